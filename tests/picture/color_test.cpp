// SPDX-License-Identifier: EUPL-1.2
// Pictures whose colours are not sRGB's, and AVIF. The profiles are real ones, from Debian's colord-data.
#include "picture/color.h"

#include <avif/avif.h>

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>

#include "catch.h"
#include "fakes/made_pictures.h"
#include "picture/prepare.h"

using namespace chancery;

namespace {

constexpr Size size{320, 180};

Bytes profile_named(const std::string& name) {
    std::ifstream file("/usr/share/color/icc/colord/" + name + ".icc", std::ios::binary);
    Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    INFO("install colord-data");
    REQUIRE(bytes.size() > 128);
    return bytes;
}

struct Rgb {
    double red, green, blue;
};

using Matrix = std::array<double, 9>;
// To CIE XYZ under D65: Adobe RGB (1998), annex; SMPTE EG 432-1. From it: IEC 61966-2-1.
constexpr Matrix adobe{0.5767309, 0.1855540, 0.1881852, 0.2973769, 0.6273491, 0.0752741, 0.0270343, 0.0706872, 0.9911085};
constexpr Matrix p3{0.4865709, 0.2656677, 0.1982173, 0.2289746, 0.6917385, 0.0792869, 0.0, 0.0451134, 1.0439444};
constexpr Matrix to_srgb{3.2404542, -1.5371385, -0.4985314, -0.9692660, 1.8760108, 0.0415560, 0.0556434, -0.2040259, 1.0572252};

Rgb times(const Matrix& m, const Rgb& v) {
    return {m[0] * v.red + m[1] * v.green + m[2] * v.blue, m[3] * v.red + m[4] * v.green + m[5] * v.blue, m[6] * v.red + m[7] * v.green + m[8] * v.blue};
}

double light(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }
double coded(double value) { return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055; }

std::uint32_t in_srgb(std::uint32_t pixel, const Matrix& space, double (*linear)(double)) {
    const auto part = [&](int shift) { return linear((pixel >> shift & 0xFF) / 255.0); };
    const Rgb rgb = times(to_srgb, times(space, {part(16), part(8), part(0)}));
    const auto octet = [](double value) { return static_cast<std::uint32_t>(std::lround(coded(std::min(std::max(value, 0.0), 1.0)) * 255)); };
    return 0xFF000000U | octet(rgb.red) << 16 | octet(rgb.green) << 8 | octet(rgb.blue);
}

std::uint32_t middle_of(BytesView foreign) {
    const auto stored = prepare(foreign, {{160, 90}});
    INFO((stored.ok() ? "" : stored.error().message));
    REQUIRE(stored.ok());
    const auto read = read_prepared(*stored);
    REQUIRE(read.ok());
    return read->pixels.rows.at(45 * 160 + 80);
}

bool near(std::uint32_t a, std::uint32_t b, int margin = 5) {
    for (const int shift : {0, 8, 16})
        if (std::abs(static_cast<int>(a >> shift & 0xFF) - static_cast<int>(b >> shift & 0xFF)) > margin) return false;
    return true;
}

struct AvifForm {
    int depth = 8;
    Bytes profile = {};
    int primaries = 1;
    int transfer = 13;
    int quarter_turns = 0;  // against the clock
    int mirror = -1;
    int images = 1;
    avifPixelFormat pixels = AVIF_PIXEL_FORMAT_YUV444;
};

// By libavif's own encoder.
Bytes make_avif(Size of, const Paint& paint, const AvifForm& form = {}) {
    avifImage* image = avifImageCreate(static_cast<std::uint32_t>(of.width), static_cast<std::uint32_t>(of.height), static_cast<std::uint32_t>(form.depth), form.pixels);
    image->colorPrimaries = static_cast<avifColorPrimaries>(form.primaries);
    image->transferCharacteristics = static_cast<avifTransferCharacteristics>(form.transfer);
    image->matrixCoefficients = AVIF_MATRIX_COEFFICIENTS_BT601;
    if (!form.profile.empty()) avifImageSetProfileICC(image, reinterpret_cast<const std::uint8_t*>(form.profile.data()), form.profile.size());
    if (form.quarter_turns != 0) image->transformFlags |= AVIF_TRANSFORM_IROT, image->irot.angle = static_cast<std::uint8_t>(form.quarter_turns);
#if AVIF_VERSION_MAJOR >= 1
    if (form.mirror >= 0) image->transformFlags |= AVIF_TRANSFORM_IMIR, image->imir.axis = static_cast<std::uint8_t>(form.mirror);
#else
    if (form.mirror >= 0) image->transformFlags |= AVIF_TRANSFORM_IMIR, image->imir.mode = static_cast<std::uint8_t>(form.mirror);
#endif
    avifRGBImage rgb{};
    avifRGBImageSetDefaults(&rgb, image);
    rgb.depth = 8;
    rgb.format = AVIF_RGB_FORMAT_RGBA;
    std::vector<std::uint8_t> octets;
    for (int y = 0; y < of.height; ++y)
        for (int x = 0; x < of.width; ++x)
            for (const int shift : {16, 8, 0, 24}) octets.push_back(static_cast<std::uint8_t>(paint(x, y) >> shift & 0xFF));
    rgb.pixels = octets.data();
    rgb.rowBytes = static_cast<std::uint32_t>(of.width) * 4;
    REQUIRE(avifImageRGBToYUV(image, &rgb) == AVIF_RESULT_OK);
    avifEncoder* encoder = avifEncoderCreate();
    encoder->speed = 10;
    encoder->maxThreads = 1;
    avifRWData out{};
    for (int i = 0; i < form.images; ++i) REQUIRE(avifEncoderAddImage(encoder, image, 1, form.images == 1 ? AVIF_ADD_IMAGE_FLAG_SINGLE : AVIF_ADD_IMAGE_FLAG_NONE) == AVIF_RESULT_OK);
    REQUIRE(avifEncoderFinish(encoder, &out) == AVIF_RESULT_OK);
    Bytes bytes(reinterpret_cast<const char*>(out.data), out.size);
    avifRWDataFree(&out);
    avifEncoderDestroy(encoder);
    avifImageDestroy(image);
    return bytes;
}

std::string corners(BytesView foreign, Size target) {
    const auto stored = prepare(foreign, {target});
    INFO((stored.ok() ? "" : stored.error().message));
    REQUIRE(stored.ok());
    const auto read = read_prepared(*stored);
    std::string seen;
    for (const double y : {0.1, 0.9})
        for (const double x : {0.1, 0.9}) {
            const std::uint32_t pixel = read->pixels.rows.at(static_cast<std::size_t>(y * target.height) * static_cast<std::size_t>(target.width) + static_cast<std::size_t>(x * target.width));
            seen += near(pixel, 0xFF0000, 40) ? 'r' : near(pixel, 0x00FF00, 40) ? 'g' : near(pixel, 0x0000FF, 40) ? 'b' : near(pixel, 0xFFFFFF, 40) ? 'w' : '?';
        }
    return seen;
}

const Paint clay = [](int, int) { return 0xFFB4785AU; };

}  // namespace

TEST_CASE("a picture in Adobe RGB comes out in the colours that were meant, whatever its format") {
    const Bytes profile = profile_named("AdobeRGB1998");
    const std::uint32_t meant = in_srgb(0xB4785A, adobe, [](double value) { return std::pow(value, 563.0 / 256); });
    REQUIRE_FALSE(near(meant, 0xB4785A, 12));
    CHECK(near(middle_of(jpeg_with_profile(make_jpeg(size, clay), profile)), meant));
    PngForm png;
    png.profile = profile;
    CHECK(near(middle_of(make_png(size, clay, png)), meant));
    png.alpha = true;
    CHECK(near(middle_of(make_png(size, clay, png)), meant));
    CHECK(near(middle_of(webp_with_profile(make_webp(size, clay, true), size, profile)), meant));
    AvifForm avif;
    avif.profile = profile;
    CHECK(near(middle_of(make_avif(size, clay, avif)), meant));
}

TEST_CASE("a profile that exchanges red and green does so, and no profile nor sRGB's own changes anything") {
    const Bytes swapped = profile_named("SwappedRedAndGreen"), srgb = profile_named("sRGB");
    CHECK(near(middle_of(jpeg_with_profile(make_jpeg(size, clay), swapped)), 0x78B45A, 8));
    CHECK(near(middle_of(make_jpeg(size, clay)), 0xB4785A));
    CHECK(near(middle_of(jpeg_with_profile(make_jpeg(size, clay), srgb)), 0xB4785A));
    CHECK_FALSE(ColorTransform::by_profile(srgb, ColorTransform::Kind::colour, ColorTransform::Octets::rgba));
    CHECK(ColorTransform::by_profile(swapped, ColorTransform::Kind::colour, ColorTransform::Octets::rgba));
}

TEST_CASE("a grey picture with a grey profile stays grey, and a coloured one does not believe such a profile") {
    const Bytes profile = profile_named("Gamma6500K");
    for (const auto kind : {ColorTransform::Kind::grey, ColorTransform::Kind::colour}) {
        const auto transform = ColorTransform::by_profile(profile, kind, ColorTransform::Octets::own);
        if (!transform) continue;
        std::uint32_t pixel = 0xFF808080U;
        transform->apply(&pixel, 1);
        CHECK((pixel & 0xFF) == (pixel >> 8 & 0xFF));
    }
    JpegForm grey;
    grey.grey = true;
    CHECK(near(middle_of(jpeg_with_profile(make_jpeg(size, [](int, int) { return 0xFF808080U; }, grey), profile_named("AdobeRGB1998"))), 0x808080, 6));
}

TEST_CASE("a profile that is damaged, too large, or none of a picture leaves the picture as it is") {
    const Bytes profile = profile_named("AdobeRGB1998");
    const Bytes jpeg = make_jpeg(size, clay);
    for (const Bytes& bad : {profile.substr(0, 100), Bytes(3000, '\x7F'), profile.substr(0, 128) + Bytes(profile.size() - 128, '\xFF')})
        CHECK(near(middle_of(jpeg_with_profile(jpeg, bad)), 0xB4785A));
    Bytes printer = profile;
    printer.replace(12, 4, "prtr");
    CHECK(near(middle_of(jpeg_with_profile(jpeg, printer)), 0xB4785A));
    CHECK_FALSE(ColorTransform::by_profile(profile + Bytes(std::size_t{2} << 20, '\0'), ColorTransform::Kind::colour, ColorTransform::Octets::rgba));
}

TEST_CASE("AVIF pictures open in the child, upright, of eight and more bits, and in the colours of their code points") {
    CHECK(corners(make_avif(size, quarters(size)), {160, 90}) == "rgbw");
    AvifForm deep;
    deep.depth = 10;
    deep.pixels = AVIF_PIXEL_FORMAT_YUV420;
    CHECK(corners(make_avif(size, quarters(size), deep), {160, 90}) == "rgbw");
    AvifForm wide;
    wide.primaries = 12;
    CHECK(near(middle_of(make_avif(size, clay, wide)), in_srgb(0xB4785A, p3, light)));
    AvifForm turned;
    turned.quarter_turns = 1;
    CHECK(corners(make_avif(size, quarters(size), turned), {90, 160}) == "gwrb");
    turned.mirror = 1;
    CHECK(corners(make_avif(size, quarters(size), turned), {90, 160}) == "wgbr");
    turned.mirror = 0;
    CHECK(corners(make_avif(size, quarters(size), turned), {90, 160}) == "rbgw");
    turned.quarter_turns = 2;
    turned.mirror = -1;
    CHECK(corners(make_avif(size, quarters(size), turned), {160, 90}) == "wbgr");
}

TEST_CASE("AVIF that is cut off, moves, is brighter than white or larger than may be held is refused with a reason") {
    const Bytes good = make_avif(size, quarters(size));
    const auto why_not = [](const Bytes& bytes) {
        const auto stored = prepare(bytes, {{160, 90}});
        REQUIRE_FALSE(stored.ok());
        return stored.error().kind;
    };
    CHECK(why_not(good.substr(0, good.size() / 2)) == ErrorKind::corrupt);
    CHECK(why_not(good.substr(0, 60)) == ErrorKind::corrupt);
    AvifForm film;
    film.images = 3;
    CHECK(why_not(make_avif(size, quarters(size), film)) == ErrorKind::unsupported);
    AvifForm bright;
    bright.transfer = 16;
    bright.primaries = 9;
    CHECK(why_not(make_avif(size, quarters(size), bright)) == ErrorKind::unsupported);
    Bytes large = good;
    const std::size_t ispe = large.find("ispe");
    REQUIRE(ispe != Bytes::npos);
    large.replace(ispe + 8, 8, Bytes("\0\0\x40\0\0\0\x40\0", 8));
    CHECK(why_not(large) == ErrorKind::corrupt);
    for (std::size_t at = 0; at < good.size(); at += 7) {
        Bytes broken = good;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        const auto stored = prepare(broken, {{16, 9}});
        if (!stored) CHECK(stored.error().message.size() > 15);
    }
}

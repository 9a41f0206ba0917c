// SPDX-License-Identifier: EUPL-1.2
#include "collection.h"

#include "containers.h"
#include "fakes/made_pictures.h"

namespace chancery::lab {
namespace {

constexpr Size usual{96, 54};

Bytes repeated(const Bytes& piece, int times) {
    Bytes out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
}

// The scans of a progressive picture over and over: each costs a pass over the whole of it.
Bytes endless_scans(Size size, int times) {
    const Bytes file = make_jpeg(size, scenery(size), {.progressive = true, .quality = 60});
    const std::size_t first_scan = file.find("\xFF\xDA"), end = file.rfind("\xFF\xD9");
    const std::size_t last_scan = file.rfind("\xFF\xDA", end);
    return file.substr(0, end) + repeated(file.substr(last_scan, end - last_scan), times) + file.substr(first_scan);
}

// A picture that says it is of another size than what is in it.
Bytes jpeg_claiming(Size claimed, bool progressive) {
    Bytes file = make_jpeg(usual, scenery(usual), {.progressive = progressive});
    const std::size_t frame = file.find(progressive ? "\xFF\xC2" : "\xFF\xC0");
    put_big(file, frame + 5, static_cast<std::uint32_t>(claimed.height), 2);
    put_big(file, frame + 7, static_cast<std::uint32_t>(claimed.width), 2);
    return file;
}

// The header of VP8L holds both sides less one in 14 bits each (RFC 9649, 3.4).
Bytes webp_claiming(Size claimed) {
    Bytes file = make_webp(usual, scenery(usual), true);
    const auto sides = static_cast<std::uint32_t>(claimed.width - 1) | static_cast<std::uint32_t>(claimed.height - 1) << 14;
    put_little(file, file.find("VP8L") + 9, sides | 1U << 28, 4);
    return file;
}

Bytes animated_webp() {
    Bytes canvas(10, '\0');
    canvas[0] = 0x02;
    Bytes frame(16, '\0');
    const Bytes still = make_webp({16, 16}, quarters({16, 16}));
    return pack(Container::webp, {{"VP8X", canvas}, {"ANIM", Bytes(6, '\0')}, {"ANMF", frame + still.substr(12)}});
}

Bytes one_color_png(Size size, int color_type, bool interlaced) {
    const int channels = color_type == 6 ? 4 : color_type == 2 ? 3 : 1;
    return png_file(size, color_type, interlaced, "", deflated_zeros((static_cast<std::size_t>(size.width) * static_cast<std::size_t>(channels) + 1) * static_cast<std::size_t>(size.height)));
}

Bytes png_with(const Bytes& between) {
    return png_file({4, 4}, 2, false, between, deflated_zeros((4 * 3 + 1) * 4));
}

}  // namespace

std::vector<Specimen> good_pictures() {
    const Paint paint = scenery(usual);
    const Paint glass = [paint](int x, int y) { return (paint(x, y) & 0x00FFFFFFU) | static_cast<std::uint32_t>((x * 5) & 0xFF) << 24; };
    const Bytes plain = make_png(usual, paint);
    std::vector<Box> apng = unpack(plain);
    apng.insert(apng.begin() + 1, {"acTL", Bytes("\0\0\0\2\0\0\0\0", 8)});
    return {
        {"plain.jpg", make_jpeg(usual, paint)},
        {"coarse.jpg", make_jpeg(usual, paint, {.quality = 20})},
        {"progressive.jpg", make_jpeg(usual, paint, {.progressive = true})},
        {"grey.jpg", make_jpeg(usual, paint, {.grey = true})},
        {"inks.jpg", make_jpeg(usual, paint, {.inks = true})},
        {"turned.jpg", make_jpeg(usual, paint, {.orientation = 6})},
        {"mirrored.jpg", make_jpeg(usual, paint, {.progressive = true, .orientation = 5})},
        {"large.jpg", make_jpeg({1600, 900}, scenery({1600, 900}), {.quality = 70})},
        {"plain.png", plain},
        {"alpha.png", make_png(usual, glass, {.alpha = true})},
        {"interlaced.png", make_png(usual, paint, {.interlaced = true})},
        {"sixteen bits.png", make_png(usual, paint, {.sixteen_bits = true})},
        {"alpha, interlaced, sixteen bits.png", make_png(usual, glass, {.alpha = true, .interlaced = true, .sixteen_bits = true})},
        {"APNG.png", pack(Container::png, apng)},
        {"lossy.webp", make_webp(usual, paint)},
        {"lossless.webp", make_webp(usual, glass, true)},
        {"with a ZIP behind it.png", plain + "PK\x03\x04" + Bytes(200, 'z')},
        {"with a page in it.jpg", make_jpeg(usual, paint).insert(2, Bytes("\xFF\xFE\x00\x2A", 4) + "<script>alert('this is a page')</script>")},
    };
}

std::vector<Specimen> bombs() {
    const Bytes megabytes = deflated_zeros(100U << 20);
    const Bytes profile = png_chunk("iCCP", Bytes("p\0\0", 3) + megabytes), text = png_chunk("zTXt", Bytes("Title\0\0", 7) + megabytes);
    return {
        {"12000x12000 of one colour.png", one_color_png({12000, 12000}, 2, false)},
        {"7000x7000 with alpha.png", one_color_png({7000, 7000}, 6, false)},
        {"4800x4800, interlaced.png", one_color_png({4800, 4800}, 2, true)},
        {"16384x3000 grey.png", one_color_png({16384, 3000}, 0, false)},
        {"100 MB of profile.png", png_with(profile)},
        {"100 MB of text.png", png_with(text)},
        {"thirty times 100 MB of text.png", png_with(repeated(text, 30))},
        {"ten thousand words.png", png_with(repeated(png_chunk("tEXt", Bytes("a\0b", 3)), 10000))},
        {"claims the largest size.png", make_png_header({0x7FFFFFFF, 0x7FFFFFFF})},
        {"claims to be one wide.png", make_png_header({1, 0x7FFFFFFF})},
        {"claims 16384x16384.png", make_png_header({16384, 16384})},
        {"claims 65500x65500.jpg", jpeg_claiming({65500, 65500}, false)},
        {"claims 14000x14000, progressive.jpg", jpeg_claiming({14000, 14000}, true)},
        {"claims 6000x6000, progressive.jpg", jpeg_claiming({6000, 6000}, true)},
        {"claims to be nothing.jpg", jpeg_claiming({0, 0}, false)},
        {"hundreds of scans.jpg", endless_scans({640, 480}, 150)},
        {"thousands of scans.jpg", endless_scans({320, 240}, 5000)},
        {"a million fill octets.jpg", make_jpeg(usual, scenery(usual)).insert(2, Bytes(1 << 20, '\xFF'))},
        {"claims 16383x16383.webp", webp_claiming({16384, 16384})},
        {"claims 4800x4800.webp", webp_claiming({4800, 4800})},
        {"animated.webp", animated_webp()},
    };
}

std::vector<Specimen> foreign_files() {
    const Bytes png = make_png(usual, scenery(usual)), jpeg = make_jpeg(usual, scenery(usual));
    return {
        {"XPM.png", "/* XPM */\nstatic char *x[] = {\n\"2 2 2 1\",\n\"a c #ff0000\",\n\"b c #0000ff\",\n\"ab\",\n\"ba\"\n};\n"},
        {"XPM of a billion colours.png", "/* XPM */\nstatic char *x[] = {\n\"1 1 1000000000 100000\",\n"},
        {"GIF.jpg", Bytes("GIF89a\x01\0\x01\0\x80\0\0\xFF\xFF\xFF\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;", 35)},
        {"BMP.png", Bytes("BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\0\0\0\x04\0\0\0", 38) + Bytes(20, '\x7F')},
        {"SVG.png", "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"},
        {"SVG with entities.jpg", "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>"},
        {"PNM.webp", "P6\n2 2\n255\nabcdefghijkl"},
        {"PCX.png", Bytes("\x0A\x05\x01\x08", 4) + Bytes(200, '\0')},
        {"TIFF.jpg", Bytes("II*\0\x08\0\0\0", 8) + Bytes(100, '\x01')},
        {"ICO.png", Bytes("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0", 14) + png},
        {"AVIF.webp", Bytes("\0\0\0\x20" "ftypavif", 12) + Bytes(60, '\0')},
        {"XCF.png", Bytes("gimp xcf file\0", 14) + Bytes(100, '\2')},
        {"page.png", "<!DOCTYPE html><html><title>Room number?</title></html>"},
        {"script.png", "#!/bin/sh\ntouch /tmp/harm\n"},
        {"program.png", Bytes("\x7F" "ELF\2\1\1", 7) + Bytes(300, '\0')},
        {"nothing.png", ""},
        {"one octet.jpg", "\xFF"},
        {"half a signature.png", png.substr(0, 7)},
        {"one octet before it.png", "x" + png},
        {"a picture behind a GIF's name.jpg", "GIF89a" + jpeg},
        {"sound in RIFF.webp", Bytes("RIFF\x24\0\0\0WAVEfmt ", 16) + Bytes(40, '\0')},
        {"line ends changed.png", Bytes("\x89PNG\n\x1A\n", 7) + png.substr(8)},
    };
}

}  // namespace chancery::lab

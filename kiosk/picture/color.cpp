// SPDX-License-Identifier: EUPL-1.2
#include "picture/color.h"

#include <lcms2.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace chancery {

namespace {

constexpr std::size_t largest_profile = std::size_t{2} << 20;
constexpr cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_COPY_ALPHA;
// Of a value of 0 to 255: what no eye sees on a picture.
constexpr int unseen = 2;

struct Closing {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, Closing>;

cmsUInt32Number format_of(ColorTransform::Octets octets) {
    if (octets == ColorTransform::Octets::rgba) return TYPE_RGBA_8;
    return std::endian::native == std::endian::little ? TYPE_BGRA_8 : TYPE_ARGB_8;
}

// Not those of printers, links and named inks.
bool is_of_pictures(cmsHPROFILE profile) {
    const cmsProfileClassSignature kind = cmsGetDeviceClass(profile);
    return kind == cmsSigInputClass || kind == cmsSigDisplayClass || kind == cmsSigColorSpaceClass;
}

std::optional<std::array<std::uint8_t, 256>> greys_of(cmsHPROFILE profile) {
    const Profile srgb(cmsCreate_sRGBProfile());
    const cmsHTRANSFORM transform = cmsCreateTransform(profile, TYPE_GRAY_8, srgb.get(), TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
    if (!transform) return std::nullopt;
    std::array<std::uint8_t, 256> greys{};
    for (std::size_t value = 0; value < greys.size(); ++value) {
        const auto grey = static_cast<std::uint8_t>(value);
        std::array<std::uint8_t, 3> out{};
        cmsDoTransform(transform, &grey, out.data(), 1);
        greys[value] = out[1];
    }
    cmsDeleteTransform(transform);
    return greys;
}

// Primaries by their number (H.273, table 2); the white is D65 for each of them.
std::optional<cmsCIExyYTRIPLE> primaries_of(int code) {
    switch (code) {
        case 1:
        case 2: return cmsCIExyYTRIPLE{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
        case 9: return cmsCIExyYTRIPLE{{0.708, 0.292, 1}, {0.170, 0.797, 1}, {0.131, 0.046, 1}};
        case 12: return cmsCIExyYTRIPLE{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
        default: return std::nullopt;
    }
}

// Transfer by its number (table 3). What cameras of video call their own is shown as sRGB by every screen.
cmsToneCurve* curve_of(int code) {
    const std::array<double, 5> srgb{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    switch (code) {
        case 1:
        case 2:
        case 6:
        case 13:
        case 14:
        case 15: return cmsBuildParametricToneCurve(nullptr, 4, srgb.data());
        case 4: return cmsBuildGamma(nullptr, 2.2);
        case 5: return cmsBuildGamma(nullptr, 2.8);
        case 8: return cmsBuildGamma(nullptr, 1);
        default: return nullptr;
    }
}

}  // namespace

ColorTransform::~ColorTransform() {
    if (transform_) cmsDeleteTransform(transform_);
}

std::unique_ptr<ColorTransform> ColorTransform::from(void* profile, Octets octets) {
    const Profile srgb(cmsCreate_sRGBProfile());
    std::unique_ptr<ColorTransform> made(new ColorTransform);
    const cmsUInt32Number format = format_of(octets);
    made->transform_ = cmsCreateTransform(profile, format, srgb.get(), format, INTENT_RELATIVE_COLORIMETRIC, flags);
    return made->transform_ && made->changes_anything() ? std::move(made) : nullptr;
}

std::unique_ptr<ColorTransform> ColorTransform::by_profile(BytesView bytes, Kind kind, Octets octets) {
    if (bytes.empty() || bytes.size() > largest_profile) return nullptr;
    const Profile profile(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
    if (!profile || !is_of_pictures(profile.get())) return nullptr;
    const cmsColorSpaceSignature space = cmsGetColorSpace(profile.get());
    if (space == cmsSigRgbData) return from(profile.get(), octets);
    if (space != cmsSigGrayData || kind != Kind::grey) return nullptr;
    std::unique_ptr<ColorTransform> made(new ColorTransform);
    made->grey_ = greys_of(profile.get());
    return made->grey_ && made->changes_anything() ? std::move(made) : nullptr;
}

std::unique_ptr<ColorTransform> ColorTransform::by_code(const ColorCode& code, Octets octets) {
    const auto primaries = primaries_of(code.primaries);
    cmsToneCurve* curve = curve_of(code.transfer);
    if (!primaries || !curve) return cmsFreeToneCurve(curve), nullptr;
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const std::array<cmsToneCurve*, 3> curves{curve, curve, curve};
    const Profile profile(cmsCreateRGBProfile(&white, &*primaries, curves.data()));
    cmsFreeToneCurve(curve);
    return profile ? from(profile.get(), octets) : nullptr;
}

// Most pictures say that they are sRGB, each by a profile of its own.
bool ColorTransform::changes_anything() const {
    constexpr unsigned step = 15;  // to 255 in 17 steps
    std::array<std::uint8_t, 4> pixel{};
    for (unsigned i = 0; i < 18 * 18 * 18; ++i) {
        const std::array<std::uint8_t, 4> before{static_cast<std::uint8_t>(i % 18 * step), static_cast<std::uint8_t>(i / 18 % 18 * step),
                                                 static_cast<std::uint8_t>(i / 18 / 18 * step), 255};
        pixel = grey_ ? std::array<std::uint8_t, 4>{before[0], before[0], before[0], 255} : before;
        const std::array<std::uint8_t, 4> was = pixel;
        apply(pixel.data(), 1);
        for (std::size_t octet = 0; octet < 4; ++octet)
            if (std::abs(int{pixel[octet]} - int{was[octet]}) > unseen) return true;
    }
    return false;
}

void ColorTransform::apply(void* pixels, std::size_t count) const {
    if (!grey_) return cmsDoTransform(transform_, pixels, pixels, static_cast<cmsUInt32Number>(count));
    // Three octets of a grey pixel are the same, whichever they are; the alpha is the fourth or, of own pixels, not looked at.
    auto* octet = static_cast<std::uint8_t*>(pixels);
    for (std::size_t i = 0; i < count; ++i, octet += 4)
        for (std::size_t of = 0; of < 3; ++of) octet[of] = (*grey_)[octet[of]];
}

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/bytes.h"

namespace chancery {

// Coding-independent code points of a picture's colours (ITU-T H.273, tables 2 and 3).
struct ColorCode {
    int primaries = 1;
    int transfer = 13;
};

// What turns a picture's colours, as it says that they are, into sRGB. Made and used in the child that opens the picture.
class ColorTransform {
public:
    enum class Octets { rgba, own };  // in memory: red, green, blue, alpha; or a number 0xXXRRGGBB
    enum class Kind { colour, grey };

    // By an ICC profile (ICC.1:2022) of a camera, a screen or a colour space. Nothing, and so no change, where it is none of
    // these, is damaged, is larger than two mebibytes, does not fit the kind of picture, or changes nothing that could be seen.
    static std::unique_ptr<ColorTransform> by_profile(BytesView profile, Kind kind, Octets octets);
    // By code points. Nothing where they mean sRGB or are not known.
    static std::unique_ptr<ColorTransform> by_code(const ColorCode& code, Octets octets);
    ~ColorTransform();
    ColorTransform(const ColorTransform&) = delete;
    ColorTransform& operator=(const ColorTransform&) = delete;

    // In their place; the fourth octet stays what it is.
    void apply(void* pixels, std::size_t count) const;

private:
    ColorTransform() = default;
    static std::unique_ptr<ColorTransform> from(void* profile, Octets octets);
    [[nodiscard]] bool changes_anything() const;

    void* transform_ = nullptr;
    std::optional<std::array<std::uint8_t, 256>> grey_;  // instead, for a grey picture
};

}  // namespace chancery

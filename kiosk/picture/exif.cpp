// SPDX-License-Identifier: EUPL-1.2
#include "picture/exif.h"

#include <array>
#include <cstdint>
#include <optional>

namespace chancery {

namespace {

constexpr std::string_view exif_header("Exif\0\0", 6);
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t short_type = 3;
constexpr std::size_t entry_size = 12;

// A TIFF structure: numbers in one of two byte orders, at offsets that may lie.
struct Tiff {
    BytesView bytes;
    bool little_endian = false;

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t offset, std::size_t length) const {
        if (offset > bytes.size() || bytes.size() - offset < length) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t at = little_endian ? offset + length - 1 - i : offset + i;
            value = value << 8 | static_cast<std::uint8_t>(bytes[at]);
        }
        return value;
    }
};

std::optional<std::uint32_t> orientation(const Tiff& tiff) {
    const auto directory = tiff.number(4, 4);
    if (tiff.number(2, 2) != 42U || !directory) return std::nullopt;
    const auto entries = tiff.number(*directory, 2);
    for (std::size_t i = 0; entries && i < *entries; ++i) {
        const std::size_t entry = *directory + 2 + i * entry_size;
        const auto tag = tiff.number(entry, 2);
        if (!tag) return std::nullopt;
        if (tag == orientation_tag) return tiff.number(entry + 2, 2) == short_type ? tiff.number(entry + 8, 2) : std::nullopt;
    }
    return std::nullopt;
}

// By the tag's value, 1 to 8: where the stored first row and first column are.
constexpr std::array<Turn, 9> turns{{{},
                                     {false, false, false},   // top, left
                                     {false, true, false},    // top, right
                                     {false, true, true},     // bottom, right
                                     {false, false, true},    // bottom, left
                                     {true, false, false},    // left, top
                                     {true, false, true},     // right, top
                                     {true, true, true},      // right, bottom
                                     {true, true, false}}};   // left, bottom

}  // namespace

Turn exif_turn(BytesView segment) {
    if (segment.substr(0, exif_header.size()) != exif_header) return {};
    const BytesView bytes = segment.substr(exif_header.size());
    const BytesView order = bytes.substr(0, 2);
    if (order != "II" && order != "MM") return {};
    const std::uint32_t value = orientation({bytes, order == "II"}).value_or(1);
    return value < turns.size() ? turns[value] : Turn{};
}

}  // namespace chancery

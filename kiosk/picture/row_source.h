// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/geometry.h"
#include "picture/exif.h"

namespace chancery {

// What became of the foreign bytes: the only words that the child says.
enum class Verdict : std::uint32_t { nothing, done, damaged, too_large, out_of_memory, unknown_format, animated };

// How the child ends early. Decoders call it from the depth of their C libraries, where nothing can be thrown: the
// process ends, and with it everything that it held.
class Exit {
public:
    explicit Exit(Verdict* told) : told_(told) {}
    [[noreturn]] void with(Verdict verdict) const;

private:
    Verdict* told_;
};

// A foreign picture, decoded row by row as it is stored, from the top: XRGB8888, alpha laid over a neutral ground.
// Whatever is wrong with it ends the child.
class RowSource {
public:
    virtual ~RowSource() = default;

    // How it is turned to stand upright.
    [[nodiscard]] virtual Turn turn() const { return {}; }
    // The rows may come smaller from now on, as long as size() is at least this part of what it was. Before any row.
    virtual void shrink(double /*ratio*/) {}
    [[nodiscard]] virtual Size size() const = 0;
    // The next row; good until the one after it.
    virtual const std::uint32_t* next() = 0;
    virtual void skip(int rows) {
        for (; rows > 0; --rows) next();
    }
};

// The largest picture that is opened; a JPEG may be larger as long as it is decoded smaller.
constexpr int max_side = 16384;
constexpr double max_area = 50e6;
// Of a form that must be held whole while it is decoded.
constexpr double max_whole_area = 24e6;

std::unique_ptr<RowSource> open_jpeg(BytesView bytes, const Exit& exit);
// What transparent pictures are laid over: a grey on which black drawings are seen as well as white ones.
struct PictureGround {
    std::uint32_t red = 0x80, green = 0x84, blue = 0x8A;
};

std::unique_ptr<RowSource> open_png(BytesView bytes, const Exit& exit, const PictureGround& ground);
std::unique_ptr<RowSource> open_webp(BytesView bytes, const Exit& exit, const PictureGround& ground);
std::unique_ptr<RowSource> open_avif(BytesView bytes, const Exit& exit, const PictureGround& ground);

// Whichever of the four it is, by its first bytes.
std::unique_ptr<RowSource> open_picture(BytesView bytes, const Exit& exit, const PictureGround& ground = {});

// One pixel of red, green, blue and alpha over that ground.
inline std::uint32_t over_ground(std::uint32_t red, std::uint32_t green, std::uint32_t blue, std::uint32_t alpha, const PictureGround& ground = {}) {
    const auto mix = [alpha](std::uint32_t value, std::uint32_t below) { return (value * alpha + below * (255 - alpha) + 127) / 255; };
    return 0xFF000000U | mix(red, ground.red) << 16 | mix(green, ground.green) << 8 | mix(blue, ground.blue);
}

// A row of them.
inline void lay_over_ground(const std::uint8_t* rgba, const PictureGround& ground, std::vector<std::uint32_t>& row) {
    for (std::uint32_t& pixel : row) {
        pixel = over_ground(rgba[0], rgba[1], rgba[2], rgba[3], ground);
        rgba += 4;
    }
}

}  // namespace chancery

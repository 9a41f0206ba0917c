// SPDX-License-Identifier: EUPL-1.2
// Draws the layouts that a feed alone does not ask for: two languages side by side, a picture alone, mourning.
//   frame_scenes SCENES.json THEME.json MOURNING.json WIDTHxHEIGHT OUT [PICTURE]
// Each statement of the feed is a scene and its tags say how it is set: "side by side" (its first two languages), "mourning",
// "picture alone" (its summary is the caption), "with picture". The picture is made here, unless one is named.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "app/contrast_meter.h"
#include "app/files.h"
#include "edition/seal.h"
#include "fakes/made_pictures.h"
#include "layout/compose.h"
#include "picture/png.h"
#include "picture/prepare.h"
#include "screen/canvas.h"
#include "screen/grey.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/text_painter.h"

using namespace chancery;

namespace {

constexpr Size made{1600, 1000};

// Sky, sea and sand: few colours, so that golden pictures stay small.
std::uint32_t coast(int, int y) { return y < made.height * 5 / 10 ? 0xFF9CC4E4U : y < made.height * 7 / 10 ? 0xFF2A6FA8U : 0xFFC8B060U; }

bool tagged(const Statement& statement, std::string_view tag) {
    return std::find(statement.tags.begin(), statement.tags.end(), tag) != statement.tags.end();
}

class Studio {
public:
    Studio(Size size, Theme everyday, Theme mourning, Bytes picture, std::string folder)
        : size_(size), everyday_(std::move(everyday)), mourning_(std::move(mourning)), picture_(std::move(picture)), folder_(std::move(folder)) {}

    Status draw(const Statement& statement) {
        const bool mourning = tagged(statement, "mourning");
        std::optional<Backdrop> backdrop;
        if (tagged(statement, "with picture") || tagged(statement, "picture alone"))
            if (const Status ready = take_picture(mourning, statement, backdrop); !ready) return ready;
        Version version = statement.versions.front();
        if (tagged(statement, "picture alone")) version.title.clear(), version.body.clear();
        const Version* beside = tagged(statement, "side by side") ? &statement.versions.at(1) : nullptr;
        std::size_t number = 0;
        for (const Page& page : compose({statement, version, beside}, backdrop, mourning ? mourning_ : everyday_,
                                        {size_, 0, "Europe/Brussels"}, typeface_))
            if (const Status printed = print(page, statement.id + "-" + std::to_string(++number)); !printed) return printed;
        return {};
    }

private:
    Status take_picture(bool mourning, const Statement& statement, std::optional<Backdrop>& backdrop) {
        const auto stored = prepare(picture_, {size_, 0.5, 0.5, false});
        if (!stored) return stored.error();
        auto ready = read_prepared(*stored);
        if (!ready) return ready.error();
        prepared_ = *std::move(ready);
        if (mourning) prepared_.pixels = in_grey(std::move(prepared_.pixels));
        backdrop = Backdrop{sha256("picture"), prepared_.luminance.cells.data(), LuminanceMap::columns, LuminanceMap::rows,
                            statement.picture ? statement.picture->credit : ""};
        return {};
    }

    void draw(const Frame& frame, Pixels& into) {
        canvas_.begin(frame, [this](const Digest&) { return std::make_shared<const Pixels>(prepared_.pixels); }, into);
        while (canvas_.draw_next()) {}
    }

    Status print(const Page& page, const std::string& name) {
        draw(without_text(page.frame), ground_);
        draw(page.frame, page_);
        const Contrast contrast = measure_contrast(page.frame, ground_, page_);
        std::printf("%s %dx%d: contrast %.2f (99%%: %.2f), least text %d px, %d lines, %d missing%s, %.1f s\n", name.c_str(),
                    size_.width, size_.height, contrast.lowest, contrast.at_99_percent, page.min_text_px, page.lines,
                    page.missing_glyphs, page.clipped ? ", CLIPPED" : "", static_cast<double>(page.dwell.count()) / 1000);
        const auto png = encode_png(page_);
        return png ? write_file(folder_ + "/" + name + ".png", *png) : Status(png.error());
    }

    Size size_;
    Theme everyday_, mourning_;
    Bytes picture_;
    std::string folder_;
    HarfBuzzTypeface typeface_;
    TextPainter painter_;
    Canvas canvas_{[this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); }};
    Prepared prepared_;
    Pixels ground_, page_;
};

Result<Theme> theme_in(const std::string& file) {
    const auto bytes = read_file(file, std::size_t{1} << 20);
    return bytes ? read_theme(*bytes, file) : Result<Theme>(bytes.error());
}

Status draw_all(const std::vector<std::string>& named, Size size) {
    const auto feed = read_file(named[0], std::size_t{1} << 20);
    if (!feed) return feed.error();
    const auto sealed = seal({{"scenes", "https://mfa.example/scenes.json", "en", "jsonfeed", *feed}}, {});
    if (!sealed) return sealed.error();
    const auto everyday = theme_in(named[1]), mourning = theme_in(named[2]);
    if (!everyday || !mourning) return (everyday ? mourning : everyday).error();
    const auto picture = named.size() > 5 ? read_file(named[5], std::size_t{64} << 20) : Result<Bytes>(make_png(made, coast));
    if (!picture) return picture.error();
    std::filesystem::create_directories(named[4]);
    Studio studio(size, *everyday, *mourning, *picture, named[4]);
    for (const Statement& statement : sealed->edition->statements())
        if (const Status drawn = studio.draw(statement); !drawn) return drawn;
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> named(argv + 1, argv + argc);
    Size size;
    if (named.size() < 5 || std::sscanf(named[3].c_str(), "%dx%d", &size.width, &size.height) != 2) {
        std::cerr << "frame_scenes SCENES.json THEME.json MOURNING.json WIDTHxHEIGHT OUT [PICTURE]\n";
        return 64;
    }
    const Status drawn = draw_all(named, size);
    if (!drawn) std::cerr << drawn.error().message << "\n";
    return drawn ? 0 : 1;
}

// SPDX-License-Identifier: EUPL-1.2
// Draws the layouts that a feed alone does not ask for: two languages side by side, a picture alone, mourning.
//   frame_scenes SCENES.json THEME.json MOURNING.json WIDTHxHEIGHT OUT [PICTURE | FOLDER]
// Each statement of the feed is a scene and its tags say how it is set: "side by side" (its first two languages), "mourning",
// "picture alone" (its summary is the caption), "with picture" (of the screen's shape, or "turned"), "whole" (nothing of it is cut off),
// "comes in" (and how, at three moments of the crossfade from the page before), "footer" (with clocks, the next event among the scenes, and dots), "theme NAME" (another one, beside THEME.json), "landscape" or "portrait" (only there). The picture is made here, unless one
// is named; in a folder it is the one that the statement names.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/assets.h"
#include "app/contrast_meter.h"
#include "app/files.h"
#include "app/footer.h"
#include "edition/seal.h"
#include "fakes/made_pictures.h"
#include "layout/compose.h"
#include "layout/slide.h"
#include "picture/png.h"
#include "picture/prepare.h"
#include "screen/blend.h"
#include "screen/canvas.h"
#include "screen/grey.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/text_painter.h"
#include "screen/underlay.h"

using namespace chancery;

namespace {

constexpr Size wide{1600, 1000}, tall{1000, 1600};

// Sky, sea and sand: few colours, so that golden pictures stay small.
Bytes coast(Size size) {
    return make_png(size, [size](int, int y) { return y < size.height * 5 / 10 ? 0xFF9CC4E4U : y < size.height * 7 / 10 ? 0xFF2A6FA8U : 0xFFC8B060U; });
}

bool tagged(const Statement& statement, std::string_view tag) {
    return std::find(statement.tags.begin(), statement.tags.end(), tag) != statement.tags.end();
}

Result<Theme> theme_in(const std::string& file) { return load_theme(std::filesystem::absolute(file).string(), ""); }

// Where what scenes are made of lies.
struct Store {
    std::string theme, mourning;  // files
    std::string pictures;         // a file, a folder, or nothing: then one is made

    [[nodiscard]] Result<Theme> theme_of(const Statement& statement) const {
        if (tagged(statement, "mourning")) return theme_in(mourning);
        for (const std::string& tag : statement.tags)
            if (tag.starts_with("theme ")) return theme_in((std::filesystem::path(theme).parent_path() / (tag.substr(6) + ".json")).string());
        return theme_in(theme);
    }

    [[nodiscard]] Result<Bytes> picture_of(const Statement& statement, Size screen) const {
        if (pictures.empty()) return coast(tagged(statement, "whole") || is_upright(screen) == tagged(statement, "turned") ? wide : tall);
        const bool folder = std::filesystem::is_directory(pictures);
        const std::string named = statement.picture ? statement.picture->url.substr(std::string_view("https://mfa.example/").size()) : "";
        return read_file(folder ? pictures + "/" + named : pictures, std::size_t{64} << 20);
    }
};

class Studio {
public:
    Studio(Size size, Store store, std::string folder) : size_(size), store_(std::move(store)), folder_(std::move(folder)) {}

    Status draw(const EditionPtr& edition, std::size_t scene) {
        const Statement& statement = edition->statements()[scene];
        if (tagged(statement, size_.width > size_.height ? "portrait" : "landscape")) return {};
        const bool mourning = tagged(statement, "mourning");
        auto theme = store_.theme_of(statement);
        if (!theme) return theme.error();
        if (const Status ready = take_drawings(*theme); !ready) return ready;
        std::optional<Backdrop> backdrop;
        if (tagged(statement, "with picture") || tagged(statement, "picture alone"))
            if (const Status ready = take_picture(mourning, statement, backdrop); !ready) return ready;
        Version version = statement.versions.front();
        if (tagged(statement, "picture alone")) version.title.clear(), version.body.clear();
        const Version* beside = tagged(statement, "side by side") ? &statement.versions.at(1) : nullptr;
        Viewport viewport{size_, {}, "Europe/Brussels"};
        if (tagged(statement, "footer")) viewport.footer = footer_rules().plan();
        std::size_t number = 0;
        for (Page& page : compose({statement, version, beside}, backdrop, *theme, viewport, typeface_)) {
            if (page.footer) add_footer(edition, scene, page);
            if (tagged(statement, "comes in"))
                if (const Status printed = print_fade(page.frame, Duration(theme->crossfade_ms), statement.id); !printed) return printed;
            if (const Status printed = print(page, statement.id + "-" + std::to_string(++number)); !printed) return printed;
        }
        return {};
    }

private:
    static FooterRules footer_rules() { return {{{"Europe/Brussels"}, {"Africa/Addis_Ababa"}}, true, true}; }

    void add_footer(const EditionPtr& edition, std::size_t scene, Page& page) {
        Cue cue;
        cue.edition = edition;
        cue.statement = scene;
        const Now now{*parse_rfc3339("2026-03-21T09:05:00Z"), {}, ClockTrust::synchronized, std::nullopt};
        Rotation rotation;
        rotation.time_zone = "Europe/Brussels";
        page.frame.foot = set_footer(*page.footer, footer_words(footer_rules(), cue, now, rotation, {}), typeface_);
        page.frame = as_picture(std::move(page.frame));
    }

    Status take_picture(bool mourning, const Statement& statement, std::optional<Backdrop>& backdrop) {
        const auto picture = store_.picture_of(statement, size_);
        if (!picture) return picture.error();
        const auto stored = prepare(*picture, {size_, 0.5, 0.5, tagged(statement, "whole")});
        if (!stored) return stored.error();
        auto ready = read_prepared(*stored);
        if (!ready) return ready.error();
        prepared_ = *std::move(ready);
        if (mourning) prepared_.pixels = in_grey(std::move(prepared_.pixels));
        backdrop = Backdrop{sha256("picture"), prepared_.luminance.cells.data(), LuminanceMap::columns, LuminanceMap::rows,
                            statement.picture ? statement.picture->credit : ""};
        if (tagged(statement, "whole") || prepared_.whole) backdrop->whole = whole_on(prepared_.original, size_);
        named_[backdrop->original] = std::make_shared<const Pixels>(prepared_.pixels);
        return {};
    }

    // The theme's emblem and art.
    Status take_drawings(Theme& theme) {
        if (!theme.emblem_file.empty()) {
            auto emblem = load_emblem(theme.emblem_file);
            if (!emblem) return emblem.error();
            theme.emblem = Emblem{sha256("emblem"), {emblem->size.width, emblem->size.height / 2}};
            named_[theme.emblem->name] = std::make_shared<const Pixels>(*std::move(emblem));
        }
        if (theme.art_file.empty()) return {};
        const auto stored = load_art(theme.art_file, size_);
        auto art = stored ? read_prepared(*stored) : Result<Prepared>(stored.error());
        if (!art) return art.error();
        theme.art = Art{sha256("art"), {art->luminance.cells.begin(), art->luminance.cells.end()}};
        named_[theme.art->name] = std::make_shared<const Pixels>(std::move(art->pixels));
        return {};
    }

    // As the glass mixes them.
    Status print_fade(const Frame& frame, Duration fade, const std::string& name) {
        const Pixels before = page_;
        Underlay ground;
        draw(frame, page_, &ground);
        for (const int percent : {30, 55, 75}) {
            const Duration elapsed = fade * percent / 100;
            const Mixture page(percent * 256 / 100), words(words_weight(elapsed, fade, frame.reveal));
            Pixels bare = page_, seen = page_;
            ground.lay_into(bare);
            blend(bare.rows.data(), page_.rows.data(), seen.rows.data(), seen.rows.size(), words);
            blend(before.rows.data(), seen.rows.data(), seen.rows.data(), seen.rows.size(), page);
            const auto png = encode_png(seen);
            if (const Status written = png ? write_passing_file(folder_ + "/" + name + "-at-" + std::to_string(percent) + ".png", *png) : Status(png.error()); !written) return written;
        }
        return {};
    }

    void draw(const Frame& frame, Pixels& into, Underlay* ground = nullptr) {
        canvas_.begin(frame, [this](const Digest& name) { return named_.at(name); }, into, ground);
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
        return png ? write_passing_file(folder_ + "/" + name + ".png", *png) : Status(png.error());
    }

    Size size_;
    Store store_;
    std::string folder_;
    HarfBuzzTypeface typeface_;
    TextPainter painter_;
    Canvas canvas_{[this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); }};
    Prepared prepared_;
    std::map<Digest, std::shared_ptr<const Pixels>> named_;  // what frames show
    Pixels ground_, page_;
};

Status draw_all(const std::vector<std::string>& named, Size size) {
    const auto feed = read_file(named[0], std::size_t{1} << 20);
    if (!feed) return feed.error();
    const auto sealed = seal({{"scenes", "https://mfa.example/scenes.json", "en", "jsonfeed", *feed}}, {});
    if (!sealed) return sealed.error();
    std::filesystem::create_directories(named[4]);
    Studio studio(size, {named[1], named[2], named.size() > 5 ? named[5] : ""}, named[4]);
    for (std::size_t scene = 0; scene < sealed->edition->statements().size(); ++scene)
        if (const Status drawn = studio.draw(sealed->edition, scene); !drawn) return drawn;
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> named(argv + 1, argv + argc);
    Size size;
    if (named.size() < 5 || std::sscanf(named[3].c_str(), "%dx%d", &size.width, &size.height) != 2) {
        std::cerr << "frame_scenes SCENES.json THEME.json MOURNING.json WIDTHxHEIGHT OUT [PICTURE | FOLDER]\n";
        return 64;
    }
    const Status drawn = draw_all(named, size);
    if (!drawn) std::cerr << drawn.error().message << "\n";
    return drawn ? 0 : 1;
}

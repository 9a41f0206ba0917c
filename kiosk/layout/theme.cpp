// SPDX-License-Identifier: EUPL-1.2
#include "layout/theme.h"

#include <algorithm>

#include "base/json_reader.h"
#include "layout/contrast.h"

namespace chancery {

Theme in_grey(Theme theme) {
    for (Color* color : {&theme.ground, &theme.ground_end, &theme.scrim, &theme.title, &theme.text, &theme.quiet, &theme.accent})
        *color = grey_of_luminance(relative_luminance(*color));
    return theme;
}

std::vector<ThemeContrast> contrasts_of(const Theme& theme) {
    struct Named {
        const char* key;
        double light;
    };
    const auto named = [](const char* key, const Color& color) { return Named{key, relative_luminance(color)}; };
    const Named ground = named("ground", theme.ground), ground_end = named("ground_end", theme.ground_end);
    std::vector<ThemeContrast> contrasts;
    for (const Named& ink : {named("title", theme.title), named("text", theme.text), named("quiet", theme.quiet)}) {
        const bool between = (ink.light - ground.light) * (ink.light - ground_end.light) < 0;
        for (const Named& under : {ground, ground_end, named("scrim", theme.scrim)})
            contrasts.push_back({ink.key, under.key, between && under.key != std::string("scrim") ? 1 : contrast_ratio(ink.light, under.light)});
    }
    std::stable_sort(contrasts.begin(), contrasts.end(), [](const auto& a, const auto& b) { return a.ratio < b.ratio; });
    return contrasts;
}

Theme at_rest(Theme theme) {
    theme.drift = 0;
    theme.reveal_ms = 0;
    return theme;
}

Result<Theme> read_theme(std::string_view text, std::string_view name) {
    json::Limits limits;
    limits.max_bytes = std::size_t{256} << 10;
    limits.comments = true;
    const auto document = json::parse(text, name, limits);
    if (!document) return document.error();
    json::Problems problems(*document);
    json::Reader reader(document->root(), problems);
    Theme theme;
    theme.name = reader.string("name", theme.name, 100);
    theme.ground = reader.color("ground", theme.ground);
    theme.ground_end = reader.color("ground_end", theme.ground_end);
    theme.scrim = reader.color("scrim", theme.scrim);
    theme.title = reader.color("title", theme.title);
    theme.text = reader.color("text", theme.text);
    theme.quiet = reader.color("quiet", theme.quiet);
    theme.accent = reader.color("accent", theme.accent);
    const auto size = [&](std::string_view key, int otherwise, int min, int max) {
        return static_cast<int>(reader.integer(key, otherwise, min, max));
    };
    theme.margin = size("margin", theme.margin, 20, 200);
    theme.title_size = size("title_size", theme.title_size, 35, 200);
    theme.text_size = size("text_size", theme.text_size, 35, 120);
    theme.label_size = size("label_size", theme.label_size, 20, 60);
    theme.crossfade_ms = size("crossfade_ms", theme.crossfade_ms, 0, 5000);
    theme.reveal_ms = size("reveal_ms", theme.reveal_ms, 0, 2000);
    theme.qr_code = reader.boolean("qr_code", theme.qr_code);
    theme.drift = size("drift", theme.drift, 0, 150);
    theme.emblem_file = reader.string("emblem", theme.emblem_file, 1000);
    theme.emblem_size = size("emblem_size", theme.emblem_size, 30, 200);
    theme.art_file = reader.string("art", theme.art_file, 1000);
    json::Reader families = reader.object("families");
    theme.title_family = families.string("title", {}, 100);
    theme.text_family = families.string("text", {}, 100);
    families.finish();
    reader.finish();
    if (problems.any()) return problems.status().error();
    return theme;
}

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "fakes/block_typeface.h"
#include "layout/compose.h"

// What tests of layouts are made of.
namespace chancery {

inline Version version_of(std::string language, std::string title, std::vector<std::string> paragraphs) {
    Version out;
    out.language = std::move(language);
    out.title = std::move(title);
    for (std::string& text : paragraphs) out.body.push_back({Block::Kind::paragraph, std::move(text), {}});
    return out;
}

// Sentences of ten words.
inline std::string sentences(int count, const std::string& word = "words") {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += "So ";
        for (int j = 0; j < 8; ++j) text += word + " ";
        text += "stop" + std::to_string(i) + ". ";
    }
    return text;
}

inline Statement statement_of(std::vector<Version> versions) {
    Statement statement;
    statement.id = "s";
    statement.issuer = "Foreign Affairs";
    statement.issued = parse_rfc3339("2025-12-10T09:00:00Z");
    statement.versions = std::move(versions);
    return statement;
}

// A picture that is as light everywhere.
struct EvenPicture {
    std::array<std::uint8_t, 32 * 18> cells{};
    explicit EvenPicture(std::uint8_t lightness) { cells.fill(lightness); }
    [[nodiscard]] Backdrop backdrop(std::string credit = "") const { return {{}, cells.data(), 32, 18, std::move(credit)}; }
};

inline std::vector<Page> composed(const Content& content, Size size, const std::optional<Backdrop>& backdrop = std::nullopt) {
    BlockTypeface typeface;
    return compose(content, backdrop, Theme{}, {size, {}, "Europe/Brussels"}, typeface);
}

inline std::vector<const GlyphRun*> runs_of(const Page& page) {
    std::vector<const GlyphRun*> runs;
    for (const FrameItem& item : page.frame.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) runs.push_back(run);
    return runs;
}

// The runs in which this stands.
inline std::vector<const GlyphRun*> runs_with(const Page& page, std::string_view text) {
    std::vector<const GlyphRun*> runs = runs_of(page);
    std::erase_if(runs, [&](const GlyphRun* run) { return run->text.find(text) == std::string::npos; });
    return runs;
}

template <class Item>
std::vector<Item> items_of(const Page& page) {
    std::vector<Item> items;
    for (const FrameItem& item : page.frame.items)
        if (const auto* found = std::get_if<Item>(&item)) items.push_back(*found);
    return items;
}

}  // namespace chancery

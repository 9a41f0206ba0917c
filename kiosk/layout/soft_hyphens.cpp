// SPDX-License-Identifier: EUPL-1.2
#include "layout/soft_hyphens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <functional>

namespace chancery {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

// Calls `use` with each run of letters: where it begins and ends, and how many letters it has.
void for_each_word(std::string_view text, const std::function<void(std::size_t, std::size_t, int)>& use) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t begin = 0, letters = 0;
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t at = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        const bool letter = c >= 0 && (u_isalpha(c) || (letters > 0 && u_getCombiningClass(c) > 0));
        if (letter && letters++ == 0) begin = at;
        if (!letter && letters > 0) use(static_cast<std::size_t>(begin), static_cast<std::size_t>(at), letters);
        if (!letter) letters = 0;
    }
    if (letters > 0) use(static_cast<std::size_t>(begin), text.size(), letters);
}

void move_emphasis(Block& block, std::size_t at) {
    for (Emphasis& stretch : block.emphasis) {
        if (stretch.begin >= at) stretch.begin += soft_hyphen.size();
        if (stretch.end > at) stretch.end += soft_hyphen.size();
    }
}

}  // namespace

std::vector<Block> with_soft_hyphens(const std::vector<Block>& blocks, std::string_view language, const Hyphenator& hyphenator) {
    std::vector<Block> out = blocks;
    for (Block& block : out) {
        std::vector<std::size_t> places;
        for_each_word(block.text, [&](std::size_t begin, std::size_t end, int) {
            for (const std::size_t point : hyphenator.points(std::string_view(block.text).substr(begin, end - begin), language))
                places.push_back(begin + point);
        });
        for (auto place = places.rbegin(); place != places.rend(); ++place) {
            block.text.insert(*place, soft_hyphen);
            move_emphasis(block, *place);
        }
    }
    return out;
}

std::string without_soft_hyphens(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = text.find(soft_hyphen); at != std::string_view::npos; at = text.find(soft_hyphen)) {
        out += text.substr(0, at);
        text.remove_prefix(at + soft_hyphen.size());
    }
    return out += text;
}

bool has_long_word(std::string_view text, int letters) {
    bool found = false;
    for_each_word(text, [&](std::size_t, std::size_t, int count) { found = found || count >= letters; });
    return found;
}

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"

namespace chancery {

// The prose of an HTML body, and the first picture in it.
struct HtmlText {
    std::vector<Block> blocks;
    std::string picture;      // its address as it stands; empty where there is none
    std::string picture_alt;
};

// Turns foreign HTML into blocks that are fit to be shown: headings, paragraphs, list items, quotations, stressed words.
// No tag and no script gets through; what a reader of the page would not see as text (hidden or struck out, forms,
// captions) is left out. A numbered list keeps its numbers, "10<sup>6</sup>" stays a power. refused: a limit (limits.h) or
// what clean_text refuses.
//
// Why a tokenizer of our own and not libxml2's HTML parser: prose needs no tree. Without one there is no depth to
// exhaust, and each byte is looked at a bounded number of times. The names of entities come from libxml2.
Result<HtmlText> read_html(std::string_view html);

// Plain text as blocks: a blank line parts paragraphs, other line breaks are spaces. References that slipped in are
// read, and text that is HTML all the same is read as HTML.
Result<HtmlText> read_plain(std::string_view text);

// One line without tags: titles, summaries, names. Entities read, white space collapsed.
Result<std::string> read_line(std::string_view text);

}  // namespace chancery

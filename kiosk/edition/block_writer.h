// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"

namespace chancery {

// Gathers running text into blocks while someone reads tags: collapses white space, reads references, keeps track of
// lists, quotations and stress. Unbalanced calls do no harm; the context is a handful of counters.
class BlockWriter {
public:
    // Text with references ("&amp;"); white space collapses across calls.
    void text(std::string_view raw);
    void end_block();
    void line_break();  // ends a paragraph; in a heading or a list item it is a space
    void cell();        // keeps the cells of a table's row apart

    void set_heading(bool yes) { heading_ = yes; }
    void quote(int step) { quotes_ = std::max(0, quotes_ + step); }
    void open_list(bool numbered);
    void close_list();
    void item();  // the next text begins an item of the innermost list

    void stress(bool strong, bool opens);
    // "m<sup>2</sup>": when closed, digits since open_raised() become superscripts or subscripts.
    void open_raised();
    void close_raised(bool super);

    [[nodiscard]] std::size_t blocks() const { return done_.size(); }
    // All blocks, made clean. refused: as clean_text.
    Result<std::vector<Block>> finish();

private:
    struct Stress {
        int depth = 0;
        std::optional<std::size_t> begin;  // in the present block, once there is text in it
    };

    void start_text();
    void end_stress(Stress& stress, bool strong);
    void keep_stress_before(std::size_t place);
    [[nodiscard]] Block::Kind kind() const;

    static constexpr std::size_t deepest_list = 32;

    std::vector<Block> done_;
    Block block_;
    bool space_ = false;  // white space came since the last letter
    bool heading_ = false;
    int quotes_ = 0;
    std::vector<int> lists_;  // the next number of each open list; 0 for bullets
    bool item_ = false;
    bool item_begun_ = false;  // the present block is the first of an item
    Stress light_, strong_;
    std::optional<std::size_t> raised_;
};

}  // namespace chancery

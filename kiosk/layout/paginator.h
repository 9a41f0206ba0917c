// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

#include "layout/block_setter.h"

namespace chancery {

// Parts a text of one size into pages, which end with a sentence, or better a paragraph. A sentence that no page holds is cut
// behind a line. For paginate.cpp, which chooses the size.
class Paginator {
public:
    // As few pages as it takes, each as full as can be.
    Paginator(BlockSetter& setter, int px);

    [[nodiscard]] std::size_t page_count() const { return filled_.size(); }
    // How often a sentence had to be cut.
    [[nodiscard]] std::ptrdiff_t cut_sentences() const;

    // As many pages, equally full; or more, where the request asks for more and so many hold it.
    std::vector<TextPage> pages();

    // Of a text that fits one page, and need not be parted. No page where there is no text.
    static std::vector<TextPage> one_page(BlockSetter& setter, int px);

private:
    // A part of a block that stays together on a page: a sentence, or where that is longer than a page, some of its lines.
    struct Atom {
        std::size_t block = 0;
        std::size_t begin = 0, end = 0;  // bytes of the block's text
        bool cut = false;                // ends within a sentence
    };
    // A page as a range of atoms.
    struct Range {
        std::size_t begin = 0, end = 0;
    };

    Paginator(BlockSetter& setter, int px, std::vector<Atom> atoms) : setter_(setter), px_(px), atoms_(std::move(atoms)) {}
    static std::vector<Atom> whole_blocks(const BlockSetter& setter);
    static std::vector<Atom> sentences(const BlockSetter& setter);

    template <class Use>
    void for_each_stretch(const Range& range, const Use& use) const;
    int height_of(const Range& range);
    int tallest(const std::vector<Range>& ranges);
    [[nodiscard]] bool is_heading(std::size_t atom) const;
    [[nodiscard]] bool ends_paragraph(std::size_t end) const;

    int room_for(std::size_t atom, int height);
    void cut_long_sentences(int page_height);
    std::size_t end_of_page(std::size_t begin, int limit);
    std::size_t good_end(std::size_t begin, std::size_t end, int limit);
    std::vector<Range> fill(int limit, std::size_t most);
    std::vector<Range> equally_full(std::vector<Range> best);
    [[nodiscard]] std::vector<Range> spread(std::size_t pages) const;
    TextPage make(const Range& range);

    BlockSetter& setter_;
    int px_;
    std::vector<Atom> atoms_;
    std::vector<Range> filled_;
};

}  // namespace chancery

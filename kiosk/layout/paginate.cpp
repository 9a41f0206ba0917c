// SPDX-License-Identifier: EUPL-1.2
#include "layout/paginate.h"

#include <algorithm>
#include <cmath>

#include "layout/block_setter.h"
#include "layout/break_points.h"
#include "layout/soft_hyphens.h"

namespace chancery {
namespace {

// Steps of the type scale: each size is about a twelfth smaller than the one before.
constexpr double scale_step = 1.09;

// A part of a block that stays together on a page: a sentence, or where that is longer than a page, some of its lines.
struct Atom {
    std::size_t block = 0;
    std::size_t begin = 0, end = 0;  // bytes of the block's text
    bool cut = false;                // ends within a sentence
};

std::vector<std::size_t> sentences_of(const std::string& text, std::string_view language) {
    const TypographicText units = typographic(text, language);
    std::vector<std::size_t> ends;
    for (const int end : sentence_ends(units, language)) ends.push_back(units.source[static_cast<std::size_t>(end)]);
    if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
    return ends;
}

// A page as a range of atoms.
struct Range {
    std::size_t begin = 0, end = 0;
};

class Paginator {
public:
    // `whole`: everything fits one page, and need not be parted into sentences.
    Paginator(BlockSetter& setter, int px, bool whole) : setter_(setter), px_(px) {
        for (std::size_t block = 0; block < setter.blocks().size(); ++block) {
            const std::string& text = setter.blocks()[block].text;
            std::size_t begin = 0;
            for (const std::size_t end : whole ? std::vector{text.size()} : sentences_of(text, setter.request().language)) {
                if (begin < end) atoms_.push_back({block, begin, end, false});
                begin = end;
            }
        }
    }

    // No page where there is no text.
    std::vector<TextPage> one_page() {
        if (atoms_.empty()) return {};
        return {make({0, atoms_.size()})};
    }

    std::vector<TextPage> pages() {
        const int height = setter_.request().height;
        cut_long_sentences(height);
        std::vector<Range> best = fill(height);
        // The same number of pages, as equally full as can be.
        int low = height / 3, high = height;
        while (best.size() > 1 && high - low > px_ / 2) {
            const int limit = (low + high) / 2;
            std::vector<Range> tried = fill(limit);
            const bool as_few = tried.size() == best.size() && tallest(tried) <= limit;
            (as_few ? high : low) = limit;
            if (as_few) best = std::move(tried);
        }
        if (setter_.request().pages > best.size())
            if (auto wider = spread(setter_.request().pages); tallest(wider) <= height) best = std::move(wider);
        std::vector<TextPage> out;
        for (const Range& range : best) out.push_back(make(range));
        return out;
    }

    // How often a sentence was cut because no page holds it; after pages().
    [[nodiscard]] std::ptrdiff_t cut_sentences() const {
        return std::count_if(atoms_.begin(), atoms_.end(), [](const Atom& atom) { return atom.cut; });
    }

private:
    // Calls `use` with each stretch of one block in a range of atoms.
    template <class Use>
    void for_each_stretch(const Range& range, const Use& use) const {
        for (std::size_t i = range.begin; i < range.end;) {
            std::size_t last = i;
            while (last + 1 < range.end && atoms_[last + 1].block == atoms_[i].block) ++last;
            use(atoms_[i].block, atoms_[i].begin, atoms_[last].end);
            i = last + 1;
        }
    }

    int height_of(const Range& range) {
        int height = 0;
        for_each_stretch(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
            height += (height > 0 ? setter_.gap(block, px_) : 0) + setter_.set(block, begin, end, px_).height;
        });
        return height;
    }

    int tallest(const std::vector<Range>& ranges) {
        int height = 0;
        for (const Range& range : ranges) height = std::max(height, height_of(range));
        return height;
    }

    // Fills pages one after the other; a heading is not left alone at the end of a page.
    std::vector<Range> fill(int limit) {
        std::vector<Range> ranges;
        for (std::size_t begin = 0; begin < atoms_.size();) {
            std::size_t end = begin + 1;
            while (end < atoms_.size() && height_of({begin, end + 1}) <= limit) ++end;
            if (end < atoms_.size()) end = good_end(begin, end, limit);
            if (limit < setter_.request().height && end < atoms_.size() && is_heading(end - 1)) ++end;  // too tall a try
            ranges.push_back({begin, end});
            begin = end;
        }
        return ranges;
    }

    // So many pages, each with its share of the text by length; fewer where there are fewer sentences.
    std::vector<Range> spread(std::size_t pages) const {
        pages = std::min(pages, atoms_.size());
        std::size_t all = 0, passed = 0, begin = 0;
        for (const Atom& atom : atoms_) all += atom.end - atom.begin;
        std::vector<Range> ranges;
        for (std::size_t page = 1; page <= pages; ++page) {
            const std::size_t last = atoms_.size() - (pages - page), share = all * page / pages;
            std::size_t end = begin;
            // An atom goes to the page on which most of it lies.
            while (end < last && (end == begin || page == pages || passed + (atoms_[end].end - atoms_[end].begin) / 2 <= share || is_heading(end - 1))) {
                passed += atoms_[end].end - atoms_[end].begin;
                ++end;
            }
            ranges.push_back({begin, end});
            begin = end;
        }
        return ranges;
    }

    bool ends_paragraph(std::size_t end) const { return end == atoms_.size() || atoms_[end].block != atoms_[end - 1].block; }

    // The end of a paragraph where the page is full enough with it, else the end of a sentence.
    std::size_t good_end(std::size_t begin, std::size_t end, int limit) {
        for (std::size_t earlier = end; earlier > begin + 1; --earlier)
            if (ends_paragraph(earlier) && !is_heading(earlier - 1)) {
                if (height_of({begin, earlier}) * 10 >= limit * 7) return earlier;
                break;
            }
        while (end > begin + 1 && is_heading(end - 1)) --end;
        return end;
    }

    [[nodiscard]] bool is_heading(std::size_t atom) const { return setter_.blocks()[atoms_[atom].block].kind == Block::Kind::heading; }

    // What a page leaves for an atom: all of it, but for the heading that goes before.
    int room_for(std::size_t atom, int height) {
        if (atom == 0 || !is_heading(atom - 1) || is_heading(atom)) return height;
        const int taken = height_of({atom - 1, atom}) + setter_.gap(atoms_[atom].block, px_);
        return taken < height / 2 ? height - taken : height;
    }

    // A sentence that no page holds is cut behind the last line that fits.
    void cut_long_sentences(int page_height) {
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            const Atom atom = atoms_[i];
            const int height = room_for(i, page_height);
            const SetParagraph& paragraph = setter_.set(atom.block, atom.begin, atom.end, px_);
            if (paragraph.height <= height || paragraph.lines.size() < 2) continue;
            std::size_t fitting = 1;
            while (fitting + 1 < paragraph.lines.size() && paragraph.lines[fitting].baseline + paragraph.line_height / 3 <= height) ++fitting;
            if (fitting + 1 == paragraph.lines.size() && fitting > 2) --fitting;  // no line is left alone
            const std::string& text = setter_.blocks()[atom.block].text;
            const std::size_t lead = text.find_first_not_of(' ', atom.begin) - atom.begin;
            const std::size_t cut = atom.begin + lead + paragraph.lines[fitting - 1].end;
            if (cut <= atom.begin || cut >= atom.end) continue;
            atoms_[i] = {atom.block, atom.begin, cut, true};
            atoms_.insert(atoms_.begin() + static_cast<std::ptrdiff_t>(i) + 1, {atom.block, cut, atom.end, atom.cut});
        }
    }

    TextPage make(const Range& range) {
        TextPage page;
        for_each_stretch(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
            if (!page.lines.empty()) page.height += setter_.gap(block, px_), page.text += '\n';
            const SetParagraph& paragraph = setter_.set(block, begin, end, px_);
            for (Line line : paragraph.lines) {
                line.baseline += page.height;
                for (GlyphRun& run : line.runs) run.baseline += page.height;
                page.lines.push_back(std::move(line));
            }
            page.height += paragraph.height;
            page.text += without_soft_hyphens(trimmed(std::string_view(setter_.blocks()[block].text).substr(begin, end - begin)));
        });
        return page;
    }

    BlockSetter& setter_;
    int px_;
    std::vector<Atom> atoms_;
};

// How everything would stand on one page.
struct Whole {
    int height = 0;
    bool cuts_words = false;
};

Whole set_whole(BlockSetter& setter, int px) {
    Whole whole;
    for (std::size_t block = 0; block < setter.blocks().size(); ++block) {
        const std::string& text = setter.blocks()[block].text;
        if (text.empty()) continue;
        const SetParagraph& paragraph = setter.set(block, 0, text.size(), px);
        whole.height += (whole.height > 0 ? setter.gap(block, px) : 0) + paragraph.height;
        whole.cuts_words = whole.cuts_words || paragraph.cuts_words;
    }
    return whole;
}

// From the wanted size down to the floor.
std::vector<int> type_scale(int largest, int floor) {
    std::vector<int> sizes;
    for (double px = largest; px > floor; px /= scale_step) sizes.push_back(static_cast<int>(std::lround(px)));
    sizes.push_back(floor);
    return sizes;
}

// The largest size at which all of it fits one page and no word is cut; the smallest of the scale where none does.
int fitting_size(BlockSetter& setter) {
    const TextRequest& request = setter.request();
    const std::vector<int> sizes = type_scale(request.style.px, std::max(1, std::min(request.floor_px, request.style.px)));
    const auto fits = [&](int px) {
        const Whole whole = set_whole(setter, px);
        return whole.height <= request.height && !whole.cuts_words;
    };
    if (fits(sizes.front())) return sizes.front();
    std::size_t too_large = 0, small_enough = sizes.size() - 1;
    while (small_enough - too_large > 1) {
        const std::size_t middle = (too_large + small_enough) / 2;
        (fits(sizes[middle]) ? small_enough : too_large) = middle;
    }
    return sizes[small_enough];
}

// Pages at the floor, and then at the largest size that needs no more of them and cuts no more sentences.
std::vector<TextPage> fullest_pages(BlockSetter& setter, int floor, int& px) {
    Paginator smallest(setter, floor, false);
    std::vector<TextPage> pages = smallest.pages();
    px = floor;
    const std::size_t most = std::max(pages.size(), setter.request().pages);
    std::vector<int> sizes = type_scale(setter.request().style.px, floor);
    for (auto size = sizes.rbegin() + 1; size < sizes.rend(); ++size) {
        if (set_whole(setter, *size).cuts_words) break;
        Paginator larger(setter, *size, false);
        std::vector<TextPage> set = larger.pages();
        if (set.size() > most || larger.cut_sentences() > smallest.cut_sentences()) break;
        pages = std::move(set);
        px = *size;
    }
    return pages;
}

// Sets the blocks as they are; whether a word had to be cut is told.
SetText set_blocks(Typeface& typeface, const TextRequest& request, bool& cuts_words) {
    SetText out;
    out.right_to_left = is_right_to_left(request.language);
    BlockSetter setter(typeface, request);
    out.px = fitting_size(setter);
    const Whole set = set_whole(setter, out.px);
    cuts_words = set.cuts_words;
    const bool whole = set.height <= request.height && request.pages < 2;
    out.pages = whole ? Paginator(setter, out.px, true).one_page() : fullest_pages(setter, out.px, out.px);
    for (std::size_t block = 0; block < request.blocks->size(); ++block)
        if (const std::size_t size = (*request.blocks)[block].text.size(); size > 0)
            out.missing_glyphs += setter.set(block, 0, size, out.px).missing_glyphs;
    return out;
}

}  // namespace

SetText set_text(Typeface& typeface, const TextRequest& request) {
    if (request.blocks == nullptr || request.blocks->empty()) return {{}, request.style.px, is_right_to_left(request.language), 0};
    bool cuts_words = false;
    SetText set = set_blocks(typeface, request, cuts_words);
    if (!cuts_words || !typeface.hyphenator()) return set;
    // Only now that a word fits no line even at the smallest size are words parted.
    const std::vector<Block> parted = with_soft_hyphens(*request.blocks, request.language, *typeface.hyphenator());
    TextRequest again = request;
    again.blocks = &parted;
    return set_blocks(typeface, again, cuts_words);
}

}  // namespace chancery

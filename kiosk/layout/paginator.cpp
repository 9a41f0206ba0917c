// SPDX-License-Identifier: EUPL-1.2
#include "layout/paginator.h"

#include <algorithm>

#include "layout/break_points.h"
#include "layout/soft_hyphens.h"

namespace chancery {
namespace {

std::vector<std::size_t> sentences_of(const std::string& text, std::string_view language) {
    const TypographicText units = typographic(text, language);
    std::vector<std::size_t> ends;
    for (const int end : sentence_ends(units, language)) ends.push_back(units.source[static_cast<std::size_t>(end)]);
    if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
    return ends;
}

}  // namespace

Paginator::Paginator(BlockSetter& setter, int px) : Paginator(setter, px, sentences(setter)) {
    cut_long_sentences(setter.request().height);
    filled_ = fill(setter.request().height, atoms_.size());
}

std::vector<Paginator::Atom> Paginator::whole_blocks(const BlockSetter& setter) {
    std::vector<Atom> atoms;
    for (std::size_t block = 0; block < setter.blocks().size(); ++block)
        if (const std::size_t size = setter.blocks()[block].text.size(); size > 0) atoms.push_back({block, 0, size, false});
    return atoms;
}

std::vector<Paginator::Atom> Paginator::sentences(const BlockSetter& setter) {
    std::vector<Atom> atoms;
    for (std::size_t block = 0; block < setter.blocks().size(); ++block) {
        std::size_t begin = 0;
        for (const std::size_t end : sentences_of(setter.blocks()[block].text, setter.request().language)) {
            if (begin < end) atoms.push_back({block, begin, end, false});
            begin = end;
        }
    }
    return atoms;
}

std::vector<TextPage> Paginator::one_page(BlockSetter& setter, int px) {
    Paginator whole(setter, px, whole_blocks(setter));
    if (whole.atoms_.empty()) return {};
    return {whole.make({0, whole.atoms_.size()})};
}

std::ptrdiff_t Paginator::cut_sentences() const {
    return std::count_if(atoms_.begin(), atoms_.end(), [](const Atom& atom) { return atom.cut; });
}

std::vector<TextPage> Paginator::pages() {
    std::vector<Range> best = equally_full(filled_);
    if (setter_.request().pages > best.size())
        if (auto wider = spread(setter_.request().pages); tallest(wider) <= setter_.request().height) best = std::move(wider);
    std::vector<TextPage> out;
    for (const Range& range : best) out.push_back(make(range));
    return out;
}

// Calls `use` with each stretch of one block in a range of atoms.
template <class Use>
void Paginator::for_each_stretch(const Range& range, const Use& use) const {
    for (std::size_t i = range.begin; i < range.end;) {
        std::size_t last = i;
        while (last + 1 < range.end && atoms_[last + 1].block == atoms_[i].block) ++last;
        use(atoms_[i].block, atoms_[i].begin, atoms_[last].end);
        i = last + 1;
    }
}

int Paginator::height_of(const Range& range) {
    int height = 0;
    for_each_stretch(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
        height += (height > 0 ? setter_.gap(block, px_) : 0) + setter_.set(block, begin, end, px_).height;
    });
    return height;
}

int Paginator::tallest(const std::vector<Range>& ranges) {
    int height = 0;
    for (const Range& range : ranges) height = std::max(height, height_of(range));
    return height;
}

// Behind the last atom that a page from `begin` on has room for; it takes one in any case. More of a text is never less
// high, so the end is looked for by halves: each try sets a text anew.
std::size_t Paginator::end_of_page(std::size_t begin, int limit) {
    std::size_t fits = begin + 1, too_many = atoms_.size() + 1;
    for (std::size_t tried = atoms_.size(); too_many - fits > 1; tried = (fits + too_many) / 2)
        (height_of({begin, tried}) <= limit ? fits : too_many) = tried;
    return fits;
}

// Fills pages one after the other; a heading is not left alone at the end of a page. Where `most` are not enough, the
// last of one more is not filled.
std::vector<Paginator::Range> Paginator::fill(int limit, std::size_t most) {
    std::vector<Range> ranges;
    for (std::size_t begin = 0; begin < atoms_.size();) {
        if (ranges.size() == most) {
            ranges.push_back({begin, atoms_.size()});
            break;
        }
        std::size_t end = end_of_page(begin, limit);
        if (end < atoms_.size()) end = good_end(begin, end, limit);
        if (limit < setter_.request().height && end < atoms_.size() && is_heading(end - 1)) ++end;  // too tall a try
        ranges.push_back({begin, end});
        begin = end;
    }
    return ranges;
}

// The same number of pages, as equally full as can be.
std::vector<Paginator::Range> Paginator::equally_full(std::vector<Range> best) {
    int low = setter_.request().height / 3, high = setter_.request().height;
    while (best.size() > 1 && high - low > px_ / 2) {
        const int limit = (low + high) / 2;
        std::vector<Range> tried = fill(limit, best.size());
        const bool as_few = tried.size() == best.size() && tallest(tried) <= limit;
        (as_few ? high : low) = limit;
        if (as_few) best = std::move(tried);
    }
    return best;
}

// So many pages, each with its share of the text by length; fewer where there are fewer sentences.
std::vector<Paginator::Range> Paginator::spread(std::size_t pages) const {
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

bool Paginator::ends_paragraph(std::size_t end) const { return end == atoms_.size() || atoms_[end].block != atoms_[end - 1].block; }

// The end of a paragraph where the page is full enough with it, else the end of a sentence.
std::size_t Paginator::good_end(std::size_t begin, std::size_t end, int limit) {
    for (std::size_t earlier = end; earlier > begin + 1; --earlier)
        if (ends_paragraph(earlier) && !is_heading(earlier - 1)) {
            if (height_of({begin, earlier}) * 10 >= limit * 7) return earlier;
            break;
        }
    while (end > begin + 1 && is_heading(end - 1)) --end;
    return end;
}

bool Paginator::is_heading(std::size_t atom) const { return setter_.blocks()[atoms_[atom].block].kind == Block::Kind::heading; }

// What a page leaves for an atom: all of it, but for the heading that goes before.
int Paginator::room_for(std::size_t atom, int height) {
    if (atom == 0 || !is_heading(atom - 1) || is_heading(atom)) return height;
    const int taken = height_of({atom - 1, atom}) + setter_.gap(atoms_[atom].block, px_);
    return taken < height / 2 ? height - taken : height;
}

// A sentence that no page holds is cut behind the last line that fits.
void Paginator::cut_long_sentences(int page_height) {
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

TextPage Paginator::make(const Range& range) {
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

}  // namespace chancery

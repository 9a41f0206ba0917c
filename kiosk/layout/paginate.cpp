// SPDX-License-Identifier: EUPL-1.2
#include "layout/paginate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "layout/break_points.h"
#include "layout/fonts.h"
#include "layout/itemize.h"
#include "layout/shaped_text.h"

namespace chancery {
namespace {

// Steps of the type scale: each size is about a twelfth smaller than the one before.
constexpr double scale_step = 1.09;

// Bringhurst's 45 to 75 characters a line, at half an em each; 35 ideographs.
constexpr double longest_line_em = 37.5, longest_cjk_line_em = 35;

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

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

// What was set of a block, or of a part of it.
struct Setting {
    SetParagraph paragraph;
    int indent = 0;
};

class Setter {
public:
    Setter(Typeface& typeface, const TextRequest& request) : typeface_(typeface), request_(request) {}

    [[nodiscard]] const std::vector<Block>& blocks() const { return *request_.blocks; }
    [[nodiscard]] const TextRequest& request() const { return request_; }

    // Sets part of a block. What was set before is remembered, because pages are tried in many ways.
    const Setting& set(std::size_t block, std::size_t begin, std::size_t end, int px) {
        const auto key = std::make_tuple(block, begin, end, px);
        if (const auto known = settings_.find(key); known != settings_.end()) return known->second;
        Setting setting;
        setting.indent = indent_of(blocks()[block].kind, px);
        const int width = std::max(px, measure(px) - setting.indent);
        setting.paragraph = shaped(block, begin, end).lay_out({px, width, request_.style.color, Breaking::optimal});
        place(setting, block, begin, px);
        return settings_.emplace(key, std::move(setting)).first->second;
    }

    // The white space above a block that is not the first of its page.
    [[nodiscard]] int gap(std::size_t block, int px) const {
        const Block::Kind kind = blocks()[block].kind;
        const bool within_list = kind == Block::Kind::list_item && block > 0 && blocks()[block - 1].kind == kind;
        return static_cast<int>(std::lround(px * (within_list ? 0.3 : kind == Block::Kind::heading ? 0.9 : 0.65)));
    }

private:
    [[nodiscard]] int measure(int px) const {
        const std::string script = script_of_language(request_.language);
        const bool cjk = script == "Jpan" || script == "Kore" || script == "Hans" || script == "Hant";
        return std::min(request_.width, static_cast<int>(px * (cjk ? longest_cjk_line_em : longest_line_em)));
    }

    static int indent_of(Block::Kind kind, int px) {
        if (kind == Block::Kind::list_item) return static_cast<int>(std::lround(1.1 * px));
        return kind == Block::Kind::quotation ? px : 0;
    }

    ShapedText& shaped(std::size_t block, std::size_t begin, std::size_t end) {
        const auto key = std::make_tuple(block, begin, end);
        std::unique_ptr<ShapedText>& known = shaped_[key];
        if (known) return *known;
        const Block& source = blocks()[block];
        std::vector<Emphasis> emphasis;
        for (const Emphasis& stretch : source.emphasis) {
            const std::size_t from = std::max(stretch.begin, begin), to = std::min(stretch.end, end);
            if (from < to) emphasis.push_back({from - begin, to - begin, stretch.strong});
        }
        FontStyle font = request_.style.font;
        font.bold = font.bold || source.kind == Block::Kind::heading;
        known = std::make_unique<ShapedText>(typeface_, trimmed(std::string_view(source.text).substr(begin, end - begin)),
                                             request_.language, font, &emphasis);
        return *known;
    }

    // Moves the lines to their place in the box: behind the indent, and to the right side for right-to-left languages.
    void place(Setting& setting, std::size_t block, std::size_t begin, int px) {
        const bool rightward = setting.paragraph.right_to_left;
        const int shift = rightward ? request_.width - measure(px) : setting.indent;
        for (Line& line : setting.paragraph.lines)
            for (GlyphRun& run : line.runs) run.x += shift;
        if (blocks()[block].kind == Block::Kind::list_item && begin == 0) mark(setting, px, rightward);
    }

    // The bullet in front of a list item's first line.
    void mark(Setting& setting, int px, bool rightward) {
        if (setting.paragraph.lines.empty()) return;
        ShapedText bullet(typeface_, "•", request_.language, request_.style.font, nullptr);
        SetParagraph set = bullet.lay_out({px, setting.indent, request_.style.color, Breaking::greedy});
        for (Line& line : set.lines)
            for (GlyphRun& run : line.runs) {
                run.x += rightward ? request_.width - setting.indent : 0;
                run.baseline = setting.paragraph.lines.front().baseline;
                setting.paragraph.lines.front().runs.push_back(std::move(run));
            }
    }

    Typeface& typeface_;
    const TextRequest& request_;
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::unique_ptr<ShapedText>> shaped_;
    std::map<std::tuple<std::size_t, std::size_t, std::size_t, int>, Setting> settings_;
};

// A page as a range of atoms.
struct Range {
    std::size_t begin = 0, end = 0;
};

class Paginator {
public:
    Paginator(Setter& setter, int px) : setter_(setter), px_(px) {
        for (std::size_t block = 0; block < setter.blocks().size(); ++block) {
            std::size_t begin = 0;
            for (const std::size_t end : sentences_of(setter.blocks()[block].text, setter.request().language)) {
                if (begin < end) atoms_.push_back({block, begin, end, false});
                begin = end;
            }
        }
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
        std::vector<TextPage> out;
        for (const Range& range : best) out.push_back(make(range));
        return out;
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
            height += (height > 0 ? setter_.gap(block, px_) : 0) + setter_.set(block, begin, end, px_).paragraph.height;
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
            ranges.push_back({begin, end});
            begin = end;
        }
        return ranges;
    }

    bool ends_paragraph(std::size_t end) const { return end == atoms_.size() || atoms_[end].block != atoms_[end - 1].block; }

    // The end of a paragraph where the page is full enough with it, else the end of a sentence.
    std::size_t good_end(std::size_t begin, std::size_t end, int limit) {
        const auto is_heading = [&](std::size_t atom) { return setter_.blocks()[atoms_[atom].block].kind == Block::Kind::heading; };
        for (std::size_t earlier = end; earlier > begin + 1; --earlier)
            if (ends_paragraph(earlier) && !is_heading(earlier - 1)) {
                if (height_of({begin, earlier}) * 10 >= limit * 7) return earlier;
                break;
            }
        while (end > begin + 1 && is_heading(end - 1)) --end;
        return end;
    }

    // A sentence that no page holds is cut behind the last line that fits.
    void cut_long_sentences(int height) {
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            const Atom atom = atoms_[i];
            const SetParagraph& paragraph = setter_.set(atom.block, atom.begin, atom.end, px_).paragraph;
            if (paragraph.height <= height || paragraph.lines.size() < 2) continue;
            std::size_t fitting = 1;
            while (fitting + 1 < paragraph.lines.size() && paragraph.lines[fitting].baseline + paragraph.line_height / 3 <= height) ++fitting;
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
            const SetParagraph& paragraph = setter_.set(block, begin, end, px_).paragraph;
            for (Line line : paragraph.lines) {
                line.baseline += page.height;
                for (GlyphRun& run : line.runs) run.baseline += page.height;
                page.lines.push_back(std::move(line));
            }
            page.height += paragraph.height;
            page.text += trimmed(std::string_view(setter_.blocks()[block].text).substr(begin, end - begin));
        });
        return page;
    }

    Setter& setter_;
    int px_;
    std::vector<Atom> atoms_;
};

int whole_height(Setter& setter, int px) {
    int height = 0;
    for (std::size_t block = 0; block < setter.blocks().size(); ++block) {
        if (setter.blocks()[block].text.empty()) continue;
        height += (height > 0 ? setter.gap(block, px) : 0) + setter.set(block, 0, setter.blocks()[block].text.size(), px).paragraph.height;
    }
    return height;
}

// From the wanted size down to the floor.
std::vector<int> type_scale(int largest, int floor) {
    std::vector<int> sizes;
    for (double px = largest; px > floor; px /= scale_step) sizes.push_back(static_cast<int>(std::lround(px)));
    sizes.push_back(floor);
    return sizes;
}

// The largest size at which all of it fits one page; the smallest of the scale where none does.
int fitting_size(Setter& setter) {
    const std::vector<int> sizes = type_scale(setter.request().style.px, std::max(1, std::min(setter.request().floor_px, setter.request().style.px)));
    std::size_t too_large = 0, fits = sizes.size() - 1;
    if (whole_height(setter, sizes.front()) <= setter.request().height) return sizes.front();
    while (fits - too_large > 1) {
        const std::size_t middle = (too_large + fits) / 2;
        (whole_height(setter, sizes[middle]) <= setter.request().height ? fits : too_large) = middle;
    }
    return sizes[fits];
}

}  // namespace

SetText set_text(Typeface& typeface, const TextRequest& request) {
    SetText out;
    out.right_to_left = is_right_to_left(request.language);
    out.px = request.style.px;
    if (request.blocks == nullptr || request.blocks->empty()) return out;
    Setter setter(typeface, request);
    out.px = fitting_size(setter);
    out.pages = Paginator(setter, out.px).pages();
    for (std::size_t block = 0; block < request.blocks->size(); ++block)
        if (const std::size_t size = (*request.blocks)[block].text.size(); size > 0)
            out.missing_glyphs += setter.set(block, 0, size, out.px).paragraph.missing_glyphs;
    return out;
}

}  // namespace chancery

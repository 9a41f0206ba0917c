// SPDX-License-Identifier: EUPL-1.2
#include "layout/paginate.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "layout/block_setter.h"
#include "layout/paginator.h"
#include "layout/soft_hyphens.h"

namespace chancery {
namespace {

// Steps of the type scale: each size is about a twelfth smaller than the one before.
constexpr double scale_step = 1.09;

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

// Pages at the largest size that needs no more of them than the floor does, and cuts no more sentences.
std::vector<TextPage> fullest_pages(BlockSetter& setter, int floor, int& px) {
    auto best = std::make_unique<Paginator>(setter, floor);
    px = floor;
    const std::size_t most = std::max(best->page_count(), setter.request().pages);
    const std::ptrdiff_t cut = best->cut_sentences();
    std::vector<int> sizes = type_scale(setter.request().style.px, floor);
    for (auto size = sizes.rbegin() + 1; size < sizes.rend(); ++size) {
        if (set_whole(setter, *size).cuts_words) break;
        auto larger = std::make_unique<Paginator>(setter, *size);
        if (larger->page_count() > most || larger->cut_sentences() > cut) break;
        best = std::move(larger);
        px = *size;
    }
    return best->pages();
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
    out.pages = whole ? Paginator::one_page(setter, out.px) : fullest_pages(setter, out.px, out.px);
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

// SPDX-License-Identifier: EUPL-1.2
#include "layout/bidi.h"

#include <unicode/ubidi.h>

namespace chancery {
namespace {

UBiDiLevel level_of(Direction direction) {
    switch (direction) {
        case Direction::left_to_right: return 0;
        case Direction::right_to_left: return 1;
        case Direction::by_first_letter: return UBIDI_DEFAULT_LTR;
    }
    return 0;
}

}  // namespace

BidiParagraph::BidiParagraph(const std::u16string& text, Direction direction)
    : paragraph_(ubidi_open(), ubidi_close), line_(ubidi_open(), ubidi_close) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(text.size());
    ubidi_setPara(paragraph_.get(), text.data(), length, level_of(direction), nullptr, &status);
    const UBiDiLevel* levels = length > 0 ? ubidi_getLevels(paragraph_.get(), &status) : nullptr;
    right_to_left_ = U_SUCCESS(status) && length > 0 ? (ubidi_getParaLevel(paragraph_.get()) & 1) != 0 : direction == Direction::right_to_left;
    if (U_SUCCESS(status) && levels != nullptr)
        levels_.assign(levels, levels + length);
    else
        levels_.assign(text.size(), right_to_left_ ? 1 : 0);
}

BidiParagraph::~BidiParagraph() = default;

std::vector<VisualRun> BidiParagraph::line(int begin, int end) const {
    std::vector<VisualRun> runs;
    if (begin >= end) return runs;
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setLine(paragraph_.get(), begin, end, line_.get(), &status);
    const int count = U_SUCCESS(status) ? ubidi_countRuns(line_.get(), &status) : 0;
    for (int run = 0; run < count; ++run) {
        std::int32_t start = 0, length = 0;
        const bool right_to_left = ubidi_getVisualRun(line_.get(), run, &start, &length) == UBIDI_RTL;
        runs.push_back({begin + start, begin + start + length, right_to_left});
    }
    if (runs.empty()) runs.push_back({begin, end, right_to_left_});
    return runs;
}

}  // namespace chancery

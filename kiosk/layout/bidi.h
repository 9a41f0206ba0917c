// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct UBiDi;

namespace chancery {

enum class Direction { left_to_right, right_to_left, by_first_letter };

// A stretch of one direction on a line, in units of the text.
struct VisualRun {
    int begin = 0;
    int end = 0;
    bool right_to_left = false;
    bool operator==(const VisualRun&) const = default;
};

// The Unicode Bidirectional Algorithm (UAX #9) for one paragraph. Levels are of the paragraph, but every line is ordered
// by itself, once its ends are known. The text must outlive it.
class BidiParagraph {
public:
    BidiParagraph(const std::u16string& text, Direction direction);
    ~BidiParagraph();
    BidiParagraph(const BidiParagraph&) = delete;
    BidiParagraph& operator=(const BidiParagraph&) = delete;

    [[nodiscard]] bool right_to_left() const { return right_to_left_; }
    // The embedding level of each unit; odd is right to left.
    [[nodiscard]] const std::vector<std::uint8_t>& levels() const { return levels_; }
    // The runs of a line from left to right (rules L1 and L2).
    [[nodiscard]] std::vector<VisualRun> line(int begin, int end) const;

private:
    std::unique_ptr<UBiDi, void (*)(UBiDi*)> paragraph_;
    std::unique_ptr<UBiDi, void (*)(UBiDi*)> line_;
    std::vector<std::uint8_t> levels_;
    bool right_to_left_ = false;
};

}  // namespace chancery

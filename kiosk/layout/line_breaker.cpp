// SPDX-License-Identifier: EUPL-1.2
#include "layout/line_breaker.h"

#include <algorithm>
#include <limits>

namespace chancery {
namespace {

constexpr double tolerance = 0.01;  // px; widths are sums of rounded lengths

// Beyond this many steps the total fit would cost more than it gives; such a text is no slide.
constexpr std::size_t max_steps = 4'000'000;

double line_start(const std::vector<Candidate>& candidates, std::size_t first) {
    return first == 0 ? 0 : candidates[first - 1].next_start;
}

std::vector<int> fill_lines(const std::vector<Candidate>& candidates, double width) {
    std::vector<int> ends;
    std::size_t first = 0;
    while (first < candidates.size()) {
        const double start = line_start(candidates, first);
        std::size_t last = first;
        for (std::size_t i = first; i < candidates.size(); ++i) {
            const double length = candidates[i].ink_end - start;
            if (length <= width + tolerance) last = i;
            if (length > 1.5 * width) break;  // a hyphen may make a nearer place longer than a farther one, not this much
        }
        ends.push_back(static_cast<int>(last));
        first = last + 1;
    }
    return ends;
}

// Total fit with a given number of lines: cheapest_[k][j], the least cost of setting everything up to candidate j in k
// lines, filled line by line.
class TotalFit {
public:
    TotalFit(const std::vector<Candidate>& candidates, double width, std::size_t lines, Breaking breaking)
        : candidates_(candidates), width_(width), lines_(lines), weight_(breaking == Breaking::balanced ? 0.24 : 0.02),
          previous_(lines, std::vector<int>(candidates.size(), -1)) {
        target_ = candidates.back().ink_end / static_cast<double>(lines);
    }

    // Empty where no way was found.
    std::vector<int> solve() {
        std::vector<double> before(candidates_.size(), infinite);
        for (std::size_t j = 0; j < candidates_.size(); ++j) before[j] = cost(0, j);
        for (std::size_t line = 1; line < lines_; ++line) before = next_line(before, line);
        if (before.back() == infinite) return {};
        return trace();
    }

private:
    static constexpr double infinite = std::numeric_limits<double>::infinity();

    [[nodiscard]] double cost(std::size_t first, std::size_t last) const {
        const double length = candidates_[last].ink_end - line_start(candidates_, first);
        if (length > width_ + tolerance && first != last) return infinite;
        const double deviation = (length - target_) / width_;
        const bool ends_here = last + 1 == candidates_.size();
        return deviation * deviation + (ends_here ? 0 : weight_ * candidates_[last].penalty);
    }

    std::vector<double> next_line(const std::vector<double>& before, std::size_t line) {
        std::vector<double> now(candidates_.size(), infinite);
        for (std::size_t first = line; first < candidates_.size(); ++first) {
            if (before[first - 1] == infinite) continue;
            for (std::size_t last = first; last < candidates_.size(); ++last) {
                const double added = cost(first, last);
                if (added == infinite && candidates_[last].ink_end - line_start(candidates_, first) > 1.5 * width_) break;
                if (before[first - 1] + added >= now[last]) continue;
                now[last] = before[first - 1] + added;
                previous_[line][last] = static_cast<int>(first) - 1;
            }
        }
        return now;
    }

    [[nodiscard]] std::vector<int> trace() const {
        std::vector<int> ends;
        int end = static_cast<int>(candidates_.size()) - 1;
        for (std::size_t line = lines_; line-- > 0;) {
            ends.push_back(end);
            end = previous_[line][static_cast<std::size_t>(end)];
        }
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

    const std::vector<Candidate>& candidates_;
    double width_, target_ = 0;
    std::size_t lines_;
    double weight_;
    std::vector<std::vector<int>> previous_;
};

}  // namespace

std::vector<int> break_lines(const std::vector<Candidate>& candidates, double width, Breaking breaking) {
    std::vector<int> filled = fill_lines(candidates, width);
    const std::size_t lines = filled.size();
    if (breaking == Breaking::greedy || lines < 2) return filled;
    const std::size_t per_line = candidates.size() / lines + 1;
    if (lines * candidates.size() * per_line > max_steps) return filled;
    std::vector<int> fitted = TotalFit(candidates, width, lines, breaking).solve();
    return fitted.empty() ? filled : fitted;
}

}  // namespace chancery

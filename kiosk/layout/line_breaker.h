// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "layout/break_points.h"
#include "layout/paragraph.h"

namespace chancery {

// A place where a line may end, with the lengths that depend on it, in px from the paragraph's start.
struct Candidate {
    int at = 0;            // unit of the text
    double ink_end = 0;    // where the line's width ends: without its trailing spaces, with a hyphen that would be drawn
    double next_start = 0; // where the next line begins
    double penalty = 0;    // 0 at the best places, 1 where a typographer would rather not break
    bool cuts_word = false;
};

// Chooses line ends among the candidates; returns their indexes, the last candidate always among them. A single stretch
// between two candidates that is wider than `width` stays whole.
//
// greedy fills each line. optimal and balanced use as many lines as greedy and minimize the squared distance of each
// line from their common length (the total-fit idea of Knuth and Plass 1981, for ragged text, where no glue stretches);
// so no last line is a lone word. balanced also avoids what reads badly in a title.
std::vector<int> break_lines(const std::vector<Candidate>& candidates, double width, Breaking breaking);

}  // namespace chancery

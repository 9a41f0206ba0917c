// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "layout/code_card.h"

namespace chancery {

// A few lines that stand above or below the body on every page.
struct Piece {
    SetParagraph words;
    std::string text;
    int gap = 0;  // px from what stands above it
};

// One column of text and what belongs to it, set and ready to be placed.
struct Column {
    SlideGrid grid;
    std::vector<Piece> head;  // below the rule
    SetText body;
    int body_gap = 0;         // px from the head to the body
    std::vector<Piece> tail;  // below the body
    Foot foot;
    std::vector<CodeCard> cards;
    bool cards_beside = false;  // in the far corner of the screen; else at the column's foot
    std::string read_once;    // of the head, what a reader reads on the first page only
};

// What the head takes, with the rule; and the tail, with its gaps. Pixels.
int head_height(const Column& column);
int tail_height(const Column& column);

// The height that is left for the body.
int body_room(const Column& column);

// The room that a landscape screen has beside its column for a code.
Size room_beside(const Setting& setting, const SlideGrid& grid);

// A page for each of the body's, and one where it has none; over the picture, whose credit stands in its corner or above the text.
std::vector<Page> column_pages(const Setting& setting, const Column& column);

}  // namespace chancery

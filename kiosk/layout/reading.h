// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/geometry.h"
#include "base/instant.h"

namespace chancery {

// From where people read a screen. Where one of the two lengths is 0, it is not known.
struct Viewing {
    double diagonal_inches = 0;
    double distance_metres = 0;
    bool en_301_549 = false;  // letters as large as that norm has them
};

// How long a reader takes for this text in this language: 3 s and 1.3 times the silent reading time, from words and
// characters per minute by language (IReST, Trauzettel-Klosinski and Dietz 2012; Brysbaert 2019), 8 to 75 s.
Duration reading_time(std::string_view text, std::string_view language);

// The smallest em, in px, at which body text stays legible. By EN 301 549 5.1.4 a capital spans 0.7 degrees at the
// viewing distance; otherwise 22 minutes of arc (ISO 9241-303). Where the distance or the diagonal is 0, 3.5 % of the
// screen's shorter side: the same letters whether a panel hangs lying or upright.
int legibility_floor(Size screen, const Viewing& viewing);

// What a minute of arc spans on the screen at the viewing distance, px. Where that is not known, such that capitals of the
// floor span 22 of them.
double arcminute(Size screen, const Viewing& viewing);

}  // namespace chancery

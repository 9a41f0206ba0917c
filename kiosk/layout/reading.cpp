// SPDX-License-Identifier: EUPL-1.2
#include "layout/reading.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "layout/typographic_text.h"

namespace chancery {
namespace {

struct ReadingSpeed {
    std::string_view language;
    double words_a_minute;       // 0: words do not tell
    double characters_a_minute;  // with spaces
};

// Read aloud by native speakers of 18 to 35 years: IReST (Trauzettel-Klosinski and Dietz 2012, IOVS 53:5452). Korean:
// silent reading, from the meta-analysis of Brysbaert 2019. Visitors in a lobby are no faster than that.
constexpr std::array<ReadingSpeed, 18> speeds = {{
    {"ar", 138, 612}, {"de", 179, 920}, {"en", 228, 987}, {"es", 218, 1025}, {"fi", 161, 1078}, {"fr", 195, 998},
    {"he", 187, 833}, {"it", 188, 950}, {"ja", 0, 357},   {"ko", 226, 882},  {"nl", 202, 978},  {"pl", 166, 916},
    {"pt", 181, 913}, {"ru", 184, 986}, {"sl", 180, 885}, {"sv", 199, 917},  {"tr", 166, 1054}, {"zh", 0, 255},
}};
constexpr ReadingSpeed mean_of_languages = {"", 0, 60'000.0 / 68};  // 68 ms a character in fourteen languages

const ReadingSpeed& speed_of(std::string_view language) {
    const std::string_view tongue = language.substr(0, language.find('-'));
    const auto* found = std::find_if(speeds.begin(), speeds.end(), [&](const ReadingSpeed& speed) { return speed.language == tongue; });
    return found == speeds.end() ? mean_of_languages : *found;
}

struct Amount {
    double words = 0;
    double characters = 0;
};

// Marks belong to their letter: a pointed Hebrew text is not longer to read than a plain one.
Amount amount_of(std::string_view text) {
    Amount amount;
    const TypographicText units = typographic(text, {});
    bool in_word = false;
    for (int i = 0; i < units.size(); ++i) {
        const auto c = static_cast<UChar32>(code_point_at(units.text, i));
        if (c > 0xFFFF) ++i;
        if (u_getCombiningClass(c) == 0 && u_charType(c) != U_NON_SPACING_MARK) amount.characters += 1;
        const bool space = u_isUWhiteSpace(c);
        if (!space && !in_word) amount.words += 1;
        in_word = !space;
    }
    return amount;
}

constexpr double cap_height_em = 0.714;  // of Noto Sans
constexpr double capital_arcminutes = 22;
constexpr double share_of_shorter_side = 0.035;
constexpr double millimetres_an_inch = 25.4;
constexpr double pi = 3.14159265358979323846;

// What an angle spans at a distance.
double span_mm(double degrees, double metres) { return 2 * 1000 * metres * std::tan(degrees * pi / 360); }

double pitch_mm(Size screen, double diagonal_inches) {
    return millimetres_an_inch * diagonal_inches / std::hypot(screen.width, screen.height);
}

bool is_known(const Viewing& viewing) { return viewing.diagonal_inches > 0 && viewing.distance_metres > 0; }

}  // namespace

Duration reading_time(std::string_view text, std::string_view language) {
    const ReadingSpeed& speed = speed_of(language);
    const Amount amount = amount_of(text);
    double seconds = 60 * amount.characters / speed.characters_a_minute;
    if (speed.words_a_minute > 0) seconds = std::max(seconds, 60 * amount.words / speed.words_a_minute);
    return Duration(std::lround(1000 * std::clamp(3 + 1.3 * seconds, 8.0, 75.0)));
}

int legibility_floor(Size screen, const Viewing& viewing) {
    // A panel that is turned upright has the same pixels, and hangs as far away.
    if (!is_known(viewing)) return static_cast<int>(std::ceil(share_of_shorter_side * std::min(screen.width, screen.height)));
    const double capital_mm = span_mm(viewing.en_301_549 ? 0.7 : capital_arcminutes / 60, viewing.distance_metres);
    return static_cast<int>(std::ceil(capital_mm / (cap_height_em * pitch_mm(screen, viewing.diagonal_inches))));
}

double arcminute(Size screen, const Viewing& viewing) {
    if (!is_known(viewing)) return share_of_shorter_side * std::min(screen.width, screen.height) * cap_height_em / capital_arcminutes;
    return span_mm(1.0 / 60, viewing.distance_metres) / pitch_mm(screen, viewing.diagonal_inches);
}

}  // namespace chancery

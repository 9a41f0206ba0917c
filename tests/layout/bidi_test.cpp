// SPDX-License-Identifier: EUPL-1.2
// The order of our lines against Unicode's own test of the bidirectional algorithm (Debian: unicode-data).
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.h"
#include "layout/bidi.h"

using namespace chancery;

namespace {

// A character of each class that BidiTest.txt names.
const std::map<std::string, char16_t> samples = {
    {"L", u'a'},    {"R", 0x05D0},   {"EN", u'0'},    {"ES", u'-'},    {"ET", u'%'},    {"AN", 0x0660},  {"CS", u','},    {"B", 0x2029},
    {"S", u'\t'},   {"WS", u' '},    {"ON", u'&'},    {"LRE", 0x202A}, {"LRO", 0x202D}, {"AL", 0x0627},  {"RLE", 0x202B}, {"RLO", 0x202E},
    {"PDF", 0x202C}, {"NSM", 0x0300}, {"BN", 0x00AD}, {"LRI", 0x2066}, {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};

// The places of a line from left to right, without those that the test leaves out.
std::vector<int> order_of(const BidiParagraph& paragraph, const std::vector<std::string>& levels) {
    std::vector<int> order;
    for (const VisualRun& run : paragraph.line(0, static_cast<int>(levels.size())))
        for (int i = 0; i < run.end - run.begin; ++i) {
            const int at = run.right_to_left ? run.end - 1 - i : run.begin + i;
            if (levels[static_cast<std::size_t>(at)] != "x") order.push_back(at);
        }
    return order;
}

template <class T>
std::vector<T> words(const std::string& line) {
    std::istringstream in(line);
    std::vector<T> out;
    for (T word; in >> word;) out.push_back(word);
    return out;
}

struct Tally {
    int cases = 0, wrong = 0;
    std::string first_wrong;
};

Tally run_bidi_test(std::istream& in) {
    Tally tally;
    std::vector<std::string> levels;
    std::vector<int> expected;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("@Levels:", 0) == 0) levels = words<std::string>(line.substr(8));
        if (line.rfind("@Reorder:", 0) == 0) expected = words<int>(line.substr(9));
        if (line.empty() || line[0] == '#' || line[0] == '@') continue;
        const auto semicolon = line.find(';');
        std::u16string text;
        for (const std::string& name : words<std::string>(line.substr(0, semicolon))) text += samples.at(name);
        const int directions = std::stoi(line.substr(semicolon + 1), nullptr, 16);
        constexpr std::array<Direction, 3> all = {Direction::by_first_letter, Direction::left_to_right, Direction::right_to_left};
        for (int bit = 0; bit < 3; ++bit) {
            if ((directions & (1 << bit)) == 0) continue;
            ++tally.cases;
            const BidiParagraph paragraph(text, all[static_cast<std::size_t>(bit)]);
            if (order_of(paragraph, levels) == expected) continue;
            if (tally.wrong++ == 0) tally.first_wrong = line;
        }
    }
    return tally;
}

std::string told(const std::vector<VisualRun>& runs) {
    std::string out;
    for (const VisualRun& run : runs)
        out += (out.empty() ? "" : " ") + std::to_string(run.begin) + "-" + std::to_string(run.end) + (run.right_to_left ? "<" : ">");
    return out;
}

}  // namespace

TEST_CASE("lines are ordered as Unicode's BidiTest says") {
    std::ifstream in("/usr/share/unicode/BidiTest.txt");
    if (!in) {
        WARN("unicode-data is not installed; BidiTest is left out");
        return;
    }
    const Tally tally = run_bidi_test(in);
    INFO(tally.first_wrong);
    CHECK(tally.cases >= 770'241);  // Unicode 15.0; later files may have more
    CHECK(tally.wrong == 0);
}

TEST_CASE("a line inside a paragraph is ordered by itself, its trailing spaces on the far side") {
    const std::u16string text = u"abc \u05D0\u05D1\u05D2 \u05D3\u05D4\u05D5 def";
    const BidiParagraph paragraph(text, Direction::left_to_right);
    CHECK(told(paragraph.line(0, 8)).rfind("0-4> 4-7< 7-8", 0) == 0);  // a space alone has no direction to see
    CHECK(told(paragraph.line(8, 15)) == "8-11< 11-15>");
}

TEST_CASE("a text without a known language takes its first letter's direction") {
    CHECK(BidiParagraph(u"12 \u0627\u0628", Direction::by_first_letter).right_to_left());
    CHECK_FALSE(BidiParagraph(u"12 ab", Direction::by_first_letter).right_to_left());
    CHECK(BidiParagraph(u"", Direction::right_to_left).right_to_left());
}

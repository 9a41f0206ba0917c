// SPDX-License-Identifier: EUPL-1.2
#include "app/clock_doubt.h"

#include "catch.h"
#include "edition/seal.h"

using namespace chancery;

namespace {

EditionPtr edition_with(const std::string& when) {
    const std::string playlist = R"({"playlist": "evening", "when": [)" + when + R"(], "language": "en", "entries": [{"statement": {"title": "A", "content_text": "B"}}]})";
    auto sealed = seal({{"evening", "https://mfa.example/evening.json", "en", "playlist", playlist}}, {});
    REQUIRE(sealed);
    REQUIRE(sealed->edition->playlists().size() == 1);
    return sealed->edition;
}

Now at(ClockTrust trust) { return {*parse_rfc3339("2025-12-10T12:00:00Z"), {}, trust}; }

}  // namespace

TEST_CASE("what waits for a time service is named, and only as long as it waits") {
    const EditionPtr timed = edition_with(R"({"days": ["mon"]})"), always = edition_with("");
    Rotation rotation;
    rotation.opening.windows = {Window{}};
    rotation.protocols = {{{}, {"", {Window{}}}}};
    const FooterRules footer{{{"Europe/Brussels", {}}}, false, false};
    const std::string start = "no time service vouches for the clock, and these wait for one: ";
    CHECK(doubt_about_clock(at(ClockTrust::unknown), rotation, footer, *timed) == start + "opening hours, days of protocol, timed playlists, the footer");
    CHECK(doubt_about_clock(at(ClockTrust::floor), rotation, footer, *timed) == start + "timed playlists, the footer");
    CHECK(doubt_about_clock(at(ClockTrust::floor), rotation, {}, *always) == "");
    CHECK(doubt_about_clock(at(ClockTrust::synchronized), rotation, footer, *timed) == "");
    CHECK(doubt_about_clock(at(ClockTrust::unknown), {}, {{}, false, true}, *always) == "");
}

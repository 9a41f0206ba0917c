// SPDX-License-Identifier: EUPL-1.2
#include "app/floor_clock.h"

#include "catch.h"
#include "edition/seal.h"
#include "fakes/manual_clock.h"
#include "schedule/schedule.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

const Instant noon = *parse_rfc3339("2025-12-10T12:00:00Z");

// A statement with these dates, as a feed would bring it.
Statement dated(const std::string& dates) {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [
        {"id": "a", "title": "T", "content_text": "Text.", "_chancery": {)" + dates + "}}]}";
    const auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {});
    REQUIRE(sealed);
    return sealed->edition->statements().at(0);
}

}  // namespace

TEST_CASE("trust rises from unknown over floor to synchronized, and a lost time service leaves the floor") {
    ManualClock machine({}, ClockTrust::unknown);
    const FloorClock fresh(machine, std::nullopt);
    CHECK(fresh.read().trust == ClockTrust::unknown);
    CHECK_FALSE(fresh.read().floor);
    const FloorClock known(machine, noon);
    CHECK(known.read().trust == ClockTrust::floor);

    machine.set_wall(noon + 1h);
    machine.set_trust(ClockTrust::synchronized);
    CHECK(known.read().trust == ClockTrust::synchronized);
    CHECK(known.read().floor == noon + 1h);
    machine.set_trust(ClockTrust::unknown);
    machine.set_wall({});
    machine.pass(10min);
    CHECK(known.read().trust == ClockTrust::floor);
    CHECK(known.read().wall == noon + 1h + 10min);
}

TEST_CASE("a clock at 1970 is lifted to the floor and runs on from there") {
    ManualClock machine({}, ClockTrust::unknown);
    machine.pass(5s);
    const FloorClock clock(machine, noon);
    CHECK(clock.read().wall == noon);
    machine.pass(90s);
    CHECK(clock.read().wall == noon + 90s);
    CHECK(clock.read().floor == noon + 90s);
}

TEST_CASE("the floor never falls, not by a clock set back and not by a time service that contradicts itself") {
    ManualClock machine(noon, ClockTrust::synchronized);
    const FloorClock clock(machine, noon - 24h);
    CHECK(clock.read().floor == noon);
    Instant floor = noon;
    for (const Duration step : {Duration(-1h), Duration(-24h * 9000), Duration(1min), Duration(24h), Duration(-24h)}) {
        machine.set_wall(machine.read().wall + step);
        machine.pass(1s);
        CHECK(*clock.read().floor >= floor + 1s);
        floor = *clock.read().floor;
    }
}

TEST_CASE("without a trusted time nothing under embargo shows, undated statements do, and what had expired stays away") {
    ManualClock machine({}, ClockTrust::unknown);
    const FloorClock clock(machine, noon);
    CHECK(may_show(dated(""), clock.read()));
    CHECK_FALSE(may_show(dated(R"("show_until": "2025-12-10T11:59:59Z")"), clock.read()));
    CHECK(may_show(dated(R"("show_until": "2025-12-10T12:00:10Z")"), clock.read()));
    CHECK_FALSE(may_show(dated(R"("show_from": "2025-12-10T12:00:10Z")"), clock.read()));
    machine.set_wall(noon + 24h * 365);  // whoever set it, nobody vouches for it
    CHECK_FALSE(may_show(dated(R"("show_from": "2025-12-10T12:00:10Z")"), clock.read()));
    CHECK_FALSE(may_show(dated(R"("show_until": "2025-12-10T12:00:10Z")"), clock.read()));
}

TEST_CASE("an embargo that was over before the power cut, or ends while the device runs, does not wait for a time service") {
    ManualClock machine({}, ClockTrust::unknown);
    const FloorClock clock(machine, noon);
    CHECK(may_show(dated(R"("show_from": "2025-12-10T11:00:00Z")"), clock.read()));
    machine.pass(9s);
    CHECK_FALSE(may_show(dated(R"("show_from": "2025-12-10T12:00:10Z")"), clock.read()));
    machine.pass(1s);
    CHECK(may_show(dated(R"("show_from": "2025-12-10T12:00:10Z")"), clock.read()));
}

TEST_CASE("a time service that once lied neither opens an embargo early once it is right nor brings back what expired") {
    ManualClock machine(noon, ClockTrust::synchronized);
    const FloorClock clock(machine, noon + 24h * 10'000);  // learned from the lie
    CHECK_FALSE(may_show(dated(R"("show_from": "2025-12-10T12:00:10Z")"), clock.read()));
    CHECK_FALSE(may_show(dated(R"("show_until": "2030-01-01T00:00:00Z")"), clock.read()));
    CHECK(may_show(dated(""), clock.read()));
    CHECK(clock.read().wall == noon);
}

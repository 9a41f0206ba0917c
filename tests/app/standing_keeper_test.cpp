// SPDX-License-Identifier: EUPL-1.2
#include "app/standing_keeper.h"

#include <fstream>

#include "app/floor_clock.h"
#include "catch.h"
#include "device/posix_directory.h"
#include "fakes/failing_volume.h"
#include "fakes/manual_clock.h"
#include "fakes/power_cut_machine.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

const Instant noon = *parse_rfc3339("2025-12-10T12:00:00Z");

// One run of the kiosk on a real folder: reads what was kept, and learns from a machine's clock.
struct Run {
    Run(const ScratchFolder& folder, const ManualClock& machine)
        : directory(*open_directory((folder.path() / "standing").string(), DirectoryUse::owner)),
          keeper(*directory), clock(machine, keeper.standing().clock_floor) {}

    std::unique_ptr<DurableDirectory> directory;
    StandingKeeper keeper;
    FloorClock clock;
};

Contact reached(Instant when) { return {"ministry", when, when, ""}; }

std::string kept_in(const ScratchFolder& folder) {
    std::ifstream in(folder.path() / "standing" / "state", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("after a power cut a device without a battery knows that it is not 1970, and when its source was last reached") {
    const ScratchFolder folder;
    {
        const ManualClock machine(noon, ClockTrust::synchronized);
        Run run(folder, machine);
        REQUIRE(run.keeper.note({reached(noon - 1h)}, run.clock.read()).ok());
    }  // the power is cut
    ManualClock machine({}, ClockTrust::unknown);
    machine.pass(20s);
    const Run run(folder, machine);
    CHECK(run.clock.read().trust == ClockTrust::floor);
    CHECK(run.clock.read().wall == noon);
    CHECK(run.keeper.standing().reached.at("ministry") == noon - 1h);
}

TEST_CASE("the kept floor only moves forward, over runs whose clocks are set back") {
    const ScratchFolder folder;
    Instant floor = noon;
    for (const Duration offset : {Duration(0), Duration(-24h), Duration(1h), Duration(-24h * 9000), Duration(2h)}) {
        ManualClock machine(noon + offset, ClockTrust::synchronized);
        Run run(folder, machine);
        machine.pass(1min);
        REQUIRE(run.keeper.note({}, run.clock.read()).ok());
        REQUIRE(run.keeper.save().ok());
        CHECK(*run.keeper.standing().clock_floor >= floor);
        floor = *run.keeper.standing().clock_floor;
    }
    CHECK(floor == noon + 2h + 1min);
}

TEST_CASE("a time that a time service was wrong about is forgotten when a person asks for it, and nothing else is") {
    const ScratchFolder folder;
    {
        const ManualClock machine(noon + 24h * 365 * 70, ClockTrust::synchronized);
        Run run(folder, machine);
        REQUIRE(run.keeper.note({reached(noon)}, run.clock.read()).ok());
    }
    const ManualClock machine(noon, ClockTrust::synchronized);
    {
        Run run(folder, machine);
        CHECK(*run.clock.read().floor > noon + 24h * 365 * 69);
        REQUIRE(run.keeper.forget_clock().ok());
        CHECK(kept_in(folder).find("clock_floor") == std::string::npos);
    }
    Run run(folder, machine);
    CHECK(*run.clock.read().floor == noon);
    CHECK(run.keeper.standing().reached.at("ministry") == noon);
}

TEST_CASE("time that passed for certain without a time service is kept, too") {
    const ScratchFolder folder;
    {
        const ManualClock machine(noon, ClockTrust::synchronized);
        Run run(folder, machine);
        REQUIRE(run.keeper.note({}, run.clock.read()).ok());
    }
    for (int night = 0; night < 3; ++night) {  // each day without network, switched off at the wall
        ManualClock machine({}, ClockTrust::unknown);
        Run run(folder, machine);
        for (int minute = 0; minute < 8 * 60; ++minute, machine.pass(1min)) REQUIRE(run.keeper.note({}, run.clock.read()).ok());
    }
    const ManualClock machine({}, ClockTrust::unknown);
    const Run run(folder, machine);
    CHECK(*run.clock.read().floor >= noon + 3 * (8h - 2 * StandingKeeper::rest));
}

TEST_CASE("a source that answers every second is written down four times an hour, and nothing new not at all") {
    const ScratchFolder folder;
    ManualClock machine(noon, ClockTrust::synchronized);
    Run run(folder, machine);
    int saves = 0;
    std::string before;
    for (int second = 0; second < 3600; ++second) {
        REQUIRE(run.keeper.note({reached(machine.read().wall)}, run.clock.read()).ok());
        machine.pass(1s);
        if (second % 60 != 0) continue;  // looking is the slow part
        saves += kept_in(folder) != before;
        before = kept_in(folder);
    }
    CHECK(saves == 4);
    REQUIRE(run.keeper.save().ok());
    before = kept_in(folder);
    REQUIRE(run.keeper.save().ok());
    CHECK(kept_in(folder) == before);
    CHECK(before.size() == 8192);
}

TEST_CASE("a damaged small state is a new beginning, and a clock that nobody vouches for leaves no floor") {
    const ScratchFolder folder;
    ManualClock machine(noon, ClockTrust::unknown);
    {
        Run run(folder, machine);
        REQUIRE(run.keeper.note({}, run.clock.read()).ok());
        machine.pass(1h);
        REQUIRE(run.keeper.note({}, run.clock.read()).ok());
        REQUIRE(run.keeper.save().ok());
        CHECK_FALSE(run.keeper.standing().clock_floor);
    }
    std::ofstream(folder.path() / "standing" / "state", std::ios::binary) << std::string(8192, 'x');
    const Run run(folder, machine);
    CHECK(run.clock.read().trust == ClockTrust::unknown);
}

namespace {

// A ledger as the signed sources have it.
Ledger at_number(std::uint64_t number) {
    Ledger ledger;
    ledger.floors[KeyId{{1, 2, 3, 4, 5, 6, 7, 8}}] = number;
    ledger.newest = sha256("manifest " + std::to_string(number));
    return ledger;
}

}  // namespace

TEST_CASE("settings that do not name a source for a while make nobody forget how far it had come") {
    const ScratchFolder folder;
    const ManualClock machine(noon, ClockTrust::synchronized);
    {
        Run run(folder, machine);
        REQUIRE(run.keeper.remember({{"ministry", at_number(7)}}).ok());
        REQUIRE(run.keeper.remember({{"other", at_number(1)}}).ok());
        REQUIRE(run.keeper.remember({}).ok());
    }
    const Run run(folder, machine);
    CHECK(run.keeper.standing().ledgers.at("ministry").floors == at_number(7).floors);
    CHECK(run.keeper.standing().ledgers.at("ministry").newest == at_number(7).newest);
    CHECK(run.keeper.standing().ledgers.contains("other"));
}

TEST_CASE("what nobody watched over counts as unconfirmed, whatever it was before") {
    const ScratchFolder folder;
    const ManualClock machine(noon, ClockTrust::synchronized);
    Run run(folder, machine);
    run.keeper.take({{"ministry", at_number(7)}});
    CHECK(run.keeper.standing().ledgers.at("ministry").unconfirmed == Duration(0));
    run.keeper.take({{"other", at_number(1)}});
    CHECK(run.keeper.standing().ledgers.at("ministry").unconfirmed > Duration(24h * 36'000));
    CHECK(run.keeper.standing().ledgers.at("other").unconfirmed == Duration(0));
    run.keeper.take({{"ministry", at_number(8)}});
    CHECK(run.keeper.standing().ledgers.at("ministry") == at_number(8));
}

TEST_CASE("however often a technician renames a source, what counts now can be written down") {
    const ScratchFolder folder;
    const ManualClock machine(noon, ClockTrust::synchronized);
    {
        Run run(folder, machine);
        for (int i = 0; i < 100; ++i) REQUIRE(run.keeper.remember({{"name " + std::to_string(i), at_number(1)}, {"zeal", at_number(9)}}).ok());
    }
    const Run run(folder, machine);
    CHECK(run.keeper.standing().ledgers.at("zeal") == at_number(9));
    CHECK(run.keeper.standing().ledgers.contains("name 99"));
    CHECK(run.keeper.standing().ledgers.size() > 4);
    CHECK(run.keeper.standing().ledgers.size() < 100);
}

namespace {

// A disk of a machine, and what a keeper on it finds there again.
struct KeptOn {
    PowerCutMachine machine{1};

    KeptOn() {
        DurableDirectory directory(machine.mount());
        StandingKeeper keeper(directory);
        REQUIRE(keeper.remember({{"ministry", at_number(1)}}));
        REQUIRE(keeper.remember({{"ministry", at_number(7)}}));
    }
    Ledger found() {
        DurableDirectory directory(machine.mount());
        return StandingKeeper(directory).standing().ledgers.at("ministry");
    }
};

}  // namespace

TEST_CASE("how far a source had come is not written over while it cannot be read, and is joined with what was learned when it can") {
    for (const ErrorKind kind : {ErrorKind::full, ErrorKind::corrupt}) {
        KeptOn kept;
        auto owned = std::make_unique<FailingVolume>(kept.machine.mount());
        FailingVolume& volume = *owned;
        DurableDirectory directory(std::move(owned));
        volume.fails = kind;
        StandingKeeper keeper(directory);
        CHECK(keeper.standing().ledgers.empty());
        if (kind == ErrorKind::full) CHECK(keeper.remember({{"ministry", at_number(3)}}).error().kind == ErrorKind::full);
        CHECK(kept.found() == at_number(7));
        volume.fails.reset();
        for (int i = 0; i < 2; ++i) {  // the guard goes on as it began, without knowing
            REQUIRE(keeper.remember({{"ministry", at_number(3)}, {"other", at_number(1)}}));
            CHECK(kept.found() == at_number(7));
        }
        Ledger later = at_number(8);
        later.unconfirmed = 2min;
        REQUIRE(keeper.remember({{"ministry", later}}));
        CHECK(kept.found() == later);
    }
}

TEST_CASE("a card that never again reads the slot with the newest save costs that save, and the next one is kept") {
    KeptOn kept;
    auto owned = std::make_unique<FailingVolume>(kept.machine.mount());
    owned->bad_sector = 0;  // the second save's
    DurableDirectory directory(std::move(owned));
    StandingKeeper keeper(directory);
    CHECK(keeper.standing().ledgers.at("ministry") == at_number(1));
    REQUIRE(keeper.remember({{"ministry", at_number(9)}}));
    CHECK(kept.found() == at_number(9));
}

TEST_CASE("of two standings the later of everything holds, and nobody has confirmed a manifest that only the one before knew") {
    Standing now, before;
    now.clock_floor = noon;
    now.reached = {{"a", noon}, {"b", noon - 1h}};
    before.clock_floor = noon + 1h;
    before.reached = {{"b", noon}, {"c", noon}};
    now.ledgers["m"] = at_number(3);
    now.ledgers["m"].unconfirmed = 15min;
    before.ledgers["m"] = at_number(7);
    before.ledgers["m"].unconfirmed = 1h;
    before.ledgers["m"].proven = noon;
    const Standing both = joined(now, before);
    CHECK(both.clock_floor == noon + 1h);
    CHECK(both.reached == std::map<std::string, Instant>{{"a", noon}, {"b", noon}, {"c", noon}});
    CHECK(both.ledgers.at("m").newest == at_number(7).newest);
    CHECK(both.ledgers.at("m").floors == at_number(7).floors);
    CHECK(both.ledgers.at("m").unconfirmed == Duration(75min));
    CHECK(both.ledgers.at("m").proven == noon);
    now.ledgers["m"].root_version = 2;  // and its numbers begin anew
    CHECK(joined(now, before).ledgers.at("m").newest == at_number(3).newest);
}

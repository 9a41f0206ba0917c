// SPDX-License-Identifier: EUPL-1.2
#include "app/crash_watch.h"

#include <fstream>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

// The runs of one kiosk on one machine.
struct Machine {
    ScratchFolder folder;
    std::string boot = "boot-1";
    Moment now{10min};

    [[nodiscard]] std::string file() const { return (folder.path() / "crashes.json").string(); }
    // A run of this length that ends as told; answers how careful it was.
    std::optional<Duration> run(Duration length, bool clean) {
        const CrashWatch watch(file(), boot, now);
        watch.begin();
        now += length;
        if (clean) watch.end();
        return watch.caution();
    }
};

}  // namespace

TEST_CASE("three crashes in half an hour call for caution, and each further one for twice as much") {
    Machine machine;
    for (int crash = 0; crash < 3; ++crash) CHECK_FALSE(machine.run(1min, false));
    CHECK(machine.run(2min, false) == Duration(1min));
    CHECK(machine.run(3min, false) == Duration(2min));
    CHECK(machine.run(1min, true) == Duration(4min));
    CHECK(machine.run(1min, true) == Duration(4min));  // the crashes are still near
    machine.now += 30min;
    CHECK_FALSE(machine.run(1min, true));
}

TEST_CASE("crashes that lie further apart, and ends that were asked for, call for none") {
    Machine machine;
    for (int crash = 0; crash < 20; ++crash) CHECK_FALSE(machine.run(15min, false));
    for (int restart = 0; restart < 20; ++restart) machine.run(1s, true);
    machine.now += 30min;
    for (int restart = 0; restart < 20; ++restart) CHECK_FALSE(machine.run(1s, true));
}

TEST_CASE("a power cut is nobody's crash") {
    Machine machine;
    for (int cut = 0; cut < 20; ++cut) {
        machine.boot = "boot-" + std::to_string(cut);
        machine.now = Moment(30s);
        CHECK_FALSE(machine.run(5min, false));
    }
}

TEST_CASE("a mark that is damaged, foreign or from the future counts nothing and stops nothing") {
    for (const std::string& text : {std::string("{"), std::string(), std::string("[1]"), std::string(5000, 'x'), std::string(R"({"boot": "boot-1", "running": 3, "crashes": [-1, "x", 99999999999999, 1, 2]})")}) {
        Machine machine;
        machine.now = Moment(10h);
        std::ofstream(machine.file()) << text;
        CHECK_FALSE(machine.run(1min, false));
    }
    const CrashWatch nowhere("/proc/no/such/file", "b", Moment(1min));
    nowhere.begin();
    CHECK_FALSE(nowhere.caution());
    CHECK(boot_id().size() == 36);
}

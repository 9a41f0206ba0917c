// SPDX-License-Identifier: EUPL-1.2
#include "fakes/power_cut_machine.h"

#include <set>

#include "archive/durable_directory.h"
#include "fakes/directory_promises.h"

using namespace chancery;

namespace {

// What a file holds after the power went, over many draws; "-" where it is gone.
template <class Work>
std::set<Bytes> outcomes(Work work) {
    std::set<Bytes> seen;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        PowerCutMachine machine(seed);
        auto volume = machine.mount();
        REQUIRE(volume->make_folder("f").ok());
        REQUIRE(volume->sync_folder("").ok());
        work(*volume);
        machine.restart();
        const auto read = machine.mount()->read("f/a", 9999);
        seen.insert(read ? *read : "-");
    }
    return seen;
}

}  // namespace

TEST_CASE("a model of a machine that never loses power keeps the promises of a folder") {
    PowerCutMachine machine(1);
    DurableDirectory directory(machine.mount());
    check_directory_promises(directory);
}

TEST_CASE("the model keeps what was synced with its name, and only that") {
    const Bytes long_bytes(2000, 'x');
    const auto write = [&](Volume& volume, bool sync, bool sync_folder) {
        auto created = volume.create("f");
        REQUIRE(created->file->write(0, long_bytes).ok());
        if (sync) REQUIRE(created->file->sync().ok());
        REQUIRE(volume.rename(created->path, "f/a").ok());
        if (sync_folder) REQUIRE(volume.sync_folder("f").ok());
    };
    CHECK(outcomes([&](Volume& v) { write(v, true, true); }) == std::set<Bytes>{long_bytes});
    CHECK(outcomes([&](Volume& v) { write(v, true, false); }) == std::set<Bytes>{"-", long_bytes});
    const auto unsynced = outcomes([&](Volume& v) { write(v, false, true); });
    CHECK(unsynced.size() > 50);  // lost, torn, short, and full of junk
    CHECK(unsynced.contains(""));
    CHECK(unsynced.contains(long_bytes));
    CHECK(outcomes([&](Volume& v) {
              write(v, true, true);
              REQUIRE(v.remove("f/a").ok());
          }) == std::set<Bytes>{"-", long_bytes});
}

TEST_CASE("the model loses power at the step it was told, and starts again") {
    PowerCutMachine machine(1);
    machine.cut_after(3);
    const auto volume = machine.mount();
    REQUIRE(volume->make_folder("f").ok());
    auto created = volume->create("f");
    REQUIRE(created->file->write(0, "abc").ok());
    CHECK_THROWS_AS(created->file->sync(), PowerCut);
    machine.restart();
    CHECK(machine.steps() == 3);
    CHECK(machine.mount()->make_folder("g").ok());
}

TEST_CASE("the same seed loses the same things") {
    const auto run = [](std::uint64_t seed) {
        PowerCutMachine machine(seed);
        auto created = machine.mount()->create("");
        REQUIRE(created->file->write(0, Bytes(5000, 'x')).ok());
        machine.restart();
        const auto left = machine.mount()->read(created->path, 9999);
        return left ? *left : Bytes("-");
    };
    CHECK(run(7) == run(7));
    std::set<Bytes> different;
    for (std::uint64_t seed = 0; seed < 20; ++seed) different.insert(run(seed));
    CHECK(different.size() > 5);
}

// SPDX-License-Identifier: EUPL-1.2
#include "archive/state_slots.h"

#include "archive/format.h"
#include "archive/standing.h"
#include "catch.h"
#include "fakes/failing_volume.h"
#include "fakes/power_cut_machine.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

struct Disk {
    PowerCutMachine machine{1};
    std::unique_ptr<DurableDirectory> directory = std::make_unique<DurableDirectory>(machine.mount());

    Bytes loaded() {
        StateSlots slots(*directory);
        const auto state = slots.load();
        return state ? *state : "-";
    }
    void save(const Bytes& state) {
        StateSlots slots(*directory);
        REQUIRE(slots.save(state).ok());
    }
    void damage(std::size_t bit) {
        Bytes file = *directory->read("state", 9000);
        file[bit / 8] = static_cast<char>(file[bit / 8] ^ (1 << bit % 8));
        REQUIRE(directory->write_whole("state", file).ok());
    }
};

// The same disk by another program, to which some reads fail.
struct FailingDisk {
    explicit FailingDisk(Disk& disk) : FailingDisk(std::make_unique<FailingVolume>(disk.machine.mount())) {}
    FailingVolume& volume;
    DurableDirectory directory;

private:
    explicit FailingDisk(std::unique_ptr<FailingVolume> owned) : volume(*owned), directory(std::move(owned)) {}
};

}  // namespace

TEST_CASE("the small state is what was saved last, over any number of starts") {
    Disk disk;
    CHECK(disk.loaded() == "-");
    for (const char* state : {"one", "two", "", "four", "five"}) {
        disk.save(state);
        CHECK(disk.loaded() == state);
    }
    CHECK(*disk.directory->size("state") == 8192);
}

TEST_CASE("after the first, a save writes one block and syncs it, and nothing else") {
    Disk disk;
    StateSlots slots(*disk.directory);
    REQUIRE(slots.save("one").ok());
    const auto before = disk.machine.steps();
    REQUIRE(slots.save("two").ok());
    CHECK(disk.machine.steps() - before == 2);
}

TEST_CASE("any bit turned over in the small state costs at most the last save") {
    for (std::size_t bit = 0; bit < 8192 * 8; bit += 29) {
        Disk disk;
        disk.save("one");
        disk.save("two");
        disk.damage(bit);
        INFO(bit);
        const Bytes left = disk.loaded();
        CHECK((left == "two" || left == "one"));
        disk.save("three");
        CHECK(disk.loaded() == "three");
    }
}

TEST_CASE("a small state cut at any length costs what was cut, not the next save") {
    for (std::size_t length = 0; length <= 8192; length += 61) {
        Disk disk;
        disk.save("one");
        disk.save("two");
        REQUIRE(disk.directory->write_whole("state", disk.directory->read("state", 9000)->substr(0, length)).ok());
        INFO(length);
        CHECK(disk.loaded() == (length < 4096 ? "-" : "two"));
        disk.save("three");
        CHECK(disk.loaded() == "three");
    }
}

TEST_CASE("a power cut at any step leaves the small state as it was or as it was to be") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        PowerCutMachine machine(seed);
        std::uint64_t saved = 0;
        machine.cut_after(seed % 30);
        try {
            DurableDirectory directory(machine.mount());
            StateSlots slots(directory);
            for (std::uint64_t next = 1;; ++next) {
                const Status done = slots.save(std::to_string(next));
                REQUIRE(done.ok());
                saved = next;
            }
        } catch (const PowerCut&) {
            machine.restart();
        }
        DurableDirectory directory(machine.mount());
        StateSlots slots(directory);
        const auto state = slots.load();
        INFO("seed " << seed);
        REQUIRE((state.ok() || saved == 0));
        if (state) CHECK((*state == std::to_string(saved) || *state == std::to_string(saved + 1)));
    }
}

TEST_CASE("a save whose step fails, once or for ever, never says yes to what a power cut then takes") {
    for (std::uint64_t step = 0; step < 20; ++step) {
        for (const bool ever_after : {false, true}) {
            PowerCutMachine machine(step);
            std::string saved = "-";
            {
                DurableDirectory directory(machine.mount());
                StateSlots slots(directory);
                machine.fail_after(step, ErrorKind::corrupt, ever_after);
                for (const char* next : {"1", "2", "3", "4", "5"})
                    if (slots.save(next)) saved = next;
            }
            machine.restart();
            DurableDirectory directory(machine.mount());
            StateSlots slots(directory);
            const auto state = slots.load();
            INFO("step " << step << (ever_after ? " and all after it" : ""));
            if (!ever_after) CHECK(saved == "5");
            CHECK((state ? *state : "-") >= saved);
        }
    }
}

TEST_CASE("a state that is too long is refused and leaves the one before") {
    Disk disk;
    disk.save(Bytes(StateSlots::max_bytes, 'x'));
    CHECK(disk.loaded() == Bytes(StateSlots::max_bytes, 'x'));
    StateSlots slots(*disk.directory);
    CHECK(slots.save(Bytes(StateSlots::max_bytes + 1, 'y')).error().kind == ErrorKind::refused);
    CHECK(disk.loaded() == Bytes(StateSlots::max_bytes, 'x'));
}

TEST_CASE("how things stand reads back as it was written") {
    Standing standing;
    CHECK(*decode_standing(encode_standing(standing)) == standing);
    standing.clock_floor = Instant(1'760'000'000'123ms);
    standing.reached = {{"ministry", Instant(1s)}, {"a \"b\"", Instant(2s)}};
    CHECK(*decode_standing(encode_standing(standing)) == standing);
    CHECK_FALSE(decode_standing("[]").ok());
    CHECK_FALSE(decode_standing("{").ok());
}

TEST_CASE("of more sources than fit, those reached longest ago are forgotten first") {
    Standing standing;
    for (int source = 0; source < 200; ++source)
        standing.reached["source number " + std::to_string(source)] = Instant(std::chrono::seconds(source));
    const Bytes bytes = encode_standing(standing);
    CHECK(bytes.size() <= StateSlots::max_bytes);
    const auto read = decode_standing(bytes);
    CHECK(read->reached.size() > 50);
    CHECK(read->reached.contains("source number 199"));
    CHECK_FALSE(read->reached.contains("source number 0"));
}

TEST_CASE("a slot whose checksum is right and whose numbers are not holds no state") {
    static const std::size_t header = wrap("chancery-state", 1, "").size();
    const auto loaded = [](std::string body) {
        Disk disk;
        body.resize(4096 - header, '\0');
        const Bytes slot = wrap("chancery-state", 1, body);
        REQUIRE(disk.directory->write_whole("state", slot + slot));
        return disk.loaded();
    };
    CHECK(loaded("7 3 abc") == "abc");
    for (const char* bad : {"", "x", "7", "7x", "7 ", "7 x", "7 3", "7 9999 abc", "99999999999999999999999 3 abc", "0 3 abc"}) {
        INFO(bad);
        CHECK(loaded(bad) == "-");
    }
    CHECK(loaded("7 " + std::string(4000, '1')) == "-");
    CHECK(loaded(std::string(4096 - header, '0')) == "-");
}

TEST_CASE("where memory or descriptors are short, the small state is neither given up nor written over") {
    Disk disk;
    disk.save("one");
    FailingDisk failing(disk);
    StateSlots slots(failing.directory);
    failing.volume.fails = ErrorKind::full;
    CHECK(slots.load().error().kind == ErrorKind::full);
    CHECK_FALSE(slots.is_sure());
    CHECK(slots.save("two").error().kind == ErrorKind::full);
    CHECK(failing.directory.list("").error().kind == ErrorKind::full);
    CHECK(failing.directory.remove_leftovers().error().kind == ErrorKind::full);
    failing.volume.fails.reset();
    CHECK(*slots.load() == "one");
    CHECK(slots.is_sure());
    REQUIRE(slots.save("two"));
    CHECK(disk.loaded() == "two");
}

TEST_CASE("a sector that cannot be read costs the slot in it, and the other one is told to be the older one perhaps") {
    for (const std::uint64_t bad : {std::uint64_t{100}, std::uint64_t{4096 + 100}}) {
        Disk disk;
        disk.save("one");
        disk.save("two");
        FailingDisk failing(disk);
        failing.volume.bad_sector = bad;
        StateSlots slots(failing.directory);
        CHECK(slots.load().ok());
        CHECK(*slots.load() == (bad < 4096 ? "one" : "two"));
        CHECK_FALSE(slots.is_sure());
        REQUIRE(slots.save("three"));
        CHECK(slots.is_sure());
        CHECK(disk.loaded() == "three");
    }
}

TEST_CASE("a sector that can be read at the next try has lost nothing") {
    Disk disk;
    disk.save("one");
    disk.save("two");
    FailingDisk failing(disk);
    failing.volume.bad_sector = 100;
    StateSlots slots(failing.directory);
    REQUIRE(*slots.load() == "one");
    failing.volume.bad_sector.reset();
    CHECK(*slots.load() == "two");
    CHECK(slots.is_sure());
}

TEST_CASE("a state file that someone took away is written anew") {
    Disk disk;
    StateSlots slots(*disk.directory);
    REQUIRE(slots.save("one"));
    REQUIRE(disk.directory->remove("state"));
    REQUIRE(slots.save("two"));
    CHECK(disk.loaded() == "two");
}

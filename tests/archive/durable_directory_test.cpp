// SPDX-License-Identifier: EUPL-1.2
#include "archive/durable_directory.h"

#include "catch.h"
#include "fakes/power_cut_machine.h"

using namespace chancery;

namespace {

struct Disk {
    PowerCutMachine machine{1};
    DurableDirectory directory{machine.mount()};
};

}  // namespace

TEST_CASE("a plain path is made of plain names, and nothing hidden or above") {
    for (const char* good : {"a", "state", "objects/ab/CD-09_x.y", "az/AZ/09", "_", "-"}) CHECK(is_plain_path(good));
    for (const char* bad : {"", "/", "/a", "a/", "a//b", ".", "..", "a/..", "a/.b", ".a", "a b", "a\\b", "a:b", "a@b", "a[b", "a`b", "a{b", "a\n", "\xC3\xA9"}) {
        INFO(bad);
        CHECK_FALSE(is_plain_path(bad));
    }
    CHECK(is_plain_path(std::string(255, 'a')));
    CHECK_FALSE(is_plain_path(std::string(256, 'a')));
}

TEST_CASE("a path that is not plain is refused by every question, and reaches no disk") {
    Disk disk;
    const auto refused = [](const auto& result) { return !result && result.error().kind == ErrorKind::refused; };
    for (const char* path : {"../etc/passwd", "/etc/passwd", "a/../b", ".new-1"}) {
        INFO(path);
        CHECK(refused(disk.directory.read(path, 99)));
        CHECK(refused(disk.directory.read_back(path, 99)));
        CHECK(refused(disk.directory.size(path)));
        CHECK(refused(disk.directory.write_whole(path, "x")));
        CHECK(refused(disk.directory.confirm(path)));
        CHECK(refused(disk.directory.list(path)));
        CHECK(refused(disk.directory.remove(path)));
    }
    CHECK(disk.machine.steps() == 0);
}

TEST_CASE("what is not there cannot be confirmed") {
    Disk disk;
    CHECK(disk.directory.confirm("f/a").error().kind == ErrorKind::missing);
}

TEST_CASE("a folder that someone took away costs one write, and is made again by the next") {
    Disk disk;
    REQUIRE(disk.directory.write_whole("f/g/a", "one"));
    Volume& volume = disk.directory.volume();
    REQUIRE(volume.remove("f/g/a"));
    REQUIRE(volume.remove_folder("f/g"));
    REQUIRE(volume.remove_folder("f"));
    CHECK(disk.directory.write_whole("f/g/a", "two").error().kind == ErrorKind::missing);
    REQUIRE(disk.directory.write_whole("f/g/a", "three"));
    CHECK(*disk.directory.read("f/g/a", 99) == "three");
}

TEST_CASE("a folder that lay aside when the power went is brought back with all that is in it, by a write or by the tidying") {
    for (const bool tidied : {false, true}) {
        Disk disk;
        REQUIRE(disk.directory.write_whole("f/g/a", "one"));
        REQUIRE(disk.directory.volume().rename("f/g", "f/.aside-g"));
        DurableDirectory next(disk.machine.mount());
        if (tidied) REQUIRE(next.remove_leftovers());
        REQUIRE(next.write_whole("f/g/b", "two"));
        CHECK(*next.read("f/g/a", 99) == "one");
        CHECK(*next.list("f/g") == std::vector<std::string>{"a", "b"});
    }
}

TEST_CASE("tidying removes what interrupted writes left, wherever ours can lie, and nothing else") {
    Disk disk;
    Volume& volume = disk.directory.volume();
    std::string folder;
    for (int depth = 0; depth < 7; ++depth) {
        REQUIRE(volume.create(folder));
        folder += (folder.empty() ? "f" : "/f");
        REQUIRE(volume.make_folder(folder));
    }
    REQUIRE(disk.directory.write_whole("f/kept", "x"));
    REQUIRE(disk.directory.remove_leftovers());
    const auto leftovers = [&](const std::string& where) {
        std::size_t count = 0;
        const auto entries = volume.list(where);
        for (const Volume::Entry& entry : *entries) count += entry.name.starts_with(".new-");
        return count;
    };
    CHECK(leftovers("") + leftovers("f") + leftovers("f/f") + leftovers("f/f/f") + leftovers("f/f/f/f") == 0);
    CHECK(leftovers("f/f/f/f/f") == 1);  // too deep to be ours
    CHECK(*disk.directory.read("f/kept", 99) == "x");
}

TEST_CASE("tidying that fails says so") {
    for (const bool aside : {false, true}) {
        Disk disk;
        Volume& volume = disk.directory.volume();
        REQUIRE(volume.make_folder(aside ? ".aside-f" : "f"));
        if (!aside) REQUIRE(volume.create("f"));
        disk.machine.fail_after(0, ErrorKind::corrupt, true);
        CHECK(disk.directory.remove_leftovers().error().kind == ErrorKind::corrupt);
    }
}

TEST_CASE("a folder's name that is being written anew is put back at the second try where the first one fails") {
    Disk disk;
    REQUIRE(disk.directory.write_whole("f/a", "one"));
    DurableDirectory next(disk.machine.mount());
    disk.machine.fail_after(1, ErrorKind::corrupt, false);  // the sync of the top folder, after g was made in it
    CHECK_FALSE(next.write_whole("g/a", "x"));
    disk.machine.fail_after(1, ErrorKind::corrupt, false);  // aside, and not back
    REQUIRE(next.write_whole("f/b", "two"));
    CHECK(*next.list("f") == std::vector<std::string>{"a", "b"});
}

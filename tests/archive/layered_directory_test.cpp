// SPDX-License-Identifier: EUPL-1.2
#include "archive/layered_directory.h"

#include "catch.h"
#include "fakes/memory_directory.h"

using namespace chancery;

namespace {

struct Layers {
    MemoryDirectory* upper = new MemoryDirectory;
    MemoryDirectory* lower = new MemoryDirectory;
    LayeredDirectory both{std::unique_ptr<Directory>(upper), std::unique_ptr<Directory>(lower)};
};

}  // namespace

TEST_CASE("what is not in the upper folder is read from the lower one, which nothing changes") {
    Layers layers;
    layers.lower->files = {{"a", "below"}, {"b", "below"}};
    REQUIRE(layers.both.write_whole("a", "above!"));
    CHECK(*layers.both.read("a", 99) == "above!");
    CHECK(*layers.both.read("b", 99) == "below");
    CHECK(*layers.both.read_back("a", 99) == "above!");
    CHECK(*layers.both.read_back("b", 99) == "below");
    CHECK(*layers.both.size("a") == 6);
    CHECK(*layers.both.size("b") == 5);
    CHECK(layers.both.read("c", 99).error().kind == ErrorKind::missing);
    CHECK(layers.lower->changes == 0);
}

TEST_CASE("what is removed is out of sight, also where it lies below") {
    Layers layers;
    layers.lower->files = {{"f/a", "below"}, {"f/b", "below"}};
    REQUIRE(layers.both.remove("f/a"));
    CHECK(layers.both.read("f/a", 99).error().kind == ErrorKind::missing);
    CHECK(layers.both.read_back("f/a", 99).error().kind == ErrorKind::missing);
    CHECK(layers.both.size("f/a").error().kind == ErrorKind::missing);
    CHECK_FALSE(layers.both.confirm("f/a"));
    CHECK(*layers.both.list("f") == std::vector<std::string>{"b"});
    CHECK(layers.lower->files.size() == 2);
    REQUIRE(layers.both.write_whole("f/a", "again"));
    CHECK(*layers.both.read("f/a", 99) == "again");
    CHECK(*layers.both.list("f") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a name is listed once, in order, whichever folder it lies in") {
    Layers layers;
    layers.lower->files = {{"b", ""}, {"d", ""}, {"a", ""}};
    layers.upper->files = {{"c", ""}, {"b", ""}};
    CHECK(*layers.both.list("") == std::vector<std::string>{"a", "b", "c", "d"});
}

TEST_CASE("a failure above is not hidden by what lies below, and one below is told") {
    Layers layers;
    layers.lower->files = {{"a", "old"}};
    layers.upper->files = {{"a", "new"}};
    layers.upper->unreadable = "a";
    CHECK(layers.both.read("a", 99).error().kind == ErrorKind::corrupt);
    CHECK(layers.both.read_back("a", 99).error().kind == ErrorKind::corrupt);
    layers.upper->faults = {.fail_at = 1, .fail_ever_after = true};
    CHECK(layers.both.size("a").error().kind == ErrorKind::corrupt);
    CHECK_FALSE(layers.both.list(""));
    CHECK_FALSE(layers.both.remove("a"));
    CHECK_FALSE(layers.both.confirm("a"));
    layers.upper->faults = {};
    layers.lower->faults = {.fail_at = 1, .fail_ever_after = true};
    CHECK_FALSE(layers.both.list(""));
    CHECK(layers.both.confirm("a"));        // it is above
    CHECK_FALSE(layers.both.confirm("b"));  // and this one could only be below
}

TEST_CASE("a file below is confirmed as it lies") {
    Layers layers;
    layers.lower->files = {{"a", "old"}};
    CHECK(layers.both.confirm("a"));
    CHECK(layers.both.confirm("b").error().kind == ErrorKind::missing);
}

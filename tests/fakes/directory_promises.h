// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "archive/directory.h"
#include "catch.h"

namespace chancery {

// What every Directory promises: run over the real one and over each fake, so that a test against a fake means
// something.
inline void check_directory_promises(Directory& directory) {
    CHECK(directory.read("a/b", 10).error().kind == ErrorKind::missing);
    CHECK(directory.size("a/b").error().kind == ErrorKind::missing);
    CHECK(directory.list("a")->empty());
    CHECK(directory.remove("a/b").ok());
    CHECK_FALSE(directory.confirm("a/b").ok());

    REQUIRE(directory.write_whole("a/b", "hello").ok());
    REQUIRE(directory.write_whole("a/c/d", Bytes(70000, 'x')).ok());
    REQUIRE(directory.write_whole("top", "").ok());
    CHECK(directory.confirm("a/b").ok());
    CHECK(*directory.read("a/b", 5) == "hello");
    CHECK(directory.read("a/b", 4).error().kind == ErrorKind::refused);
    CHECK(*directory.size("a/c/d") == 70000);
    CHECK(*directory.read("a/c/d", 1000000) == Bytes(70000, 'x'));
    CHECK(directory.read("top", 0)->empty());
    CHECK(*directory.list("a") == std::vector<std::string>{"b"});
    CHECK(*directory.list("") == std::vector<std::string>{"top"});

    REQUIRE(directory.write_whole("a/b", "again").ok());
    REQUIRE(directory.write_whole("a/a", "1").ok());
    CHECK(*directory.read("a/b", 5) == "again");
    CHECK(*directory.list("a") == std::vector<std::string>{"a", "b"});
    REQUIRE(directory.remove("a/b").ok());
    CHECK(directory.read("a/b", 10).error().kind == ErrorKind::missing);

    for (const char* path : {"../x", "/etc/passwd", "a//b", "", ".hidden", "a/..", "a/", "ä", "a b", "a/.new-1-1"}) {
        INFO(path);
        CHECK(directory.write_whole(path, "x").error().kind == ErrorKind::refused);
        CHECK(directory.read(path, 10).error().kind == ErrorKind::refused);
        CHECK(directory.remove(path).error().kind == ErrorKind::refused);
    }
}

}  // namespace chancery

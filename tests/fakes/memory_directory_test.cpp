// SPDX-License-Identifier: EUPL-1.2
#include "fakes/memory_directory.h"

#include "fakes/directory_promises.h"

using namespace chancery;

TEST_CASE("a folder in memory keeps the promises of a folder") {
    MemoryDirectory directory;
    check_directory_promises(directory);
}

TEST_CASE("a folder in memory can be full, read-only, and fail at one call or for ever") {
    MemoryDirectory directory;
    directory.faults.capacity = 5;
    CHECK(directory.write_whole("a", "12345").ok());
    CHECK(directory.write_whole("b", "6").error().kind == ErrorKind::full);
    CHECK(directory.write_whole("a", "1234").ok());

    directory.faults = {.read_only = true};
    CHECK(directory.write_whole("b", "6").error().kind == ErrorKind::refused);
    CHECK(directory.remove("a").error().kind == ErrorKind::refused);
    CHECK(*directory.read("a", 9) == "1234");

    directory.faults = {.fail_at = directory.calls + 2};
    CHECK(directory.read("a", 9).ok());
    CHECK(directory.read("a", 9).error().kind == ErrorKind::corrupt);
    CHECK(directory.read("a", 9).ok());

    directory.faults = {.fail_at = directory.calls + 1, .fail_ever_after = true, .fail_as = ErrorKind::full};
    CHECK(directory.read("a", 9).error().kind == ErrorKind::full);
    CHECK(directory.write_whole("a", "").error().kind == ErrorKind::full);
}

TEST_CASE("a folder in memory can flip a bit and drop what was written") {
    MemoryDirectory directory;
    REQUIRE(directory.write_whole("a", "12").ok());
    directory.flip("a", 8);
    CHECK(*directory.read("a", 9) == "13");
    directory.faults.drop_writes = true;
    CHECK(directory.write_whole("a", "new").ok());
    CHECK(*directory.read("a", 9) == "13");
}

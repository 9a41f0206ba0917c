// SPDX-License-Identifier: EUPL-1.2
#include "app/files.h"

#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

// Whether another process, to which the kernel says an error of the card instead of this system call, takes the file for
// written.
bool written_without(int system_call, const std::string& path, Status (*write)(const std::string&, BytesView)) {
    const pid_t child = ::fork();
    if (child == 0) {
        const scmp_filter_ctx rules = ::seccomp_init(SCMP_ACT_ALLOW);
        if (!rules || ::seccomp_rule_add(rules, SCMP_ACT_ERRNO(EIO), system_call, 0) != 0 || ::seccomp_load(rules) != 0) ::_exit(2);
        ::_exit(write(path, "new").ok() ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("a file that a person keeps is written only when it was synced, and the one before stays until then") {
    const ScratchFolder folder;
    const std::string path = (folder.path() / "press.secret").string();
    REQUIRE(write_file(path, "old"));
    CHECK_FALSE(written_without(SCMP_SYS(fdatasync), path, write_file));
    CHECK(*read_file(path, 99) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    CHECK_FALSE(written_without(SCMP_SYS(fsync), path, write_file));  // of the folder
    CHECK_FALSE(written_without(SCMP_SYS(write), path, write_file));
    REQUIRE(write_file(path, "newer"));
    CHECK(*read_file(path, 99) == "newer");
}

TEST_CASE("what may be lost with the power is not synced") {
    const ScratchFolder folder;
    const std::string path = (folder.path() / "status.json").string();
    CHECK(written_without(SCMP_SYS(fdatasync), path, write_passing_file));
    CHECK(written_without(SCMP_SYS(fsync), path, write_passing_file));
    CHECK_FALSE(written_without(SCMP_SYS(write), path, write_passing_file));
    CHECK(*read_file(path, 99) == "new");
}

TEST_CASE("a file is written with the folders that it needs, and where there can be none the reason is told") {
    const ScratchFolder folder;
    const std::string path = (folder.path() / "a" / "b" / "c.json").string();
    REQUIRE(write_file(path, "1"));
    CHECK(*read_file(path, 99) == "1");
    CHECK(write_file(path + "/d", "1").error().kind == ErrorKind::refused);
    CHECK(write_file((folder.path() / "a").string(), "1").error().kind == ErrorKind::refused);
}

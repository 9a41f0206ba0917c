// SPDX-License-Identifier: EUPL-1.2
#include "device/posix_directory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "fakes/directory_promises.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<DurableDirectory> owned(const fs::path& path) {
    auto opened = open_directory(path.string(), DirectoryUse::owner);
    REQUIRE(opened.ok());
    return std::move(*opened);
}

Bytes content(const fs::path& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a real folder keeps the promises of a folder") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path() / "new" / "state");
    check_directory_promises(*directory);
}

TEST_CASE("what was written is there for the next process, and nobody else may read it") {
    const ScratchFolder scratch;
    REQUIRE(owned(scratch.path())->write_whole("objects/ab/cd", "bytes").ok());
    CHECK(*owned(scratch.path())->read("objects/ab/cd", 99) == "bytes");
    struct stat status {};
    REQUIRE(::stat((scratch.path() / "objects/ab/cd").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("reading a file writes nothing to the card, not even that it was read") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path());
    REQUIRE(directory->write_whole("objects/ab/cd", "bytes").ok());
    const std::string file = (scratch.path() / "objects/ab/cd").string();
    // Read last before it was written: this is when a file system notes the next reading, for all its thrift (relatime).
    const timespec times[] = {{1'000, 0}, {2'000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
    CHECK(*directory->read("objects/ab/cd", 99) == "bytes");
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK(status.st_atim.tv_sec == 1'000);
}

TEST_CASE("leftovers of interrupted writes are hidden from a reader and cleared by the owner") {
    const ScratchFolder scratch;
    fs::create_directories(scratch.path() / "objects/ab");
    std::ofstream(scratch.path() / "objects/ab/.new-77-0") << "half";
    std::ofstream(scratch.path() / "objects/ab/whole") << "whole";

    const auto reader = open_directory(scratch.path().string(), DirectoryUse::reader);
    REQUIRE(reader.ok());
    CHECK(*(*reader)->list("objects/ab") == std::vector<std::string>{"whole"});
    CHECK(fs::exists(scratch.path() / "objects/ab/.new-77-0"));

    (void)owned(scratch.path());
    CHECK_FALSE(fs::exists(scratch.path() / "objects/ab/.new-77-0"));
    CHECK(fs::exists(scratch.path() / "objects/ab/whole"));
}

TEST_CASE("a folder has one owner at a time and any number of readers") {
    const ScratchFolder scratch;
    auto first = owned(scratch.path());
    CHECK(open_directory(scratch.path().string(), DirectoryUse::owner).error().kind == ErrorKind::refused);
    CHECK(open_directory(scratch.path().string(), DirectoryUse::reader).ok());
    first.reset();
    CHECK(open_directory(scratch.path().string(), DirectoryUse::owner).ok());
    CHECK(open_directory((scratch.path() / "no").string(), DirectoryUse::reader).error().kind == ErrorKind::missing);
}

TEST_CASE("a symbolic link leads nowhere, neither as a file nor as a folder on the way") {
    const ScratchFolder scratch, outside;
    std::ofstream(outside.path() / "secret") << "secret";
    fs::create_symlink(outside.path() / "secret", scratch.path() / "link");
    fs::create_symlink(outside.path(), scratch.path() / "folder");
    const auto directory = owned(scratch.path());
    CHECK(directory->read("link", 99).error().kind == ErrorKind::refused);
    CHECK_FALSE(directory->read("folder/secret", 99).ok());
    CHECK_FALSE(directory->write_whole("folder/new", "x").ok());
    CHECK(directory->remove("folder/secret").ok());  // there is no such file inside the folder
    CHECK(content(outside.path() / "secret") == "secret");

    REQUIRE(directory->write_whole("link", "mine").ok());  // the link is replaced, not followed
    CHECK(content(outside.path() / "secret") == "secret");
    CHECK(*directory->read("link", 99) == "mine");
}

TEST_CASE("a FIFO or a folder in the way of a file is refused without waiting") {
    const ScratchFolder scratch;
    REQUIRE(::mkfifo((scratch.path() / "fifo").c_str(), 0600) == 0);
    fs::create_directory(scratch.path() / "folder");
    const auto directory = owned(scratch.path());
    CHECK(directory->read("fifo", 99).error().kind == ErrorKind::refused);
    CHECK(directory->size("folder").error().kind == ErrorKind::refused);
    CHECK_FALSE(directory->read("folder", 99).ok());
    CHECK_FALSE(directory->write_whole("folder", "x").ok());
    CHECK(directory->list("")->size() == 1);  // no leftover of the failed write
}

TEST_CASE("a file that was read from the storage is the file that was written") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path());
    REQUIRE(directory->write_whole("probe", Bytes(100000, 'p')).ok());
    CHECK(*directory->volume().read_from_storage("probe", 100000) == Bytes(100000, 'p'));
    CHECK(directory->volume().read_from_storage("none", 9).error().kind == ErrorKind::missing);
}

TEST_CASE("a part of a file is read by itself, and ends where the file does") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path());
    REQUIRE(directory->write_whole("slots", Bytes(4096, 'a') + Bytes(100, 'b')).ok());
    Volume& volume = directory->volume();
    CHECK(*volume.read_part("slots", 4000, 96) == Bytes(96, 'a'));
    CHECK(*volume.read_part("slots", 4096, 4096) == Bytes(100, 'b'));
    CHECK(*volume.read_part("slots", 8192, 4096) == "");
    CHECK(volume.read_part("none", 0, 9).error().kind == ErrorKind::missing);
}

TEST_CASE("a file can be written over in place") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path());
    REQUIRE(directory->write_whole("slots", Bytes(10, '.')).ok());
    auto file = directory->volume().open("slots");
    REQUIRE(file.ok());
    REQUIRE((*file)->write(4, "ab").ok());
    REQUIRE((*file)->sync().ok());
    CHECK(*directory->read("slots", 99) == "....ab....");
    CHECK(directory->volume().open("none").error().kind == ErrorKind::missing);
}

TEST_CASE("a folder that someone took away is made again at the second try") {
    const ScratchFolder scratch;
    const auto directory = owned(scratch.path());
    REQUIRE(directory->write_whole("a/b/c", "1").ok());
    fs::remove_all(scratch.path() / "a");
    CHECK(directory->write_whole("a/b/c", "2").error().kind == ErrorKind::missing);
    CHECK(directory->write_whole("a/b/c", "2").ok());
}

// SPDX-License-Identifier: EUPL-1.2
#include "archive/trial.h"

#include "archive/durable_directory.h"
#include "catch.h"
#include "fakes/memory_directory.h"
#include "fakes/power_cut_machine.h"

using namespace chancery;

namespace {

// A card that remembers what it is given for as long as it has power, and stores nothing.
class ForgetfulVolume final : public Volume {
public:
    ForgetfulVolume(std::unique_ptr<Volume> memory, std::unique_ptr<Volume> card)
        : memory_(std::move(memory)), card_(std::move(card)) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override { return memory_->read(path, max_bytes); }
    Result<Bytes> read_part(const std::string& path, std::uint64_t offset, std::size_t length) override { return memory_->read_part(path, offset, length); }
    Result<Bytes> read_from_storage(const std::string& path, std::size_t max_bytes) override {
        return card_->read_from_storage(path, max_bytes);
    }
    Result<std::uint64_t> size(const std::string& path) override { return memory_->size(path); }
    Result<std::vector<Entry>> list(const std::string& folder) override { return memory_->list(folder); }
    Result<bool> make_folder(const std::string& folder) override { return memory_->make_folder(folder); }
    Status remove_folder(const std::string& folder) override { return memory_->remove_folder(folder); }
    Result<Created> create(const std::string& folder) override { return memory_->create(folder); }
    Result<std::unique_ptr<OpenFile>> open(const std::string& path) override { return memory_->open(path); }
    Status rename(const std::string& from, const std::string& to) override { return memory_->rename(from, to); }
    Status sync_folder(const std::string& folder) override { return memory_->sync_folder(folder); }
    Status remove(const std::string& path) override { return memory_->remove(path); }

private:
    std::unique_ptr<Volume> memory_, card_;
};

}  // namespace

TEST_CASE("storage that keeps what it is given passes its trial, again and again") {
    MemoryDirectory directory;
    for (int day = 0; day < 3; ++day) CHECK(try_storage(directory).ok());
    CHECK(directory.files.size() == 1);
}

TEST_CASE("storage that stops keeping what it is given fails its trial, although an older trial lies there") {
    MemoryDirectory directory;
    REQUIRE(try_storage(directory).ok());
    directory.faults.drop_writes = true;
    CHECK(try_storage(directory).error().kind == ErrorKind::corrupt);
    directory.faults.drop_writes = false;
    CHECK(try_storage(directory).ok());
}

TEST_CASE("storage that has never kept anything fails its trial") {
    MemoryDirectory directory;
    directory.faults.drop_writes = true;
    CHECK(try_storage(directory).error().message.find("replace the card") != std::string::npos);
}

TEST_CASE("the trial asks the storage and not what memory remembers of it") {
    PowerCutMachine memory(1), card(2);
    DurableDirectory first(card.mount());
    REQUIRE(try_storage(first).ok());
    DurableDirectory forgetful(std::make_unique<ForgetfulVolume>(memory.mount(), card.mount()));
    const Status tried = try_storage(forgetful);
    CHECK(tried.error().kind == ErrorKind::corrupt);
    CHECK(tried.error().message.find("replace the card") != std::string::npos);
}

TEST_CASE("a trial that cannot be written says why") {
    MemoryDirectory directory;
    directory.faults.read_only = true;
    CHECK(try_storage(directory).error().kind == ErrorKind::refused);
}

TEST_CASE("a trial that cannot be read back says why, and does not blame what the card keeps") {
    MemoryDirectory directory;
    directory.unreadable = "trial";
    const Status tried = try_storage(directory);
    CHECK(tried.error().kind == ErrorKind::corrupt);
    CHECK(tried.error().message.find("bad sector") != std::string::npos);
}

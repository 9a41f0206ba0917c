// SPDX-License-Identifier: EUPL-1.2
#include "app/storage.h"

#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>

#include "archive/state_slots.h"
#include "catch.h"
#include "fakes/kept_editions.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

// A folder that can only be read while this lives: a real read-only mount where the test may mount, else one that its
// rights close to all but root.
class ReadOnly {
public:
    explicit ReadOnly(std::filesystem::path folder) : folder_(std::move(folder)) {
        const char* name = folder_.c_str();
        mounted_ = ::mount(name, name, nullptr, MS_BIND, nullptr) == 0;
        const bool closed = mounted_ && ::mount(nullptr, name, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
        if (!closed) allow(false);
        holds = closed || ::geteuid() != 0;
    }
    ~ReadOnly() {
        if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
        allow(true);
    }
    ReadOnly(const ReadOnly&) = delete;
    ReadOnly& operator=(const ReadOnly&) = delete;

    bool holds = false;

private:
    void allow(bool writing) {
        using std::filesystem::perms;
        const auto how = writing ? std::filesystem::perm_options::add : std::filesystem::perm_options::remove;
        for (const char* part : {"archive", "art", "standing"})
            std::filesystem::permissions(folder_ / part, perms::owner_write, how);
    }
    std::filesystem::path folder_;
    bool mounted_ = false;
};

std::optional<int> shown_in(const Storage& storage) {
    Archive archive(*storage.kept);
    const auto restored = archive.restore();
    if (!restored) UNSCOPED_INFO(restored.error().message);
    return restored ? kept_editions::number_of(*restored) : std::nullopt;
}

Storage opened(const ScratchFolder& folder) {
    auto storage = open_storage(folder.path().string());
    REQUIRE(storage.ok());
    return *std::move(storage);
}

void publish(const Storage& storage, int number) {
    Archive archive(*storage.kept);
    REQUIRE(kept_editions::publish(archive, number).ok());
    REQUIRE(archive.sweep().ok());
    REQUIRE(StateSlots(*storage.standing).save("the state of " + std::to_string(number)).ok());
}

}  // namespace

TEST_CASE("from a card that can only be read the kept edition still shows, and what is new is shown and forgotten") {
    const ScratchFolder folder;
    publish(opened(folder), 1);
    {
        const ReadOnly card(folder.path());
        if (!card.holds) {
            WARN("skipped: root without the right to mount can write everywhere");
            return;
        }
        const Storage storage = opened(folder);
        INFO(storage.trouble);
        CHECK(storage.trouble.find("will be forgotten") != std::string::npos);
        CHECK(shown_in(storage) == 1);
        CHECK(*StateSlots(*storage.standing).load() == "the state of 1");
        publish(storage, 2);
        publish(storage, 3);
        CHECK(shown_in(storage) == 3);
        Archive screen(*storage.shown);
        for (const int picture : {0, 1, 3}) CHECK(screen.object(sha256(kept_editions::picture(picture)), 1 << 20).ok());
        CHECK(*screen.prepared(kept_editions::fetched(3), kept_editions::screen, 1 << 20) == kept_editions::picture(3));
    }
    CHECK(shown_in(opened(folder)) == 1);
}

TEST_CASE("beside a kiosk that owns the folder a second one shows what that one kept, and changes nothing of it") {
    const ScratchFolder folder;
    const Storage first = opened(folder);
    publish(first, 1);
    const Storage second = opened(folder);
    CHECK(second.trouble.find("another chancery") != std::string::npos);
    CHECK(shown_in(second) == 1);
    publish(second, 2);
    CHECK(shown_in(second) == 2);
    CHECK(shown_in(first) == 1);
}

TEST_CASE("where there is no state folder and none can be made, the show runs from a temporary one") {
    const auto storage = open_storage("/proc/nowhere");
    REQUIRE(storage.ok());
    CHECK(storage->temporary);
    CHECK_FALSE(shown_in(*storage));
    publish(*storage, 1);
    CHECK(shown_in(*storage) == 1);
}

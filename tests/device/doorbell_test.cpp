// SPDX-License-Identifier: EUPL-1.2
#include "device/doorbell.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

void write(const std::string& file, const std::string& text) { std::ofstream(file) << text; }

// A folder with a settings file, watched as the kiosk does.
struct House {
    ScratchFolder folder;
    std::string file = folder.path().string() + "/kiosk.json", drop_ins = folder.path().string() + "/kiosk.d";
    Doorbell door;

    House() {
        write(file, "{}");
        CHECK(door.watch({file, drop_ins}));
    }
    // Whether it rings for something saved within this time, ms.
    bool saved(int patience = 1000) {
        pollfd ready{door.descriptor(), POLLIN, 0};
        while (::poll(&ready, 1, patience) > 0)
            if (door.answer().saved) return true;
        return false;
    }
};

}  // namespace

TEST_CASE("a file rings when it is written in place, when an editor renames a new one over it, and when it is removed") {
    House house;
    CHECK_FALSE(house.saved(0));
    write(house.file, "{} ");
    CHECK(house.saved());
    write(house.folder.path().string() + "/4913.tmp", "{}");
    fs::rename(house.folder.path().string() + "/4913.tmp", house.file);
    CHECK(house.saved());
    write(house.file, "{}");
    CHECK(house.saved());
    fs::remove(house.file);
    CHECK(house.saved());
    CHECK_FALSE(house.saved(300));
}

TEST_CASE("other files beside it do not ring, and reading does not") {
    House house;
    write(house.folder.path().string() + "/other.json", "{}");
    write(house.folder.path().string() + "/.kiosk.json.swp", "{}");
    std::string text;
    std::ifstream(house.file) >> text;
    CHECK_FALSE(house.saved(400));
}

TEST_CASE("what is saved together rings once") {
    House house;
    for (int i = 0; i < 20; ++i) write(house.file, "{}");
    CHECK(house.saved());
    CHECK_FALSE(house.saved(300));
}

TEST_CASE("a folder that comes later rings, and once it is watched so does every JSON file in it") {
    House house;
    fs::create_directory(house.drop_ins);
    CHECK(house.saved());
    CHECK(house.door.watch({house.file, house.drop_ins}));
    write(house.drop_ins + "/10-hours.json", "{}");
    CHECK(house.saved());
    write(house.drop_ins + "/README", "text");
    CHECK_FALSE(house.saved(300));
    fs::remove(house.drop_ins + "/10-hours.json");
    CHECK(house.saved());
}

TEST_CASE("a link rings for the file that it leads to") {
    House house;
    fs::create_directory(house.folder.path().string() + "/elsewhere");
    const std::string real = house.folder.path().string() + "/elsewhere/real.json";
    write(real, "{}");
    fs::remove(house.file);
    fs::create_symlink(real, house.file);
    CHECK(house.saved());
    CHECK(house.door.watch({house.file}));
    write(real, "{} ");
    CHECK(house.saved());
}

TEST_CASE("a place whose folders do not exist yet rings when they come") {
    House house;
    const std::string far = house.folder.path().string() + "/boot/firmware/chancery.json";
    CHECK(house.door.watch({far}));
    fs::create_directory(house.folder.path().string() + "/boot");
    CHECK(house.saved());
    CHECK(house.door.watch({far}));
    fs::create_directory(house.folder.path().string() + "/boot/firmware");
    CHECK(house.saved());
    CHECK(house.door.watch({far}));
    write(far, "{}");
    CHECK(house.saved());
}

TEST_CASE("signals ring and do not end the program") {
    House house;
    ::kill(::getpid(), SIGHUP);
    CHECK(house.door.answer().reload);
    ::kill(::getpid(), SIGUSR1);
    ::kill(::getpid(), SIGUSR2);
    const Doorbell::Rings rings = house.door.answer();
    CHECK(rings.picture);
    CHECK(rings.overlay);
    CHECK_FALSE(rings.reload);
}

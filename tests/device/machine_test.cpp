// SPDX-License-Identifier: EUPL-1.2
#include "device/machine.h"

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

TEST_CASE("a wireless link is told in percent, a wired one not at all") {
    const char* const text = "Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE\n"
                             " face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22\n"
                             " wlan0: 0000   55.  -55.  -256        0      0      0      0      0        0\n";
    CHECK(wifi_percent(text, "wlan0") == 78);
    CHECK_FALSE(wifi_percent(text, "eth0"));
    CHECK_FALSE(wifi_percent(text, "wlan"));
    CHECK_FALSE(wifi_percent("", "wlan0"));
    CHECK(wifi_percent("wlan0: 0000 900. 0. 0.", "wlan0") == 100);
}

TEST_CASE("room on disk is that of the nearest folder that exists") {
    const ScratchFolder folder;
    const auto here = room_at(folder.path().string()), beneath = room_at(folder.path().string() + "/not/yet/there");
    REQUIRE(here);
    REQUIRE(beneath);
    CHECK(here->all > 0);
    CHECK(here->all == beneath->all);
    CHECK(here->free <= here->all);
}

TEST_CASE("names that every machine knows are found, and names that nobody may have are not") {
    CHECK(resolves("localhost"));
    CHECK_FALSE(resolves("no-such-host.invalid"));
}

TEST_CASE("what lies in memory is forgotten, and what is not there is no such thing") {
    CHECK(is_forgotten("/dev/shm"));
    CHECK_FALSE(is_forgotten("/proc"));
    CHECK_FALSE(is_forgotten("/no/such/place"));
}

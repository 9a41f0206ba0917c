// SPDX-License-Identifier: EUPL-1.2
#include "screen/cards.h"

#include <fstream>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

// The kernel's folders, as a Raspberry Pi or a PC has them.
class Machine {
public:
    void card(int index) {
        std::filesystem::create_directories(drm() / ("card" + std::to_string(index)));
        std::filesystem::create_directories(folder_.path() / "dev/dri");
        std::ofstream(folder_.path() / "dev/dri" / ("card" + std::to_string(index))) << "";
    }
    void connector(int card, const std::string& name, bool connected, int number) {
        const auto place = drm() / ("card" + std::to_string(card) + "-" + name);
        std::filesystem::create_directories(place);
        std::ofstream(place / "status") << (connected ? "connected\n" : "disconnected\n");
        if (number > 0) std::ofstream(place / "connector_id") << number << "\n";
    }
    [[nodiscard]] std::vector<Card> cards() const { return graphics_cards(folder_.path().string()); }
    [[nodiscard]] std::filesystem::path drm() const { return folder_.path() / "sys/class/drm"; }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }

private:
    ScratchFolder folder_;
};

}  // namespace

TEST_CASE("of two cards the one is shown on that a monitor is connected to, whichever number it has") {
    Machine machine;
    machine.card(0);  // renders and has no sockets, as v3d has none
    machine.card(1);
    machine.connector(1, "DSI-1", false, 33);
    machine.card(2);
    machine.connector(2, "HDMI-A-1", false, 32);
    machine.connector(2, "HDMI-A-2", true, 42);
    std::filesystem::create_directories(machine.drm() / "renderD128");
    std::filesystem::create_directories(machine.drm() / "version");
    const auto cards = machine.cards();
    REQUIRE(cards.size() == 3);
    CHECK(card_to_show_on(cards, "") == 2);
    CHECK(card_to_show_on(cards, "HDMI-A-2") == 2);
    CHECK(card_to_show_on(cards, "HDMI-A-1") == std::nullopt);
    CHECK(display_on(cards, 2, "HDMI-A-2") == 0);
}

TEST_CASE("displays of one card are counted by the kernel's numbers of their sockets, and only where a monitor is") {
    Machine machine;
    machine.card(1);
    machine.connector(1, "DP-1", true, 95);
    machine.connector(1, "HDMI-A-1", false, 80);
    machine.connector(1, "HDMI-A-2", true, 85);
    const auto cards = machine.cards();
    CHECK(display_on(cards, 1, "HDMI-A-2") == 0);
    CHECK(display_on(cards, 1, "DP-1") == 1);
    CHECK(display_on(cards, 1, "HDMI-A-1") == std::nullopt);
    CHECK(display_on(cards, 1, "") == 0);
}

TEST_CASE("no driver, no permission, no monitor and a display that someone else has are told apart") {
    Machine machine;
    CHECK(why_no_display(machine.cards(), "").kind == ErrorKind::unreachable);
    CHECK(why_no_display(machine.cards(), "").message.find("no graphics driver") != std::string::npos);
    machine.card(0);
    machine.connector(0, "HDMI-A-1", false, 32);
    CHECK(why_no_display(machine.cards(), "").kind == ErrorKind::missing);
    machine.connector(0, "HDMI-A-1", true, 32);
    CHECK(why_no_display(machine.cards(), "").message.find("another program") != std::string::npos);
    const Error elsewhere = why_no_display(machine.cards(), "HDMI-A-2");
    CHECK(elsewhere.kind == ErrorKind::missing);
    CHECK(elsewhere.message.find("there are: HDMI-A-1 (connected)") != std::string::npos);
    std::filesystem::remove(machine.folder() / "dev/dri/card0");
    CHECK(why_no_display(machine.cards(), "").kind == ErrorKind::refused);
}

// SPDX-License-Identifier: EUPL-1.2
// Which display the real screen takes, whether it is there, and how it is turned.
#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

TEST_CASE("a display that goes and comes back is taken up again in the same process") {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const HastyClock clock(Duration(1));
    auto opened = SdlScreen::open({}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    SdlScreen& screen = **opened;
    const Size whole = screen.size();
    const Frame page{whole, {Fill{{0, 0, whole.width, whole.height}, {1, 2, 3, 255}}}};
    for (int plug = 0; plug < 3; ++plug) {
        screen.prepare(page, no_pictures);
        REQUIRE(screen.present({}).ok());
        CHECK(on_glass() == 0x010203U);
        setenv("SDL_VIDEODRIVER", "nosuchdriver", 1);  // the display is gone
        SDL_Event event{};
        event.type = SDL_DISPLAYEVENT;
        SDL_PushEvent(&event);
        CHECK(wait(screen, Duration(50)) == Screen::Event::resized);
        CHECK(screen.size() == whole);
        for (int retry = 0; retry < 3; ++retry) {
            screen.prepare(page, no_pictures);
            while (screen.draw_some()) {}
            CHECK_FALSE(screen.present(Duration(1000)).ok());
            CHECK_FALSE(screen.show_again().ok());
            CHECK(wait(screen, Duration(20)) == Screen::Event::none);
        }
        setenv("SDL_VIDEODRIVER", "dummy", 1);
    }
    screen.prepare(page, no_pictures);
    REQUIRE(screen.present({}).ok());
    CHECK(on_glass() == 0x010203U);
}

TEST_CASE("only the kernel's word on monitors counts as a plug") {
    using namespace std::string_view_literals;
    CHECK(tells_of_plug("change@/devices/pci0000:00/0000:00:02.0/drm/card0\0ACTION=change\0SUBSYSTEM=drm\0HOTPLUG=1\0SEQNUM=7\0"sv));
    CHECK_FALSE(tells_of_plug("change@/devices/pci/drm/card0\0ACTION=change\0SUBSYSTEM=drm\0LEASE=1\0"sv));
    CHECK_FALSE(tells_of_plug("add@/devices/usb1\0ACTION=add\0SUBSYSTEM=usb\0HOTPLUG=1\0"sv));
    CHECK_FALSE(tells_of_plug("SUBSYSTEM=drm HOTPLUG=1"sv));
    CHECK_FALSE(tells_of_plug(""sv));
    CHECK_FALSE(tells_of_plug(std::string_view("\0\0\0", 3)));
    PlugWatch watch;
    CHECK_FALSE(watch.changed());
}

TEST_CASE("a display that is named and not there is waited for, and the reason names those that there are") {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const HastyClock clock(Duration(1));
    SdlScreenOptions options;
    options.display.connector = "HDMI-A-9";
    const auto opened = SdlScreen::open(options, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    SdlScreen& screen = **opened;
    REQUIRE(screen.absent());
    CHECK(screen.absent()->kind == ErrorKind::missing);
    CHECK(screen.absent()->message.find("HDMI-A-9") != std::string::npos);
    CHECK(wait(screen, Duration(5)) == Screen::Event::none);
    screen.look_for_display();
    REQUIRE(screen.absent());
    options.display.connector = screen.absent()->message.substr(screen.absent()->message.rfind("there are: ") + 11);
    const auto found = SdlScreen::open(options, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(found.ok());
    CHECK_FALSE((*found)->absent());
}

TEST_CASE("without a display the reason is a sentence") {
    setenv("SDL_VIDEODRIVER", "nosuchdriver", 1);
    const HastyClock clock(Duration(1));
    const auto opened = SdlScreen::open({}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().message.size() > 40);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

TEST_CASE("a turned screen asks for pages of the turned size and shows them turned, in fades as well") {
    const HastyClock clock(Duration(16));
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto opened = SdlScreen::open({size, false, 1}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    Screen& screen = **opened;
    const Size page{size.height, size.width};
    REQUIRE(screen.size() == page);
    const auto with_head = [&](Color head) {
        return Frame{page, {Fill{{0, 0, page.width, page.height}, {0, 0, 200, 255}}, Fill{{0, 0, page.width, 20}, head}}};
    };
    screen.prepare(with_head({200, 0, 0, 255}), no_pictures);
    REQUIRE(screen.present({}).ok());
    // The head of the page stands along the panel's right edge.
    CHECK(on_glass(size.width - 5, 90) == 0xC80000U);
    CHECK(on_glass(5, 90) == 0x0000C8U);
    screen.prepare(with_head({0, 200, 0, 255}), no_pictures);
    REQUIRE(screen.present(Duration(100)).ok());
    CHECK(wait(screen) == Screen::Event::none);
    CHECK(on_glass(size.width - 5, 90) == 0x00C800U);
}

TEST_CASE("another turn is taken while the screen is open, and a display that is not there leaves the one from before") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    screen->prepare(plain({10, 20, 30, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    REQUIRE(screen->choose(1, {}).ok());
    const Size turned{size.height, size.width};
    CHECK(screen->size() == turned);
    screen->prepare({turned, {Fill{{0, 0, turned.width, turned.height}, {200, 0, 0, 255}}}}, no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(on_glass() == 0xC80000U);

    const Status nowhere = screen->choose(0, {"HDMI-A-9", {}, 0});
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().message.find("HDMI-A-9") != std::string::npos);
    CHECK(screen->size() == turned);
    CHECK(on_glass() == 0xC80000U);
    CHECK(screen->show_again().ok());  // the glass was not let go of
    screen->prepare({turned, {Fill{{0, 0, turned.width, turned.height}, {0, 200, 0, 255}}}}, no_pictures);
    REQUIRE(screen->present({}).ok());
    CHECK(on_glass() == 0x00C800U);
}

TEST_CASE("what a window is told after its display has gone does no harm") {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const HastyClock clock(Duration(1));
    auto opened = SdlScreen::open({}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    SdlScreen& screen = **opened;
    setenv("SDL_VIDEODRIVER", "nosuchdriver", 1);
    SDL_Event event{};
    event.type = SDL_DISPLAYEVENT;
    SDL_PushEvent(&event);
    REQUIRE(wait(screen, Duration(50)) == Screen::Event::resized);
    REQUIRE(SDL_InitSubSystem(SDL_INIT_EVENTS) == 0);
    event = {};
    event.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
    REQUIRE(SDL_PushEvent(&event) == 1);
    CHECK(wait(screen, Duration(5)) == Screen::Event::none);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

TEST_CASE("a choice that cannot be had is given up piece by piece, and only where there is a monitor to show on") {
    const auto cards = [](bool connected) { return std::vector<Card>{{0, true, {{"HDMI-A-1", 1, false}, {"HDMI-A-2", 2, connected}}}}; };
    const DisplayChoice choice{"HDMI-A-1", {1920, 1080}, 50};
    const Error no_mode{ErrorKind::unsupported, ""}, no_monitor{ErrorKind::missing, ""}, held{ErrorKind::unreachable, ""};
    CHECK(less_demanding(choice, no_mode, cards(true)) == DisplayChoice{"HDMI-A-1", {}, 0});
    CHECK(less_demanding(choice, no_monitor, cards(true)) == DisplayChoice{"", {1920, 1080}, 50});
    CHECK_FALSE(less_demanding(choice, no_monitor, cards(false)));
    CHECK_FALSE(less_demanding(choice, held, cards(true)));
    CHECK_FALSE(less_demanding({"", {}, 0}, no_mode, cards(true)));
    CHECK_FALSE(less_demanding({"", {}, 0}, no_monitor, cards(true)));
}

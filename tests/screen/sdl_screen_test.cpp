// SPDX-License-Identifier: EUPL-1.2
// The real screen on SDL's dummy driver, which has a window surface and shows it to no one.
#include "screen/sdl_screen.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <random>
#include <thread>

#include "catch.h"

using namespace chancery;

namespace {

// A clock that goes on by itself each time it is looked at, so that no test waits for long.
class HastyClock final : public Clock {
public:
    explicit HastyClock(Duration step) : step_(step) {}
    [[nodiscard]] Now read() const override {
        now_.monotonic += step_;
        return now_;
    }

private:
    Duration step_;
    mutable Now now_;
};

const PictureLookup no_pictures = [](const Digest&) { return nullptr; };
constexpr Size size{320, 180};

Frame plain(Color color) { return {size, {Fill{{0, 0, size.width, size.height}, color}}}; }

std::unique_ptr<SdlScreen> open(const Clock& clock, bool renderer = false, std::optional<Size> window = size) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (renderer) setenv("SDL_RENDER_DRIVER", "software", 1);
    auto opened = SdlScreen::open({window, renderer}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    return *std::move(opened);
}

std::uint32_t on_glass(int x = 7, int y = 7) {
    SDL_Window* window = nullptr;
    for (Uint32 id = 1; id < 200 && !window; ++id) window = SDL_GetWindowFromID(id);
    const SDL_Surface* surface = SDL_GetWindowSurface(window);
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, static_cast<const char*>(surface->pixels) + y * surface->pitch + x * 4, 4);
    return pixel & 0xFFFFFFU;
}

Screen::Event wait(Screen& screen, std::optional<Duration> at_most = std::nullopt) { return screen.wait(at_most); }

}  // namespace

TEST_CASE("the first page is on the glass when present returns, even where a fade was asked for") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    CHECK(screen->size() == size);
    CHECK(screen->presented() == 0);
    screen->prepare(plain({10, 20, 30, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(on_glass() == 0x0A141EU);
    CHECK(screen->presented() == 1);
}

TEST_CASE("a fade of a second shows sixty frames between the two pages and ends with the new one") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({240, 240, 240, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(on_glass() == 0);
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass() == 0xF0F0F0U);
    CHECK(screen->presented() - 1 >= 59);
    CHECK(screen->presented() - 1 <= 61);
}

TEST_CASE("a fade that comes late leaves frames out and still ends in time") {
    const HastyClock clock(Duration(90));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({240, 240, 240, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass() == 0xF0F0F0U);
    CHECK(screen->presented() - 1 <= 13);
}

TEST_CASE("a fade stops for a call and goes on afterwards") {
    const HastyClock clock(Duration(15));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({200, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present(Duration(100)).ok());
    screen->wake();
    CHECK(wait(*screen) == Screen::Event::woken);
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass() == 0xC80000U);
}

TEST_CASE("a page that is prepared while a fade runs does not disturb it") {
    const HastyClock clock(Duration(15));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({200, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present(Duration(200)).ok());
    screen->prepare(plain({0, 0, 200, 255}), no_pictures);
    while (screen->draw_some()) CHECK((on_glass() & 0xFFFFU) == 0);
    CHECK(on_glass() == 0xC80000U);
    REQUIRE(screen->present({}).ok());
    CHECK(on_glass() == 0x0000C8U);
}

TEST_CASE("presenting during a fade never shows a mixture of three pages") {
    const HastyClock clock(Duration(15));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({200, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
    screen->prepare(plain({0, 0, 200, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass() == 0x0000C8U);
}

TEST_CASE("a page that cuts a fade short leaves nothing of it half faded where it itself changes little") {
    const HastyClock clock(Duration(15));
    const auto screen = open(clock);
    Frame second = plain({200, 0, 0, 255}), third = second;
    third.items.push_back(Fill{{0, 0, 20, 20}, {0, 0, 200, 255}});
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(second, no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, Duration(500)) == Screen::Event::none);
    REQUIRE(on_glass(300, 170) != 0xC80000U);
    screen->prepare(third, no_pictures);
    REQUIRE(screen->present(Duration(100)).ok());
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass(7, 7) == 0x0000C8U);
    CHECK(on_glass(300, 170) == 0xC80000U);
}

TEST_CASE("a wait ends when its time is over and draws nothing") {
    const HastyClock clock(Duration(1));
    const auto screen = open(clock);
    screen->prepare(plain({1, 1, 1, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    CHECK(wait(*screen, Duration(20)) == Screen::Event::none);
    CHECK(wait(*screen, Duration(0)) == Screen::Event::none);
    CHECK(screen->presented() == 1);
}

TEST_CASE("another thread's call ends a wait without end") {
    const HastyClock clock(Duration(1));
    const auto screen = open(clock);
    std::thread caller([&] { screen->wake(); });
    CHECK(wait(*screen) == Screen::Event::woken);
    caller.join();
    CHECK(wait(*screen, Duration(0)) == Screen::Event::none);
}

TEST_CASE("SIGTERM and SIGINT end the wait and say so again and again") {
    for (const int signal : {SIGTERM, SIGINT}) {
        const HastyClock clock(Duration(1));
        const auto screen = open(clock);
        std::raise(signal);
        CHECK(wait(*screen) == Screen::Event::quit);
        CHECK(wait(*screen, Duration(0)) == Screen::Event::quit);
    }
}

TEST_CASE("keys, mouse and touch do nothing") {
    const HastyClock clock(Duration(1));
    const auto screen = open(clock);
    for (const Uint32 kind : {SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT, SDL_MOUSEBUTTONDOWN, SDL_MOUSEWHEEL, SDL_FINGERDOWN, SDL_DROPFILE}) {
        SDL_Event event{};
        event.type = kind;
        event.key.keysym.sym = SDLK_ESCAPE;
        SDL_PushEvent(&event);
    }
    CHECK(wait(*screen, Duration(0)) == Screen::Event::none);
}

TEST_CASE("a display that changes asks for a new page, and the old one is not drawn on it") {
    const HastyClock clock(Duration(1));
    const auto screen = open(clock);
    screen->prepare(plain({9, 9, 9, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    SDL_Window* window = nullptr;
    for (Uint32 id = 1; id < 200 && !window; ++id) window = SDL_GetWindowFromID(id);
    SDL_SetWindowSize(window, 400, 300);
    CHECK(wait(*screen, Duration(50)) == Screen::Event::resized);
    CHECK(screen->size() == Size{400, 300});
    screen->prepare(plain({9, 9, 9, 255}), no_pictures);
    CHECK_FALSE(screen->present({}).ok());
    screen->prepare({{400, 300}, {Fill{{0, 0, 400, 300}, {5, 6, 7, 255}}}}, no_pictures);
    REQUIRE(screen->present(Duration(500)).ok());
    CHECK(on_glass(399, 299) == 0x050607U);
}

TEST_CASE("what the glass shows can be brought there again, and counts as a frame") {
    const HastyClock clock(Duration(1));
    const auto screen = open(clock);
    CHECK_FALSE(screen->show_again().ok());
    screen->prepare(plain({9, 9, 9, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({1, 1, 1, 255}), no_pictures);  // the next page is no matter
    REQUIRE(screen->show_again().ok());
    CHECK(screen->presented() == 2);
    CHECK(on_glass() == 0x090909U);
}

namespace {

// A picture that gets lighter to the right, with a word on it.
Frame picture_page() {
    return {size, {Image{{0, 0, size.width, size.height}, {}}, Fill{{100, 50, 40, 20}, {1, 2, 3, 255}}}, Drift{0.5, 0.5, 60}};
}

PictureLookup slope() {
    Pixels pixels{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels.rows.push_back(0xFF000000U | static_cast<std::uint32_t>(x * 255 / size.width) * 0x010101U);
    return [shared = std::make_shared<const Pixels>(std::move(pixels))](const Digest&) { return shared; };
}

}  // namespace

TEST_CASE("a picture drifts at sixty frames a second below words that stand still, and then rests") {
    for (const bool renderer : {false, true}) {
        const HastyClock clock(Duration(16));
        const auto screen = open(clock, renderer);
        screen->prepare(picture_page(), slope());
        REQUIRE(screen->present({}).ok());
        screen->move(Duration(10'000), DriftEnd::moved, slope());
        const std::uint32_t edge = renderer ? 0 : on_glass(319, 90);
        CHECK(wait(*screen, Duration(9'950)) == Screen::Event::none);
        CHECK(screen->presented() > 500);
        CHECK(screen->presented() < (renderer ? 626 : 602));  // a renderer keeps the display's own rhythm: here, each reading
        if (!renderer) {
            CHECK(on_glass(110, 55) == 0x010203U);
            CHECK((on_glass(319, 90) & 0xFFU) + 3 < (edge & 0xFFU));
        }
        CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
        const unsigned long shown = screen->presented();
        CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
        CHECK(screen->presented() == shown);
    }
}

TEST_CASE("a fade begins from the picture where it has drifted to, and what is shown again is that too") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present({}).ok());
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    const std::uint32_t moved = on_glass(319, 90);
    REQUIRE(screen->show_again().ok());
    CHECK(on_glass(319, 90) == moved);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
    CHECK((on_glass(319, 90) & 0xFFU) >= (moved & 0xFFU));
    CHECK((on_glass(319, 90) & 0xFFU) <= (moved & 0xFFU) + 2);
}

TEST_CASE("a drift that comes back to rest ends with the page as it was drawn") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present({}).ok());
    std::vector<std::uint32_t> before, after;
    for (int x = 0; x < 320; ++x) before.push_back(on_glass(x, 60));
    screen->move(Duration(6'000), DriftEnd::at_rest, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    for (int x = 0; x < 320; ++x) after.push_back(on_glass(x, 60));
    CHECK(after == before);
}

TEST_CASE("a picture that rests away from where it was drawn does not move again, nor leave a ghost") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present({}).ok());
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    const unsigned long shown = screen->presented();
    std::vector<std::uint32_t> moved, after;
    for (int x = 0; x < 320; ++x) moved.push_back(on_glass(x, 20));
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
    for (int x = 0; x < 320; ++x) after.push_back(on_glass(x, 20));
    CHECK(after == moved);
    CHECK(screen->presented() == shown);
}

TEST_CASE("a device that is too slow for the drift rests after a moment, and is left alone for a while") {
    const HastyClock clock(Duration(45));
    const auto screen = open(clock);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present({}).ok());
    screen->move(Duration(20'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(700)) == Screen::Event::none);
    CHECK(screen->presented() < 12);
    const unsigned long shown = screen->presented();
    screen->move(Duration(20'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(700)) == Screen::Event::none);
    CHECK(screen->presented() == shown);
}

TEST_CASE("a page that may not drift does not, whoever asks") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock);
    screen->move(Duration(9'000), DriftEnd::moved, slope());
    Frame page = picture_page();
    page.drift.reset();
    screen->prepare(page, slope());
    REQUIRE(screen->present({}).ok());
    screen->move(Duration(9'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
    CHECK(screen->presented() == 1);
}

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

TEST_CASE("the way through SDL's renderer fades as well") {
    const HastyClock clock(Duration(16));
    const auto screen = open(clock, true);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    for (int round = 0; round < 3; ++round) {
        screen->prepare(plain({static_cast<std::uint8_t>(80 * round), 240, 240, 255}), no_pictures);
        REQUIRE(screen->present(Duration(300)).ok());
        CHECK(wait(*screen) == Screen::Event::none);
    }
    CHECK(screen->presented() > 20);
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

namespace {

// What a keyboard, a mouse, a touch, a game controller or a window manager could send, with whatever in it.
SDL_Event anything(std::mt19937& random) {
    constexpr std::array kinds{SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTEDITING, SDL_TEXTINPUT, SDL_KEYMAPCHANGED, SDL_MOUSEMOTION,
                               SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL, SDL_JOYBUTTONDOWN, SDL_CONTROLLERBUTTONDOWN,
                               SDL_FINGERDOWN, SDL_FINGERMOTION, SDL_CLIPBOARDUPDATE, SDL_QUIT};
    SDL_Event event{};
    event.type = kinds[random() % kinds.size()];
    if (event.type != SDL_KEYDOWN && event.type != SDL_KEYUP) return event;
    event.key.state = event.type == SDL_KEYDOWN ? SDL_PRESSED : SDL_RELEASED;
    event.key.repeat = static_cast<Uint8>(random() % 2);
    event.key.keysym.scancode = static_cast<SDL_Scancode>(random() % SDL_NUM_SCANCODES);
    event.key.keysym.sym = SDL_GetKeyFromScancode(event.key.keysym.scancode);
    event.key.keysym.mod = static_cast<Uint16>(random());
    return event;
}

}  // namespace

TEST_CASE("a hundred thousand keys, clicks, touches and closings leave the page on the whole display where it is") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock, false, std::nullopt);
    const Frame page{screen->size(), {Fill{{0, 0, screen->size().width, screen->size().height}, {10, 20, 30, 255}}}};
    screen->prepare(page, no_pictures);
    REQUIRE(screen->present({}).ok());
    std::mt19937 random(2026);
    for (int sent = 0; sent < 100'000; ++sent) {
        SDL_Event event = anything(random);
        SDL_PushEvent(&event);
        if (sent % 1000 == 999 && wait(*screen, Duration(0)) != Screen::Event::none) FAIL("event " << sent << " was heeded");
    }
    CHECK(on_glass() == 0x0A141EU);
    CHECK(screen->show_again().ok());
    CHECK(wait(*screen, Duration(0)) == Screen::Event::none);
}

TEST_CASE("a window that is closed ends the program") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    SDL_Event close{};
    close.type = SDL_QUIT;
    SDL_PushEvent(&close);
    CHECK(wait(*screen, Duration(0)) == Screen::Event::quit);
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

    const Status nowhere = screen->choose(1, {"HDMI-A-9", {}, 0});
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().message.find("HDMI-A-9") != std::string::npos);
    CHECK(screen->size() == turned);
    screen->prepare({turned, {Fill{{0, 0, turned.width, turned.height}, {0, 200, 0, 255}}}}, no_pictures);
    REQUIRE(screen->present({}).ok());
    CHECK(on_glass() == 0x00C800U);
}

// SPDX-License-Identifier: EUPL-1.2
// Pages, fades, waiting and input on the real screen.
#include <array>
#include <csignal>
#include <cstring>
#include <random>
#include <span>
#include <thread>

#include "screen/video_complaints.h"
#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

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

TEST_CASE("the window's own memory, which may be touched before the first page, is what that page is shown from") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    const std::span<char> memory = screen->memory();
    REQUIRE(memory.size() == static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    screen->prepare(plain({10, 20, 30, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    std::uint32_t last = 0;
    std::memcpy(&last, &memory[memory.size() - sizeof last], sizeof last);
    CHECK((last & 0xFFFFFFU) == 0x0A141EU);
}

TEST_CASE("a fade of a second shows sixty frames between the two pages and ends with the new one") {
    const HastyClock clock(Duration(8));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({240, 240, 240, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(screen->presented() == 1);
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

TEST_CASE("a frame that takes a second and longer is told at once, so that a watchdog hears of it before the next one") {
    const HastyClock clock(Duration(1'500));
    const auto screen = open(clock);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({200, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present(Duration(60'000)).ok());
    for (int frame = 0; frame < 3; ++frame) {
        const unsigned long before = screen->presented();
        CHECK(wait(*screen, Duration(60'000)) == Screen::Event::none);
        CHECK(screen->presented() == before + 1);
    }
}

TEST_CASE("a fade's next frame is made before it is due, and not yet shown") {
    const HastyClock stands_still(Duration(0));
    const auto screen = open(stands_still);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(plain({200, 0, 0, 255}), no_pictures);
    const unsigned long before = screen->presented();
    REQUIRE(screen->present(Duration(100)).ok());
    CHECK(on_glass() > 0);  // this looks at the window's memory, which the display has not been told of
    CHECK(screen->presented() == before);
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

TEST_CASE("the graphics processor mixes light, as our own blend does: half of black and half of white is no mid grey") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock, true);
    screen->prepare(plain({0, 0, 0, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    CHECK(on_glass() == 0U);
    screen->prepare(plain({80, 160, 255, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, Duration(500)) == Screen::Event::none);
    CHECK((on_glass() & 0xFFU) >= 180);
    CHECK((on_glass() & 0xFFU) <= 196);
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass() == 0x50A0FFU);
    CHECK(screen->presented() > 50);
}

TEST_CASE("a frame that the display did not take is no presented frame") {
    VideoComplaints complaints;
    SDL_LogError(SDL_LOG_CATEGORY_VIDEO, "Could not queue pageflip: %d", -13);
    SDL_LogInfo(SDL_LOG_CATEGORY_VIDEO, "all is well");
    CHECK(complaints.take() == "Could not queue pageflip: -13");
    CHECK(complaints.take().empty());
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

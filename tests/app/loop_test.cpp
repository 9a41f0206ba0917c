// SPDX-License-Identifier: EUPL-1.2
#include "app/loop.h"

#include <algorithm>

#include "app/assets.h"
#include "app/floor_clock.h"
#include "catch.h"
#include "edition/seal.h"
#include "fakes/block_typeface.h"
#include "fakes/made_pictures.h"
#include "fakes/memory_directory.h"
#include "fakes/recording_screen.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

EditionPtr edition_of(const std::string& items) {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}";
    auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {});
    REQUIRE(sealed);
    return sealed->edition;
}

std::string item(const std::string& id, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Title )" + id + R"(", "content_text": "Text of )" + id + R"(.")" + more + "}";
}

Theme drifting() {
    Theme theme;
    theme.drift = 60;
    return theme;
}

// The loop with everything around it played.
struct House {
    explicit House(Looks shown_in = {drifting(), {}}) : looks(std::move(shown_in)) {}
    Looks looks;
    MemoryDirectory directory;
    Archive archive{directory};
    Rotation rotation;
    ManualClock clock{*parse_rfc3339("2025-12-10T12:00:00Z")};
    RecordingScreen screen{clock, {1280, 720}};
    BlockTypeface typeface;
    Stage stage{{&archive}, typeface, looks, Viewport{{1280, 720}, 0, "UTC"}};
    Handoff<Bulletin> bulletins{[this] { screen.wake(); }};
    Handoff<EditionPtr> builtins{[this] { screen.wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators{[this] { screen.wake(); }};
    std::vector<StatusReport> reports;
    std::vector<std::string> troubles;
    std::vector<std::string> witnessed;  // statement ids; "-": nothing was on the glass
    int beats = 0;
    std::vector<bool> powers;

    Loop loop(EditionPtr edition, std::optional<Duration> watchdog = std::nullopt, CareRules care = {}) {
        LoopPorts ports{clock, screen, stage, bulletins, builtins, hyphenators,
                        [this](const StatusReport& report) { reports.push_back(report); }, [this] { ++beats; },
                        [this](const std::string& line) { troubles.push_back(line); },
                        [this](const Cue* cue, const Now&) { witnessed.push_back(cue ? cue->what().id : "-"); }, [this](bool on) { powers.push_back(on); }};
        return {ports, {rotation, {}, 1000ms, watchdog, 2200ms, std::move(care)}, {std::move(edition), false, {}}, edition_of(item("built-in") + "," + item("closed", R"(, "tags": ["chancery:closed"])"))};
    }

    // Turns until this much time has passed.
    void turn_for(Loop& loop, Duration length) {
        const Moment end = clock.read().monotonic + length;
        while (clock.read().monotonic < end) REQUIRE(loop.turn());
    }

    [[nodiscard]] std::string on() const { return reports.empty() || !reports.back().on ? "" : reports.back().on->statement; }
};

std::string pictured(const std::string& id) {
    return item(id, R"(, "tags": ["art"], "image": "https://mfa.example/)" + id + R"(.png")");
}

// Statements with an even picture each, finished for the house's screen.
EditionPtr gallery(House& house, const std::vector<std::string>& ids) {
    const Size screen{1280, 720};
    std::string items;
    PictureTable originals;
    std::vector<Bytes> files;
    for (const std::string& id : ids) {
        const auto level = static_cast<std::uint32_t>(20 + files.size());
        files.push_back(make_png(screen, [level](int, int) { return 0xFF000000U | level * 0x010101U; }));
        const auto original = house.archive.store(files.back());
        REQUIRE(original);
        originals.emplace("https://mfa.example/" + id + ".png", *original);
        items += (items.empty() ? "" : ",") + pictured(id);
    }
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}";
    auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, originals);
    REQUIRE(sealed);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto prepared = prepare(files[i], {screen, 0.5, 0.5, false});
        REQUIRE(prepared);
        const Picture& picture = *sealed->edition->statements().at(i).picture;
        REQUIRE(house.archive.store_prepared(picture, screen, *prepared));
    }
    return sealed->edition;
}

}  // namespace

TEST_CASE("with nothing fetched the built-in edition is on the glass in the first turn, without a fade") {
    House house;
    Loop loop = house.loop(nullptr);
    REQUIRE(loop.turn());
    CHECK(house.on() == "built-in");
    REQUIRE(house.screen.shown.size() == 1);
    CHECK(house.screen.shown[0].crossfade == 0ms);
    CHECK(house.reports.back().builtin);
}

TEST_CASE("a page stays for its dwell, and the next one is drawn before its cue and fades in") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 30s);
    REQUIRE(house.screen.shown.size() >= 3);
    CHECK(house.screen.shown[1].at - house.screen.shown[0].at == 8s);
    CHECK(house.screen.shown[1].crossfade == 1000ms);
    for (std::size_t i = 1; i < house.screen.shown.size(); ++i) CHECK(house.screen.shown[i].was_ready);
}

TEST_CASE("a resting page costs no turn but its own end") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 7s);
    const std::size_t waits = house.screen.waits.size();
    house.turn_for(loop, 8s);
    CHECK(house.screen.waits.size() - waits < 12);  // the fade, the steps of drawing the next page, one sleep
    CHECK(*std::max_element(house.screen.waits.begin(), house.screen.waits.end()) >= 6s);
}

TEST_CASE("a new edition is shown as soon as it is handed over") {
    House house;
    Loop loop = house.loop(nullptr);
    loop.turn();
    const Moment handed_over = house.clock.read().monotonic;
    house.bulletins.put({edition_of(item("news")), false, {}});
    REQUIRE(loop.turn());
    CHECK(house.on() == "news");
    CHECK(house.screen.shown.back().at == handed_over);
    CHECK_FALSE(house.reports.back().builtin);
}

TEST_CASE("a withdrawn statement leaves the glass at once, and the built-in edition answers where nothing is left") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 2s);
    house.bulletins.put({edition_of(item("b")), false, {}});
    loop.turn();
    loop.turn();
    CHECK(house.on() == "b");
    house.bulletins.put({edition_of(""), false, {}});
    loop.turn();
    loop.turn();
    CHECK(house.on() == "built-in");
}

TEST_CASE("an embargo ends on the second, in the middle of another statement's dwell") {
    House house;
    Loop loop = house.loop(edition_of(
        item("a") + "," + item("urgent", R"(, "_chancery": {"urgency": "urgent", "show_from": "2025-12-10T12:00:05Z"})")));
    house.turn_for(loop, 4s);
    CHECK(house.on() == "a");
    house.turn_for(loop, 2s);
    CHECK(house.on() == "urgent");
    CHECK(house.screen.shown.back().at == Moment(5s));
}

TEST_CASE("two vouched times that contradict each other stand among the troubles of the status, with the way out") {
    House house;
    const Instant wall = house.clock.read().wall;
    for (const auto& [lead, told] : {std::pair{Duration(1h), false}, std::pair{Duration(24h * 365), true}}) {
        const FloorClock floored(house.clock, wall + lead);
        LoopPorts ports{floored, house.screen, house.stage, house.bulletins, house.builtins, house.hyphenators,
                        [&](const StatusReport& report) { house.reports.push_back(report); }, [] {}, [](const std::string&) {}};
        Loop loop(ports, {{}, {}, 1000ms, std::nullopt}, {nullptr, false, {}}, edition_of(item("built-in")));
        REQUIRE(loop.turn());
        const auto& troubles = house.reports.back().troubles;
        CHECK(troubles.size() == (told ? 1u : 0u));
        if (told) CHECK(troubles.front().find("chancery reset-clock") != std::string::npos);
    }
}

TEST_CASE("a card that keeps nothing stands among the troubles of the status, for as long as it does so") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    const auto told = [&](const std::string& storage) {
        house.bulletins.put({edition_of(item("a")), false, {}, storage});
        REQUIRE(loop.turn());
        return house.reports.back().troubles;
    };
    CHECK(told("replace the card") == std::vector<std::string>{"replace the card"});
    CHECK(told("").empty());
}

TEST_CASE("a glass that cannot be reached is tried again, said once, and feeds no watchdog") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 20s);
    house.screen.broken = true;
    house.turn_for(loop, 5s);
    CHECK(house.beats == 0);
    CHECK(house.troubles.size() == 1);
    CHECK(house.reports.back().troubles.size() == 1);
    house.screen.broken = false;
    house.turn_for(loop, 2s);
    CHECK(house.beats > 0);
    CHECK(house.screen.shown.size() == 1);
}

TEST_CASE("a display that is switched off is waited for, said once, and is no reason for the watchdog to bite") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")), 20s);
    house.turn_for(loop, 5s);
    house.screen.plugged = false;
    house.screen.events.push_back(Screen::Event::resized);
    house.beats = 0;
    house.turn_for(loop, 600s);
    CHECK(house.beats >= 60);
    CHECK(house.troubles.size() == 1);
    CHECK(house.reports.back().troubles.size() == 1);
    const std::size_t shown = house.screen.shown.size();
    house.screen.plugged = true;
    house.screen.resize({1920, 1080});  // another monitor than before
    house.turn_for(loop, 2s);
    REQUIRE(house.screen.shown.size() > shown);
    CHECK(house.screen.shown.back().frame.size == Size{1920, 1080});
    CHECK(house.reports.back().troubles.empty());
}

TEST_CASE("a page that rests for hours feeds the watchdog by frames that reach the glass, and by nothing else") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 20s);
    house.turn_for(loop, 3600s);
    CHECK(house.screen.shown.size() == 1);
    CHECK(house.screen.again >= 350);
    CHECK(house.screen.again <= 370);
    CHECK(house.beats == static_cast<int>(house.screen.presented()));
    house.screen.broken = true;
    house.beats = 0;
    house.turn_for(loop, 30s);
    CHECK(house.beats == 0);
    CHECK(house.reports.back().troubles.size() == 1);
    house.screen.broken = false;
    house.turn_for(loop, 2s);
    CHECK(house.screen.shown.size() == 2);
    CHECK(house.beats > 0);
}

TEST_CASE("the watchdog is fed at least every half of its patience") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 4s);
    house.turn_for(loop, 60s);
    for (const Duration wait : house.screen.waits) CHECK(wait <= 2s);
}

TEST_CASE("a display that changed its size gets its page composed anew") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    loop.turn();
    house.screen.resize({720, 1280});
    house.screen.events.push_back(Screen::Event::resized);
    loop.turn();
    loop.turn();
    CHECK(house.screen.shown.back().frame.size == Size{720, 1280});
}

TEST_CASE("the loop ends when the system asks for it") {
    House house;
    Loop loop = house.loop(nullptr);
    house.screen.events.push_back(Screen::Event::quit);
    CHECK_FALSE(loop.turn());
}

TEST_CASE("the display log is told of each text that comes on the glass, and when the glass is lost, and of nothing twice") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 15s);
    CHECK(house.witnessed == std::vector<std::string>{"a", "b"});
    house.screen.plugged = false;
    house.bulletins.put({edition_of(item("c")), false, {}});
    house.turn_for(loop, 3s);
    CHECK(house.witnessed == std::vector<std::string>{"a", "b", "-"});
}

TEST_CASE("a page that rests is moved at the end of its stay, by a cut, and dimmed by a fade, and nothing else draws it again") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), std::nullopt, {2, {{std::chrono::hours(12) + 10min, std::chrono::hours(23), 50}}, "UTC", 1});
    house.turn_for(loop, 9min);
    REQUIRE(house.screen.shown.size() >= 3);
    CHECK(house.screen.shown.size() <= 5);
    for (const auto& shown : house.screen.shown) CHECK(shown.crossfade == 0ms);
    CHECK(house.screen.shown[0].care == PanelCare{});
    CHECK(house.screen.shown[1].care == PanelCare{2, 0, 100});
    house.turn_for(loop, 3min);
    CHECK(house.screen.shown.back().care.light_percent == 50);
    CHECK(std::any_of(house.screen.shown.begin(), house.screen.shown.end(), [](const auto& shown) { return shown.crossfade > 0ms; }));
}

TEST_CASE("the display comes on before the first page, and is told nothing more as long as pages show") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 2min);
    CHECK(house.powers == std::vector<bool>{true});
}

TEST_CASE("when the show goes dark the display goes off after the fade, and comes on in the turn that shows again") {
    House house;
    Window& open = house.rotation.opening.windows.emplace_back();
    open.from = 9h, open.until = 12h + 5min;
    house.rotation.dark_when_closed = true;
    Loop loop = house.loop(edition_of(item("a")), std::nullopt, {});
    house.turn_for(loop, 5min - 1s);
    CHECK(house.powers == std::vector<bool>{true});
    while (house.powers.size() < 2) REQUIRE(loop.turn());
    CHECK(house.clock.read().monotonic >= house.screen.shown.back().at + house.screen.shown.back().crossfade);
    const auto pages = house.screen.shown.size();
    house.turn_for(loop, 20h);
    CHECK(house.screen.shown.size() == pages);
    CHECK(house.powers == std::vector<bool>{true, false});
    house.turn_for(loop, 2h);
    CHECK(house.powers == std::vector<bool>{true, false, true});
    CHECK(house.screen.shown.size() > pages);
}

TEST_CASE("a picture moves once a page, when the fade is over and the page after it is drawn, until the page's end") {
    House house;
    Loop loop = house.loop(gallery(house, {"a", "b"}));
    house.screen.steps_a_page = 40;
    int still = 0;
    while (house.screen.moved.empty() && ++still < 200) REQUIRE(loop.turn());
    CHECK(still > 40);
    REQUIRE(house.screen.moved.size() == 1);
    CHECK(house.screen.moved[0].page == 1);
    house.turn_for(loop, 60s);
    const auto& moved = house.screen.moved;
    REQUIRE(moved.size() >= 4);
    for (std::size_t i = 0; i + 1 < moved.size(); ++i) {
        CHECK(moved[i].page == i + 1);
        CHECK(moved[i].end == DriftEnd::moved);
        const auto &from = house.screen.shown.at(i), &to = house.screen.shown.at(i + 1);
        CHECK(moved[i].length <= to.at - from.at - from.crossfade);
        CHECK(to.was_ready);
    }
}

TEST_CASE("a picture that stays for the next page comes back to rest") {
    House house;
    Loop loop = house.loop(gallery(house, {"a"}));
    house.turn_for(loop, 7s);
    REQUIRE(house.screen.moved.size() == 1);
    CHECK(house.screen.moved[0].end == DriftEnd::at_rest);
}

TEST_CASE("nothing moves in mourning, with reduced motion, or on a page without a picture") {
    const std::string assets = std::string(CHANCERY_SOURCE_DIR) + "/assets";
    House mourning(looks_of(drifting(), assets));
    mourning.rotation.protocols = {{{Protocol::Kind::mourning, {"art"}, {}, {}}, {}}};
    Loop in_mourning = mourning.loop(gallery(mourning, {"a", "b"}));
    mourning.turn_for(in_mourning, 30s);
    REQUIRE(mourning.screen.shown.size() > 1);
    CHECK(std::holds_alternative<Image>(mourning.screen.shown[0].frame.items.at(0)));
    CHECK(mourning.screen.moved.empty());

    House reduced(looks_of(at_rest(drifting()), assets));
    Loop at_ease = reduced.loop(gallery(reduced, {"a", "b"}));
    reduced.turn_for(at_ease, 30s);
    CHECK(std::holds_alternative<Image>(reduced.screen.shown.at(0).frame.items.at(0)));
    CHECK(reduced.screen.moved.empty());

    House plain;
    Loop words = plain.loop(edition_of(item("a") + "," + item("b")));
    plain.turn_for(words, 30s);
    CHECK(plain.screen.moved.empty());
}

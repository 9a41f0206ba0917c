// SPDX-License-Identifier: EUPL-1.2
// When the loop lets a picture drift.
#include "app/assets.h"
#include "fakes/made_pictures.h"
#include "loop_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

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

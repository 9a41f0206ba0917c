// SPDX-License-Identifier: EUPL-1.2
// The collector and its gallery: pictures that come, go, change and fail.
#include "archive/format.h"
#include "catch.h"
#include "picture/prepare.h"
#include "source/kit.h"
#include "source/preparation.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string feed_url = "https://ministry.example/feed.json";
const std::string picture_url = "https://ministry.example/a.png";
const std::string second_url = "https://media.example/b.png";

std::vector<Source> ministry() { return {source("ministry", feed_url)}; }

}  // namespace

TEST_CASE("a picture is fetched once, prepared for the screen, and published with its statement") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}, {"2", "Same picture", picture_url}}));
    rig.network.serve(picture_url, png_of(200), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    REQUIRE(rig.offered.size() == 1);
    CHECK(rig.has_picture(0));
    CHECK(rig.has_picture(1));
    const auto prepared = rig.archive.prepared(*rig.edition().statements().at(0).picture, {64, 36}, 1 << 20);
    REQUIRE(prepared.ok());
    CHECK(read_prepared(*prepared)->pixels.size == Size{64, 36});
    rig.round(collector);
    CHECK(rig.network.times_asked(picture_url) == 1);

    Collector again = rig.collector(ministry());
    rig.round(again);
    CHECK(rig.network.times_asked(picture_url) == 1);
    CHECK(rig.has_picture(0));
}

TEST_CASE("a fresh device with no network for pictures still publishes the text, and the picture when it comes") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.answer(picture_url, answers::timeout());
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    REQUIRE(rig.offered.size() >= 1);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK_FALSE(rig.has_picture(0));
    CHECK(rig.times_noted("picture " + picture_url) == 1);
    rig.network.serve(picture_url, png_of(200), "image/png");
    rig.round(collector);
    CHECK(rig.has_picture(0));
}

TEST_CASE("a picture that is not there costs the picture and one line") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.answer(picture_url, answers::status(404));
    Collector collector = rig.collector(ministry());
    for (int i = 0; i < 6; ++i) rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK_FALSE(rig.has_picture(0));
    CHECK(rig.notes == Titles{"picture " + picture_url + ": the server answers 404: nothing is there; is the address right?"});
}

TEST_CASE("bytes that are no picture are not kept, whatever they call themselves") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    Collector collector = rig.collector(ministry());
    rig.network.answer(picture_url, answers::captive_portal());
    rig.round(collector);
    CHECK(rig.noted("captive portal"));
    rig.network.serve(picture_url, "\x89PNG\r\n\x1a\n and then nothing", "image/png");
    rig.round(collector);
    CHECK_FALSE(rig.has_picture(0));
    CHECK(rig.notes.size() == 2);
    for (const auto& [path, bytes] : rig.directory.files) CHECK(bytes.find("and then nothing") == std::string::npos);
}

TEST_CASE("a slow picture delays a new edition for seconds only, and a correction not at all") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.network.take_time(rig.clock, 10s);
    rig.network.serve(picture_url, png_of(1), "image/png");
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}, {"2", "New", picture_url}}));
    rig.round(collector);
    REQUIRE(rig.offered.size() == 3);
    CHECK_FALSE(rig.offered[1].edition->statements().at(1).picture->original);
    CHECK(rig.offered[2].edition->statements().at(1).picture->original);

    rig.network.take_time(rig.clock, 1s);
    rig.network.serve(feed_url, feed_of({{"2", "New", picture_url}, {"3", "Newer", second_url}}));
    Titles shown_while_asking;
    rig.network.answer(second_url, [&](const Request& request) {
        if (shown_while_asking.empty()) shown_while_asking = rig.titles();
        return answers::body(png_of(2), "image/png")(request);
    });
    rig.round(collector);
    CHECK(shown_while_asking == Titles{"New", "Newer"});  // "Peace" was gone before anyone waited for a picture
    CHECK(rig.titles() == Titles{"New", "Newer"});
    CHECK(rig.has_picture(1));
}

TEST_CASE("no picture is asked for when the time for pictures is over") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}, {"2", "Rights", second_url}}));
    Collector collector = rig.collector(ministry());
    rig.network.take_time(rig.clock, 40s);
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace", "Rights"});
    for (const Request& request : rig.network.asked) CHECK(request.timeout > Duration(0));
}

TEST_CASE("a picture that changes behind its address is noticed within a day") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    const auto first = rig.edition().statements().at(0).picture->original;
    rig.network.serve(picture_url, png_of(2), "image/png");
    for (Duration passed{}; passed <= Duration(25h); passed += rig.wait) rig.round(collector);
    CHECK(rig.edition().statements().at(0).picture->original != first);
    CHECK(rig.has_picture(0));
    CHECK(rig.network.times_asked(picture_url) == 2);
}

TEST_CASE("a picture that its publisher took away is taken off, but not for one bad answer") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.network.answer(picture_url, answers::status(404));
    while (rig.network.times_asked(picture_url) < 2) rig.round(collector);
    CHECK(rig.has_picture(0));
    while (rig.network.times_asked(picture_url) < 3) rig.round(collector);
    CHECK_FALSE(rig.has_picture(0));
}

TEST_CASE("a picture that was damaged on the card is fetched again") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    {
        Collector collector = rig.collector(ministry());
        rig.round(collector);
    }
    for (const auto& [path, bytes] : std::map(rig.directory.files)) {
        const bool original = path.starts_with("objects/") && bytes.find("PNG") != std::string::npos;
        if (original || path.starts_with("prepared/")) rig.directory.flip(path, 333);
    }
    rig.network.unplug();
    {
        Collector collector = rig.collector(ministry());
        rig.round(collector);
        CHECK_FALSE(rig.has_picture(0));
    }
    rig.network.unplug(false);
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    CHECK(rig.has_picture(0));
    CHECK(rig.archive.prepared(*rig.edition().statements().at(0).picture, {64, 36}, 1 << 20).ok());
}

TEST_CASE("a prepared picture that is damaged while the program runs is made again with the next look at its server") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    const Picture picture = *rig.edition().statements().at(0).picture;
    const std::string prepared = prepared_path(picture, {64, 36});
    rig.directory.flip(prepared, 4000);
    while (rig.network.times_asked(picture_url) < 2) rig.round(collector);
    const auto stored = rig.archive.prepared(picture, {64, 36}, 1 << 20);
    REQUIRE(stored.ok());
    CHECK(read_prepared(*stored).ok());
    CHECK(rig.has_picture(0));
    CHECK(rig.notes.empty());
}

TEST_CASE("a full card costs no picture that lies on it, and what could not be made ready is when there is room") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    const Picture picture = *rig.edition().statements().at(0).picture;
    rig.directory.files.erase(prepared_path(picture, {64, 36}));
    rig.directory.faults.capacity = 1;
    while (rig.network.times_asked(picture_url) < 2) rig.round(collector);
    for (int i = 0; i < 3; ++i) rig.round(collector);
    CHECK(rig.has_picture(0));
    CHECK_FALSE(rig.archive.prepared(picture, {64, 36}, 1 << 20).ok());
    CHECK(rig.times_noted("picture " + picture_url) == 1);
    rig.directory.faults.capacity = 1 << 30;
    for (const Moment end = rig.clock.read().monotonic + 1h; rig.clock.read().monotonic < end;) rig.round(collector);
    CHECK(rig.archive.prepared(picture, {64, 36}, 1 << 20).ok());
    CHECK(rig.noted("is here now"));
}

TEST_CASE("a screen of another size gets its pictures without a network") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", picture_url}}));
    rig.network.serve(picture_url, png_of(1), "image/png");
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.network.unplug();
    const Picture picture = *rig.edition().statements().at(0).picture;
    Collector larger(ministry(), {80, 60}, rig.ports(), *rig.archive.restore());
    rig.round(larger);
    CHECK(rig.archive.prepared(picture, {80, 60}, 1 << 20).ok());
    CHECK(rig.has_picture(0));
}

TEST_CASE("what the settings allow for a source does not hold for another host's pictures") {
    Rig rig;
    Source local = source("local", "http://127.0.0.1:8080/feed.json");
    local.allow_http = true;
    local.authorization = "Basic c2VjcmV0";
    rig.network.serve(local.url, feed_of({{"1", "Own", "http://127.0.0.1:8081/a.png"}, {"2", "Foreign", second_url}}));
    Collector collector = rig.collector({local});
    rig.round(collector);
    for (const Request& request : rig.network.asked) {
        const bool own = host_of(request.url) == "127.0.0.1";
        CHECK(request.allow_http == own);
        CHECK(request.authorization.empty() != own);
    }
    CHECK(rig.network.times_asked(second_url) > 0);
}

TEST_CASE("the pictures of an edition that was never fetched are prepared from the archive") {
    Rig rig;
    const Digest original = *rig.archive.store(png_of(9));
    const auto sealed = seal({{"builtin", feed_url, "en", "auto", feed_of({{"1", "Own", picture_url}})}},
                             {{picture_url, original}});
    REQUIRE(sealed.ok());
    CHECK(prepare_pictures(*sealed->edition, {64, 36}, rig.archive, {}).empty());
    CHECK(rig.archive.prepared(*sealed->edition->statements().at(0).picture, {64, 36}, 1 << 20).ok());
}

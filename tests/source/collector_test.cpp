// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "source/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string feed_url = "https://ministry.example/feed.json";

std::vector<Source> ministry() { return {source("ministry", feed_url)}; }

}  // namespace

TEST_CASE("a fresh device gets its first edition, and after that an unchanged feed writes nothing") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    REQUIRE(rig.offered.size() == 1);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK_FALSE(rig.offered.back().builtin);
    CHECK(rig.offered.back().contacts.at(0).trouble.empty());
    CHECK(rig.offered.back().contacts.at(0).reached);

    const auto changes = rig.directory.changes;
    rig.round(collector);
    CHECK_FALSE(rig.network.asked.back().etag.empty());
    CHECK(rig.directory.changes == changes);
    CHECK(rig.offered.size() == 2);
    CHECK(rig.offered[0].edition == rig.offered[1].edition);
    CHECK(rig.notes.empty());
}

TEST_CASE("a new statement is offered and survives a restart without a network") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    {
        Collector collector = rig.collector(ministry());
        rig.round(collector);
        rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}, {"2", "Rights", ""}}));
        rig.round(collector);
    }
    CHECK(rig.titles() == Titles{"Peace", "Rights"});
    rig.network.unplug();
    Collector again = rig.collector(ministry());
    rig.round(again);
    CHECK(rig.titles() == Titles{"Peace", "Rights"});
    CHECK(rig.offered.back().contacts.at(0).reached);
    CHECK(rig.noted("ministry (" + feed_url + "): cannot find the name"));
    rig.network.unplug(false);
    rig.round(again);
    CHECK(rig.noted("answers again"));
    CHECK(rig.network.asked.back().etag.size() > 2);  // it asked whether anything had changed
}

TEST_CASE("what is no feed is named and leaves the screen as it was") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    const auto changes = rig.directory.changes;
    const auto tried = [&](ScriptedTransport::Answer answer, const std::string& reason) {
        rig.network.answer(feed_url, std::move(answer));
        rig.round(collector);
        INFO(reason);
        CHECK(rig.titles() == Titles{"Peace"});
        CHECK(rig.noted(reason));
        CHECK(rig.offered.back().contacts.at(0).trouble.find(reason) != std::string::npos);
    };
    tried(answers::captive_portal(), "captive portal");
    tried(answers::status(511), "captive portal");
    tried(answers::status(404), "is the address right?");
    tried(answers::status(503), "503");
    tried(answers::wrong_certificate(), "certificate");
    tried(answers::half_a_body(), "broke off");
    tried(answers::body("", "application/json"), "empty answer");
    tried(answers::body("{\"version\":", "application/json"), "ministry");
    tried(answers::body("{\"hello\":1}", "application/json"), "ministry");
    tried(answers::body(Bytes(17 << 20, ' '), "application/json"), "larger than");
    CHECK(rig.directory.changes == changes);
}

TEST_CASE("a trouble that goes on is said once") {
    Rig rig;
    rig.network.answer(feed_url, answers::timeout());
    Collector collector = rig.collector(ministry());
    for (int i = 0; i < 8; ++i) rig.round(collector);
    CHECK(rig.notes.size() == 1);
    CHECK(rig.offered.empty());
    CHECK(collector.contacts().at(0).trouble == "no answer in time");
}

TEST_CASE("a feed that turns empty is asked once more before it is obeyed") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.network.serve(feed_url, feed_of({}));
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK(rig.noted("asked once more"));
    CHECK(rig.wait <= Duration(60s));

    SECTION("and obeyed when it stays empty") {
        rig.round(collector);
        CHECK(rig.titles().empty());
    }
    SECTION("and forgotten when it was a slip") {
        rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
        rig.round(collector);
        rig.network.serve(feed_url, feed_of({}));
        rig.round(collector);
        CHECK(rig.titles() == Titles{"Peace"});
    }
}

TEST_CASE("an edition that cannot be set is not published and not proven again and again") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.proof = {ErrorKind::unsupported, "no font for this"};
    rig.network.serve(feed_url, feed_of({{"1", "Unprintable", ""}}));
    rig.round(collector);
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK(rig.times_noted("held back") == 1);
    rig.proof = {};
    rig.network.serve(feed_url, feed_of({{"1", "Better", ""}}));
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Better"});
}

TEST_CASE("a card that cannot be written stops no correction") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Wrong", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.directory.faults.read_only = true;
    rig.network.serve(feed_url, feed_of({{"1", "Right", ""}}));
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Right"});
    CHECK(rig.times_noted("cannot be kept") == 1);
    rig.round(collector);
    CHECK(rig.times_noted("cannot be kept") == 1);
    CHECK(rig.archive.restore()->sealed.edition->statements().at(0).versions.at(0).title == "Wrong");
    rig.directory.faults.read_only = false;
    rig.round(collector);
    CHECK(rig.archive.restore()->sealed.edition->statements().at(0).versions.at(0).title == "Right");
}

TEST_CASE("a card that says yes to every write and keeps none is named, once, as long as it does so") {
    Rig rig;
    rig.directory.faults.drop_writes = true;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace"});
    CHECK(rig.offered.back().storage.find("replace the card") != std::string::npos);
    rig.clock.pass(24h);
    rig.round(collector);
    CHECK(rig.times_noted("replace the card") == 1);
    rig.directory.faults.drop_writes = false;
    rig.clock.pass(24h);
    rig.round(collector);
    CHECK(rig.offered.back().storage.empty());
}

TEST_CASE("an edition that cannot be kept is said to be lost at power-off, also before there is one") {
    Rig rig;
    rig.directory.faults.read_only = true;
    Collector collector = rig.collector(ministry());
    rig.network.unplug();
    rig.round(collector);
    CHECK(rig.offered.empty());
    CHECK_FALSE(collector.bulletin().edition);
    CHECK_FALSE(collector.bulletin().storage.empty());
    rig.network.unplug(false);
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    rig.round(collector);
    CHECK_FALSE(rig.offered.back().storage.empty());
}

TEST_CASE("an item that is refused costs one line with its place") {
    Rig rig;
    rig.network.answer(feed_url, answers::body(R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en",
        "items":[{"id":"1","title":"Good","content_text":"x"}, 7]})", "application/json"));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    rig.round(collector);  // the same again, without an entity tag
    CHECK(rig.titles() == Titles{"Good"});
    CHECK(rig.times_noted("ministry, item 2") == 1);
}

TEST_CASE("a server that asks for patience gets it") {
    Rig rig;
    rig.network.answer(feed_url, answers::busy(20min));
    Collector collector = rig.collector(ministry());
    rig.round(collector);
    CHECK(rig.wait >= Duration(20min));
    CHECK(rig.wait <= Duration(21min));
}

TEST_CASE("a stop ends a round without a word") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector(ministry());
    std::stop_source stop;
    stop.request_stop();
    collector.round(rig.clock.read(), stop.get_token());
    CHECK(rig.offered.empty());
    CHECK(rig.notes.empty());
}

TEST_CASE("without sources the collector rests") {
    Rig rig;
    Collector collector = rig.collector({});
    rig.round(collector);
    CHECK(rig.wait == Duration(24h));
    CHECK(rig.offered.empty());
}

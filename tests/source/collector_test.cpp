// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "source/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string feed_url = "https://ministry.example/feed.json";
const std::string other_url = "https://mission.example/feed.json";

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

TEST_CASE("several sources are one edition, and one that is down keeps its statements") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    rig.network.serve(other_url, feed_of({{"a", "Local", ""}}));
    const std::vector<Source> both{source("ministry", feed_url), source("mission", other_url)};
    {
        Collector collector = rig.collector(both);
        rig.round(collector);
        CHECK(rig.titles() == Titles{"Peace", "Local"});
        CHECK(rig.offered.size() == 1);
    }
    rig.network.answer(other_url, answers::timeout());
    rig.network.serve(feed_url, feed_of({{"1", "Peace now", ""}}));
    Collector collector = rig.collector(both);
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace now", "Local"});

    SECTION("a source that left the settings leaves the screen") {
        Collector alone = rig.collector(ministry());
        rig.round(alone);
        CHECK(rig.titles() == Titles{"Peace now"});
    }
}

TEST_CASE("a source that was silent does not delay what the others say") {
    Rig rig;
    rig.network.answer(other_url, answers::timeout());
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    Collector collector = rig.collector({source("mission", other_url), source("ministry", feed_url)});
    rig.round(collector);
    rig.clock.pass(1h);
    rig.network.serve(feed_url, feed_of({{"1", "Corrected", ""}}));
    std::size_t offered_before_silence = 0;
    rig.network.answer(other_url, [&](const Request& request) {
        offered_before_silence = rig.offered.size();
        return answers::timeout()(request);
    });
    rig.round(collector);
    CHECK(offered_before_silence == 2);
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

TEST_CASE("what can no longer be read as the settings now say is asked for anew, and holds up no other source") {
    Rig rig;
    rig.network.serve(feed_url, feed_of({{"1", "Peace", ""}}));
    rig.network.serve(other_url, feed_of({{"a", "Wrong", ""}}));
    std::vector<Source> both{source("ministry", feed_url), source("mission", other_url)};
    {
        Collector collector = rig.collector(both);
        rig.round(collector);
        CHECK(rig.titles() == Titles{"Peace", "Wrong"});
    }
    both[0].format = "rss";
    rig.network.serve(other_url, feed_of({{"a", "Right", ""}}));
    rig.network.asked.clear();
    Collector collector = rig.collector(both);
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Right"});
    CHECK(rig.offered.back().contacts.at(0).trouble.find("ministry:1:1: error:") == 0);
    for (const Request& request : rig.network.asked) CHECK(request.etag.empty() == (request.url == feed_url));
    rig.network.serve(feed_url, "<rss version=\"2.0\"><channel><title>M</title><item><guid>1</guid><title>Peace again</title></item></channel></rss>", "application/rss+xml");
    while (rig.titles().size() < 2) rig.round(collector);
    CHECK(rig.titles() == Titles{"Peace again", "Right"});
    CHECK(rig.offered.back().contacts.at(0).trouble.empty());
}

namespace {

// Sources that let every request run into its time, and one that answers each minute, in this order.
struct Silent {
    Rig rig;
    std::vector<Source> sources;
    std::vector<Moment> answered;

    explicit Silent(int count) {
        for (int i = 0; i < count; ++i) {
            sources.push_back(source("silent " + std::to_string(i), "https://silent.example/" + std::to_string(i)));
            rig.network.answer(sources.back().url, [this](const Request& request) {
                rig.clock.pass(request.timeout);
                return answers::timeout()(request);
            });
        }
        sources.push_back(source("ministry", feed_url));
        sources.back().interval = 1min;
        rig.network.answer(feed_url, [this](const Request& request) {
            answered.push_back(rig.clock.read().monotonic);
            return answers::body(feed_of({{"1", "Peace", ""}}), "application/json")(request);
        });
    }
};

}  // namespace

TEST_CASE("however many sources are silent, one that answers waits for one of them at a time") {
    Silent world(8);
    Collector collector = world.rig.collector(world.sources);
    while (!collector.has_asked_all()) world.rig.round(collector);
    world.answered.clear();
    for (const Moment end = world.rig.clock.read().monotonic + 2h; world.rig.clock.read().monotonic < end;) world.rig.round(collector);
    REQUIRE(world.answered.size() > 40);
    Duration longest{};
    for (std::size_t i = 1; i < world.answered.size(); ++i) longest = std::max<Duration>(longest, world.answered[i] - world.answered[i - 1]);
    CHECK(longest <= Duration(1min + 60s + 2s));
    for (const Contact& contact : collector.contacts()) CHECK(contact.asked > world.rig.clock.read().wall - 30min);  // nor is one of those forgotten
}

TEST_CASE("at the start those come first that were reached last, and a round ends where one takes long") {
    Silent world(3);
    const Instant now = world.rig.clock.read().wall;
    Collector collector(world.sources, {64, 36}, world.rig.ports(), std::nullopt, {{"silent 1", now - 24h}, {"ministry", now - 1min}});
    int rounds = 0;
    for (; !collector.has_asked_all(); ++rounds) world.rig.round(collector);
    CHECK(rounds == 3);
    REQUIRE(world.rig.network.asked.size() >= 4);
    CHECK(world.rig.network.asked[0].url == feed_url);
    CHECK(world.rig.network.asked[1].url == world.sources[1].url);
    CHECK(world.rig.titles() == Titles{"Peace"});
}

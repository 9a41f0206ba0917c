// SPDX-License-Identifier: EUPL-1.2
// The collector with several sources: what one of them does, or leaves undone, costs the others nothing.
#include "catch.h"
#include "source/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string feed_url = "https://ministry.example/feed.json";
const std::string other_url = "https://mission.example/feed.json";

std::vector<Source> ministry() { return {source("ministry", feed_url)}; }

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

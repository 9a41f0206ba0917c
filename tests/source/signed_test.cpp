// SPDX-License-Identifier: EUPL-1.2
// Signed sources, from the network to what is offered, and back from the card.
#include <algorithm>

#include "catch.h"
#include "schedule/protocols.h"
#include "source/signed_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

TEST_CASE("a signed source is shown, named as signed, and asked for its signature alone while nothing changes") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "First", ""}}));
    Collector collector = rig.start();
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First"});
    CHECK(collector.bulletin().edition->statements().front().verified);
    CHECK(collector.contacts().front().signature.find(press.public_key().id.hex()) != std::string::npos);
    const std::size_t asked = rig.network.asked.size();
    rig.round(collector);
    CHECK(rig.network.asked.size() == asked + 1);
    CHECK(rig.network.asked.back().url == folder + "manifest.json.minisig");
}

TEST_CASE("words that were altered on the way never reach the parser, and what was shown stays") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "First", ""}}));
    Collector collector = rig.start();
    rig.round(collector);
    const Bytes second = feed_of({{"a", "Second", ""}});
    rig.publish(2, second);
    rig.network.serve(folder + "feed.json", feed_of({{"a", "Secund", ""}}));
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First"});
    CHECK(collector.contacts().front().trouble.find("other bytes") != std::string::npos);
    rig.network.serve(folder + "feed.json", second);
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Second"});
    CHECK(collector.contacts().front().trouble.empty());
}

TEST_CASE("a stranger's manifest, an unsigned one and an older one change nothing, now and after a restart") {
    SignedRig rig;
    rig.publish(5, feed_of({{"a", "Fifth", ""}}));
    {
        Collector collector = rig.start();
        rig.round(collector);
        rig.publish(manifest_of(6, {{"feed.json", feed_of({{"a", "Forged", ""}})}}), {{"feed.json", feed_of({{"a", "Forged", ""}})}}, SecretKey::generate());
        rig.round(collector);
        CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Fifth"});
        rig.publish(4, feed_of({{"a", "Fourth", ""}}));
        rig.round(collector);
        CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Fifth"});
    }
    Collector again = rig.start();
    CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"Fifth"});
    rig.round(again);
    CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"Fifth"});
    rig.network.answer(folder + "manifest.json.minisig", answers::status(404));
    rig.round(again);
    CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"Fifth"});
}

TEST_CASE("what is withdrawn is off at once, though the new files cannot be had, and never comes back from the card") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "Wrong", ""}, {"b", "Right", ""}}));
    {
        Collector collector = rig.start();
        rig.round(collector);
        CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Wrong", "Right"});
        const Bytes next = feed_of({{"b", "Right", ""}});
        rig.publish(2, next, {"a"});
        rig.network.answer(folder + "feed.json", answers::timeout());
        rig.round(collector);
        CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Right"});
        CHECK(rig.titles(rig.offered.back()) == SignedRig::Titles{"Right"});
    }
    {
        Collector again = rig.start();
        CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"Right"});
        rig.publish(1, feed_of({{"a", "Wrong", ""}, {"b", "Right", ""}}));
        rig.round(again);
        CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"Right"});
        rig.publish(2, feed_of({{"b", "Right", ""}}), {"a"});
        rig.clock.pass(10min);
        rig.round(again);
        CHECK(again.contacts().front().trouble.empty());
    }
    // Its bytes are gone from the card, the generation before included.
    Collector last = rig.start();
    CHECK(rig.titles(last.bulletin()) == SignedRig::Titles{"Right"});
}

TEST_CASE("recalled words leave the card as soon as the feed leaves them out, a restart between or not") {
    for (const bool restarts : {false, true}) {
        SignedRig rig;
        const Bytes with = feed_of({{"a", "Quinces", ""}, {"b", "Right", ""}}), without = feed_of({{"b", "Right", ""}});
        std::optional<Collector> collector = rig.start();
        rig.publish(1, with);
        rig.round(*collector);
        rig.publish(2, with, {"a"});
        rig.round(*collector);
        CHECK(rig.titles(collector->bulletin()) == SignedRig::Titles{"Right"});
        CHECK(rig.is_on_the_card("Quinces"));
        if (restarts) collector.emplace(rig.start());
        rig.publish(3, without, {"a"});
        rig.round(*collector);
        CHECK_FALSE(rig.is_on_the_card("Quinces"));
    }
}

TEST_CASE("recalled words leave the card also where it failed as they were taken back, with the first round that it takes") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "Quinces", ""}, {"b", "Right", ""}}));
    Collector collector = rig.start();
    rig.round(collector);
    rig.publish(2, feed_of({{"b", "Right", ""}}), {"a"});
    rig.directory.faults.read_only = true;
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Right"});
    CHECK(rig.is_on_the_card("Quinces"));
    rig.directory.faults.read_only = false;
    rig.round(collector);
    CHECK_FALSE(rig.is_on_the_card("Quinces"));
    CHECK(rig.titles(rig.start().bulletin()) == SignedRig::Titles{"Right"});
}

TEST_CASE("what was kept while it was unsigned, or by a key that no longer counts, is not shown") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "First", ""}}));
    {
        Collector collector = rig.start();
        rig.round(collector);
    }
    rig.policies["ministry"].root = root_of_key(SecretKey::generate().public_key());
    Collector other_key = rig.start();
    CHECK(rig.titles(other_key.bulletin()).empty());
    rig.policies = {{"somebody else", rig.policies.at("ministry")}};
    Keyring unknown(rig.policies, {}, {}, rig.clock.read());
    const auto restored = rig.archive.restore(rig.clock.read(), &unknown);
    CHECK((!restored || restored->sealed.edition->statements().empty()));
}

TEST_CASE("a sealed document shows nothing and lies sealed on the card until its key is published") {
    SignedRig rig;
    const SealKey key = new_seal_key();
    const Bytes feed = feed_of({{"a", "First", ""}});
    const std::map<std::string, Bytes> files{{"feed.json", feed}, {"later.sealed", seal_bytes(feed_of({{"z", "Embargoed", ""}}), key)}};
    ManifestText text = manifest_of(1, files);
    text.feeds = {"feed.json", "later.sealed"};
    rig.publish(text, files);
    Collector collector = rig.start();
    rig.round(collector);
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First"});
    CHECK(rig.network.times_asked(folder + "later.sealed") == 1);
    text.sequence = 2;
    text.released["later.sealed"] = key;
    rig.publish(text, files);
    rig.round(collector);
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First", "Embargoed"});
    CHECK(rig.network.times_asked(folder + "later.sealed") == 1);
    Collector again = rig.start();
    CHECK(rig.titles(again.bulletin()) == SignedRig::Titles{"First", "Embargoed"});
}

TEST_CASE("a picture of a signed statement has the bytes that the manifest names, or is not shown") {
    SignedRig rig;
    const Bytes red = png_of(200), blue = png_of(0, 0, 200), feed = feed_of({{"a", "First", folder + "p.png"}, {"b", "Second", "https://elsewhere.example/q.png"}});
    rig.publish(manifest_of(1, {{"feed.json", feed}, {"p.png", red}}), {{"feed.json", feed}, {"p.png", blue}});
    Collector collector = rig.start();
    rig.round(collector);
    const auto picture = [&] { return collector.bulletin().edition->find("a")->picture; };
    REQUIRE(picture());
    CHECK_FALSE(picture()->original);
    CHECK_FALSE(collector.bulletin().edition->find("b")->picture);
    CHECK(rig.network.times_asked("https://elsewhere.example/q.png") == 0);
    rig.network.serve(folder + "p.png", red);
    for (int i = 0; i < 4; ++i) rig.round(collector), rig.clock.pass(15min);
    CHECK(picture()->original == sha256(red));
}

TEST_CASE("a signed playlist plays, and a mode of protocol in it is in force") {
    SignedRig rig;
    const Bytes playlist = R"({"playlist":"Mourning","language":"en","protocol":{"mode":"mourning","tags":["mourning"]},"entries":[]})";
    rig.publish(manifest_of(1, {{"playlist.json", playlist}}), {{"playlist.json", playlist}});
    rig.keyring.emplace(rig.policies, std::set<std::string>{}, Ledgers{}, rig.clock.read());
    Source source;
    source.name = "ministry";
    source.url = folder + "playlist.json";
    source.format = "playlist";
    source.policy = rig.policies.at("ministry");
    CollectorPorts all = rig.ports();
    all.keyring = &*rig.keyring;
    Collector collector({source}, {64, 36}, std::move(all), std::nullopt);
    rig.round(collector);
    INFO(collector.contacts().front().trouble);
    REQUIRE(collector.bulletin().edition);
    CHECK(Protocols(*collector.bulletin().edition, {}, rig.clock.read()).mourning());
}

TEST_CASE("a playlist among the documents of a signed folder is taken for one, and a feed that speaks of entries is not") {
    SignedRig rig;
    const Bytes playlist = R"({"playlist":"Mourning","language":"en","protocol":{"mode":"mourning","tags":["mourning"]},"entries":[]})";
    const Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en","entries":[],"items":[{"id":"a","title":"Title"}]})";
    const std::map<std::string, Bytes> files{{"feed.json", feed}, {"mourning.json", playlist}};
    ManifestText text = manifest_of(1, files);
    text.feeds = {"feed.json", "mourning.json"};
    rig.publish(text, files);
    Collector collector = rig.start();
    rig.round(collector);
    rig.round(collector);
    REQUIRE(collector.bulletin().edition);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"Title"});
    CHECK(Protocols(*collector.bulletin().edition, {}, rig.clock.read()).mourning());
}

TEST_CASE("certificates may be out of date for what a signature or its manifest vouches for, and for nothing else") {
    SignedRig rig;
    const Bytes red = png_of(200), feed = feed_of({{"a", "First", folder + "p.png"}});
    ManifestText text = manifest_of(1, {{"feed.json", feed}, {"more.json", feed_of({{"b", "Second", ""}})}, {"p.png", red}});
    text.feeds = {"feed.json", "more.json"};
    rig.publish(text, {{"feed.json", feed}, {"more.json", feed_of({{"b", "Second", ""}})}, {"p.png", red}});
    const std::string weather = "https://weather.example/";
    rig.network.serve(weather + "feed.json", feed_of({{"c", "Rain", weather + "q.png"}, {"d", "A picture of theirs", folder + "p.png"}}));
    rig.network.serve(weather + "q.png", png_of(0, 200), "image/png");
    rig.unsigned_sources = {source("weather", weather + "feed.json")};
    Collector collector = rig.start();
    for (int i = 0; i < 4; ++i) rig.round(collector);
    REQUIRE(collector.bulletin().edition->statements().size() == 4);
    std::set<std::string> passed_over, kept;
    for (const Request& request : rig.network.asked) (request.ignore_dates ? passed_over : kept).insert(request.url);
    CHECK(passed_over == std::set<std::string>{folder + "manifest.json.minisig", folder + "manifest.json", folder + "feed.json", folder + "more.json", folder + "p.png"});
    CHECK(kept == std::set<std::string>{weather + "feed.json", weather + "q.png"});
}

TEST_CASE("a sealed document whose published key is wrong is left out with the reason, and holds up no other source") {
    SignedRig rig;
    const Bytes feed = feed_of({{"a", "First", ""}});
    const std::map<std::string, Bytes> files{{"feed.json", feed}, {"later.sealed", seal_bytes(feed_of({{"z", "Embargoed", ""}}), new_seal_key())}};
    ManifestText text = manifest_of(1, files);
    text.feeds = {"feed.json", "later.sealed"};
    rig.publish(text, files);
    rig.network.serve("https://weather.example/", feed_of({{"c", "Rain", ""}}));
    rig.unsigned_sources = {source("weather", "https://weather.example/")};
    rig.unsigned_sources.back().interval = 60s;
    Collector collector = rig.start();
    for (int i = 0; i < 2; ++i) rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First", "Rain"});
    text.sequence = 2;
    text.released["later.sealed"] = new_seal_key();
    rig.publish(text, files);
    rig.network.serve("https://weather.example/", feed_of({{"c", "Sun", ""}}));
    for (int i = 0; i < 4; ++i) rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First", "Sun"});
    CHECK(collector.contacts().back().trouble.find("or this is not its key") != std::string::npos);
    CHECK(rig.titles(rig.start().bulletin()) == SignedRig::Titles{"First", "Sun"});
}

TEST_CASE("the server of a signed source gets the patience it asks for, and its answer is fresh for as long as it says") {
    SignedRig rig;
    rig.publish(1, feed_of({{"a", "First", ""}}));
    Collector collector = rig.start();
    rig.round(collector);
    CHECK(rig.wait <= Duration(60s));
    rig.network.answer(folder + "manifest.json.minisig", [](const Request&) {
        Reply reply;
        reply.status = 304;
        reply.max_age = 200s;
        return Result<Reply>(reply);
    });
    rig.round(collector);
    CHECK(rig.wait >= Duration(180s));
    CHECK(rig.wait <= Duration(200s));
    rig.network.answer(folder + "manifest.json.minisig", answers::busy(20min));
    rig.round(collector);
    CHECK(rig.wait >= Duration(20min));
    CHECK(rig.wait <= Duration(21min));
    rig.network.answer(folder + "manifest.json.minisig", answers::timeout());
    rig.round(collector);
    CHECK(rig.wait <= Duration(60s));
}

TEST_CASE("however slowly each file of a signed source comes, all that its server is asked for has one minute") {
    SignedRig rig;
    const std::vector<SecretKey> keys = some_keys(3);
    rig.policies["ministry"].root = *read_root("{\"version\": 1, \"keys\": " + named_keys(keys) + R"(, "content": {"keys": ["a", "b", "c"]}})", "root");
    const Bytes feed = feed_of({{"a", "First", ""}});
    rig.publish(manifest_of(1, {{"feed.json", feed}}), {{"feed.json", feed}}, keys[0]);
    rig.network.take_time(rig.clock, 25s);
    Collector collector = rig.start();
    rig.round(collector);
    CHECK(rig.titles(collector.bulletin()) == SignedRig::Titles{"First"});
    std::vector<Duration> patience;
    for (const Request& request : rig.network.asked) patience.push_back(request.timeout);
    CHECK(patience == std::vector<Duration>{30s, 30s, 10s, 30s});  // signature, manifest, a further signature, the feed
}

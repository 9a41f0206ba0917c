// SPDX-License-Identifier: EUPL-1.2
// Signed sources, from the network to what is offered, and back from the card.
#include <algorithm>

#include "catch.h"
#include "schedule/protocols.h"
#include "schedule/schedule.h"
#include "source/kit.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const SecretKey press = SecretKey::generate();
const std::string folder = "https://mfa.example/screen/";

struct SignedRig : Rig {
    Policies policies{{"ministry", {root_of_key(press.public_key()), {}, false}}};
    Ledgers remembered;
    std::optional<Keyring> keyring;
    std::string address = folder;

    void publish(ManifestText text, const std::map<std::string, Bytes>& files, const SecretKey& key = press) {
        const SignedFile file = signed_manifest({key}, text);
        network.serve(folder + "manifest.json", file.bytes);
        network.serve(folder + "manifest.json.minisig", file.signatures.front(), "text/plain");
        for (const auto& [path, bytes] : files) network.serve(folder + path, bytes);
    }
    void publish(std::uint64_t sequence, const Bytes& feed, std::vector<std::string> withdrawn = {}) {
        ManifestText text = manifest_of(sequence, {{"feed.json", feed}});
        text.withdrawn = std::move(withdrawn);
        publish(text, {{"feed.json", feed}});
    }

    Collector start() {
        keyring.emplace(policies, std::set<std::string>{}, remembered, clock.read());
        auto restored = archive.restore(clock.read(), &*keyring);
        Source source;
        source.name = "ministry";
        source.url = address;
        source.interval = 60s;
        source.policy = policies.at("ministry");
        CollectorPorts all = ports();
        all.keyring = &*keyring;
        all.remember = [this](const Ledgers& ledgers) { return remembered = ledgers, Status(); };
        return {{source}, {64, 36}, std::move(all), restored.ok() ? std::optional(*std::move(restored)) : std::nullopt};
    }

    [[nodiscard]] static std::vector<std::string> titles(const Bulletin& bulletin) {
        std::vector<std::string> out;
        if (bulletin.edition)
            for (const Statement& statement : bulletin.edition->statements()) out.push_back(statement.versions.front().title);
        return out;
    }
    using Titles = std::vector<std::string>;
};

}  // namespace

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

TEST_CASE("an edition that lapsed gives way but for what is evergreen, and a confirmation brings it back") {
    SignedRig rig;
    const Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en","items":[)"
                       R"({"id":"a","title":"News","content_text":"x"},{"id":"b","title":"Welcome","content_text":"x","_chancery":{"evergreen":true}}]})";
    ManifestText text = manifest_of(1, {{"feed.json", feed}});
    text.lease = 1h;
    rig.publish(text, {{"feed.json", feed}});
    Collector collector = rig.start();
    rig.round(collector);
    const auto shows = [&](const char* id) {
        const Bulletin bulletin = collector.bulletin();
        return may_show(*bulletin.edition->find(id), rig.clock.read(), bulletin.assurances);
    };
    CHECK(shows("a"));
    rig.network.unplug();
    rig.clock.pass(61min);
    collector.round(rig.clock.read(), {});
    CHECK_FALSE(shows("a"));
    CHECK(shows("b"));
    rig.network.unplug(false);
    rig.clock.pass(20min);
    rig.round(collector);
    CHECK(shows("a"));
}

TEST_CASE("with a heartbeat, an embargo ends by its proven time alone, whatever the machine's clock says") {
    SignedRig rig;
    const SecretKey time_key = SecretKey::generate();
    const Instant start = rig.clock.read().wall;
    const Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en","items":[)"
                       R"({"id":"a","title":"News","content_text":"x","_chancery":{"show_from":")" + format_rfc3339(start + 2h) + R"("}}]})";
    const ManifestText text = manifest_of(1, {{"feed.json", feed}});
    rig.publish(text, {{"feed.json", feed}});
    Policy policy = rig.policies.at("ministry");
    policy.root.time = {{time_key.public_key()}, 1};
    policy.has_heartbeat = true;
    rig.policies["ministry"] = policy;
    rig.keyring.emplace(rig.policies, std::set<std::string>{}, Ledgers{}, rig.clock.read());
    Instant true_time = start;
    rig.network.answer("https://clock.example/?nonce=", answers::status(404));
    Source source;
    source.name = "ministry";
    source.url = folder;
    source.interval = 60s;
    source.policy = policy;
    source.heartbeat = "https://clock.example/";
    // The server signs the nonce that it is asked with.
    struct Clockwork final : Transport {
        ScriptedTransport& network;
        std::function<Bytes(const std::string&)> answer;
        std::vector<std::string> nonces;
        Clockwork(ScriptedTransport& below, std::function<Bytes(const std::string&)> by) : network(below), answer(std::move(by)) {}
        Result<Reply> fetch(const Request& request, std::stop_token stop) override {
            const std::size_t at = request.url.find("?nonce=");
            if (at == std::string::npos) return network.fetch(request, std::move(stop));
            nonces.push_back(request.url.substr(at + 7));
            Reply reply;
            reply.status = 200;
            reply.body = answer(nonces.back());
            return reply;
        }
    } transport(rig.network, [&](const std::string& nonce) {
        const Digest newest = sha256(manifest_json(text));
        return heartbeat_answer(time_key, {true_time, nonce, 1, newest});
    });
    CollectorPorts all{transport, rig.archive, rig.clock, [](const Edition&) { return Status(); }, [](const Bulletin&) {}, [](const std::string&) {}, &*rig.keyring};
    Collector collector({source}, {64, 36}, std::move(all), std::nullopt);
    const auto shows = [&] {
        const Bulletin bulletin = collector.bulletin();
        return may_show(bulletin.edition->statements().front(), rig.clock.read(), bulletin.assurances);
    };
    collector.round(rig.clock.read(), {});
    CHECK(collector.contacts().front().trouble.empty());
    CHECK_FALSE(shows());
    rig.clock.set_wall(start + 24h * 3650);  // the time service lies
    CHECK_FALSE(shows());
    rig.clock.pass(2h + 1min);
    CHECK(shows());  // carried on by the machine's own clock
    CHECK(collector.bulletin().assurances.at("ministry").proven->moment_of(start + 2h) <= rig.clock.read().monotonic);
    true_time = start + 2h;
    collector.round(rig.clock.read(), {});
    CHECK(transport.nonces.size() == 2);
    CHECK(transport.nonces[0] != transport.nonces[1]);
    CHECK(collector.contacts().front().trouble.empty());
    transport.answer = [&](const std::string&) { return heartbeat_answer(time_key, {start + 24h, transport.nonces[0], 1, sha256("")}); };
    rig.clock.pass(5min);
    collector.round(rig.clock.read(), {});
    CHECK(collector.contacts().front().trouble.find("somebody else") != std::string::npos);
}

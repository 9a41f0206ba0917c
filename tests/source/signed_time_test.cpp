// SPDX-License-Identifier: EUPL-1.2
// Signed sources in time: leases, ends, and heartbeats that prove it.
#include "catch.h"
#include "schedule/schedule.h"
#include "source/signed_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

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

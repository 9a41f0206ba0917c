// SPDX-License-Identifier: EUPL-1.2
// What an earlier run kept, judged at the next start.
#include "catch.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey content = SecretKey::generate();
const std::string folder = "https://a.example/";

Policy one_key() { return {root_of_key(content.public_key()), {}, false}; }

SignedFile leased(std::uint64_t sequence, Duration lease = 24h) {
    ManifestText text = manifest_of(sequence, {});
    text.lease = lease;
    return signed_manifest({content}, text);
}

// The ledger of a run that had accepted this manifest at the beginning.
Ledger ledger_after(const SignedFile& file, const Policy& policy = one_key()) {
    Guard guard(policy, {}, at(0s));
    guard.accept(*guard.judge(file, at(0s)), at(0s));
    guard.hold_newest(true);
    return guard.ledger(at(0s));
}

// Root 1 with keys a b c of its own and d for content; root 2 with d gone and e in its place.
struct Rotation {
    std::vector<SecretKey> keys = some_keys(5);
    Root first = *read_root(text(1, "d"), "root");
    SignedFile second = signed_by({keys[0], keys[1]}, Role::root, 2, text(2, "e"));

    [[nodiscard]] std::string text(int version, const std::string& content_key) const {
        return "{\"version\": " + std::to_string(version) + ", \"keys\": " + named_keys(keys) +
               R"(, "root": {"keys": ["a", "b", "c"], "threshold": 2}, "content": {"keys": [")" + content_key + "\"]}}";
    }
};

}  // namespace

TEST_CASE("a lost ledger is not made good by files that were on the card all along") {
    Guard guard(one_key(), {}, at(0s));
    REQUIRE(guard.reopen({{}, leased(7)}, folder, at(0s)));
    guard.hold_newest(true);
    CHECK(*guard.assurance().lapses < at(0s).monotonic);
    guard.confirm(at(1s));
    CHECK(*guard.assurance().lapses == at(24h + 1s).monotonic);
}

TEST_CASE("what was kept of a manifest that is newer than the ledger is not confirmed by the start") {
    Guard guard(one_key(), ledger_after(leased(7)), at(1h));
    REQUIRE(guard.reopen({{}, leased(8)}, folder, at(1h)));
    guard.hold_newest(true);
    CHECK(*guard.assurance().lapses == at(1h + 24h).monotonic - Guard::charge_per_start);
}

TEST_CASE("the roots that followed are followed again before the manifest is judged by their keys") {
    const Rotation rotation;
    const SignedFile manifest = signed_manifest(rotation.keys[4], 1);
    Guard guard({rotation.first, {}, false}, {}, at(0s));
    CHECK_FALSE(guard.reopen({{}, manifest}, folder, at(0s)));
    const auto warrant = guard.reopen({{rotation.second}, manifest}, folder, at(0s));
    REQUIRE(warrant);
    CHECK((*warrant)->folder == folder);
    CHECK(guard.root().version == 2);
    // Once more, as for a second document of the same source: the root is not asked for twice.
    CHECK(guard.reopen({{rotation.second}, manifest}, folder, at(0s)));
}

TEST_CASE("a root on the card that nobody signed ends what was kept under it") {
    const Rotation rotation;
    SignedFile forged = rotation.second;
    forged.signatures.resize(1);
    Guard guard({rotation.first, {}, false}, {}, at(0s));
    const auto warrant = guard.reopen({{forged}, signed_manifest(rotation.keys[4], 1)}, folder, at(0s));
    REQUIRE_FALSE(warrant);
    CHECK(warrant.error().message.find("1 of 2 keys") != std::string::npos);
    CHECK(guard.root().version == 1);
}

TEST_CASE("files of an older manifest are kept beside the newest only if both were signed") {
    const SignedFile older = leased(7), newer = leased(8);
    Guard guard(one_key(), ledger_after(newer), at(1h));
    const auto warrant = guard.reopen({{}, older, newer}, folder, at(1h));
    REQUIRE(warrant);
    CHECK((*warrant)->manifest->text().sequence == 7);
    CHECK((*warrant)->newest->text().sequence == 8);
    CHECK(guard.newest()->text().sequence == 8);
    // Nothing that names the newest confirms what is shown.
    const auto lapses = guard.assurance().lapses;
    guard.confirm(at(2h));
    CHECK(guard.assurance().lapses == lapses);

    SignedFile forged = older;
    forged.bytes += " ";
    Guard again(one_key(), ledger_after(newer), at(1h));
    CHECK_FALSE(again.reopen({{}, forged, newer}, folder, at(1h)));
    CHECK_FALSE(again.reopen({{}, newer, older}, folder, at(1h)));  // an old one as the newest
}

TEST_CASE("what was kept goes on after its end, for what is evergreen, and the assurance says that it ended") {
    ManifestText text = manifest_of(1, {});
    text.expires = noon + 1h;
    const SignedFile file = signed_manifest({content}, text);
    Guard guard(one_key(), ledger_after(file), at(2h, ClockTrust::synchronized));
    CHECK_FALSE(guard.judge(file, at(2h, ClockTrust::synchronized)));
    REQUIRE(guard.reopen({{}, file}, folder, at(2h, ClockTrust::synchronized)));
    CHECK(guard.assurance().expires == noon + 1h);
}

TEST_CASE("a manifest ends by whatever is known of the time for certain, and by nothing less") {
    ManifestText text = manifest_of(1, {});
    text.expires = noon + 1h;
    const SignedFile file = signed_manifest({content}, text);
    const Guard guard(one_key(), {}, at(0s));
    Now now = at(2h, ClockTrust::floor);
    CHECK(guard.judge(file, now));
    now.floor = noon + 59min;
    CHECK(guard.judge(file, now));
    now.floor = noon + 1h;
    CHECK_FALSE(guard.judge(file, now));
    Ledger proven;
    proven.proven = noon + 30min;
    const Guard later(one_key(), proven, at(0s));
    CHECK(later.judge(file, at(29min)));
    CHECK_FALSE(later.judge(file, at(31min)));
}

TEST_CASE("before the first manifest nothing is promised of it, and a heartbeat says that there is one") {
    const SecretKey clock_key = SecretKey::generate();
    Policy policy = one_key();
    policy.root.time = {{clock_key.public_key()}, 1};
    policy.has_heartbeat = true;
    Guard guard(policy, {}, at(0s));
    CHECK_FALSE(guard.assurance().lapses);
    CHECK_FALSE(guard.assurance().expires);
    const std::string nonce = new_nonce();
    const auto newer = guard.take_heartbeat(heartbeat_answer(clock_key, {noon, nonce, 1, sha256("x")}), nonce, at(0s));
    REQUIRE(newer);
    CHECK(*newer);
}

TEST_CASE("a floor that is known and a digest that is not lets the same number pass, and nothing below it") {
    Ledger ledger;
    ledger.floors[content.public_key().id] = 7;
    const Guard guard(one_key(), ledger, at(0s));
    CHECK(guard.judge(leased(7), at(0s)));
    CHECK_FALSE(guard.judge(leased(6), at(0s)));
}

// SPDX-License-Identifier: EUPL-1.2
#include "trust/guard.h"

#include "catch.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey content = SecretKey::generate();
const SecretKey clock_key = SecretKey::generate();

Policy one_key() { return {root_of_key(content.public_key()), {}, false}; }

Policy with_heartbeat() {
    Policy policy = one_key();
    policy.root.time = {{clock_key.public_key()}, 1};
    policy.has_heartbeat = true;
    return policy;
}

bool takes(Guard& guard, const SignedFile& file, const Now& now = at(0s)) {
    auto manifest = guard.judge(file, now);
    if (manifest) guard.accept(*manifest, now);
    if (manifest) guard.hold_newest(true);
    return manifest.ok();
}

Heartbeat beat(const Guard& guard, Duration time, std::string nonce) {
    return {noon + time, std::move(nonce), guard.newest()->text().sequence, guard.newest()->digest()};
}

}  // namespace

TEST_CASE("a manifest is believed if its key signed it in this role, and not otherwise") {
    Guard guard(one_key(), {}, at(0s));
    const SignedFile good = signed_manifest(content, 1);
    CHECK_FALSE(takes(guard, {good.bytes, {}}));
    CHECK_FALSE(takes(guard, {good.bytes + " ", good.signatures}));
    CHECK_FALSE(takes(guard, signed_manifest(clock_key, 1)));
    CHECK_FALSE(takes(guard, signed_by({content}, Role::root, 1, good.bytes)));
    CHECK_FALSE(takes(guard, signed_by({content}, Role::time, 1, good.bytes)));
    CHECK_FALSE(takes(guard, signed_by({content}, Role::manifest, 2, good.bytes)));
    CHECK_FALSE(takes(guard, {good.bytes, {content.sign(good.bytes, "chancery role=manifest seq=01")}}));
    CHECK_FALSE(takes(guard, {good.bytes, {content.sign(good.bytes, "chancery role=manifest seq=1 ")}}));
    CHECK(takes(guard, good));
}

TEST_CASE("numbers only rise, also after a restart") {
    Guard guard(one_key(), {}, at(0s));
    REQUIRE(takes(guard, signed_manifest(content, 41)));
    REQUIRE(takes(guard, signed_manifest(content, 42)));
    CHECK_FALSE(takes(guard, signed_manifest(content, 41)));
    CHECK(takes(guard, signed_manifest(content, 42)));  // the same again
    ManifestText other = manifest_of(42, {});
    other.withdrawn = {"x"};
    CHECK_FALSE(takes(guard, signed_manifest({content}, other)));
    Guard later(one_key(), guard.ledger(at(1h)), at(2h));
    for (std::uint64_t old = 1; old < 42; ++old) CHECK_FALSE(takes(later, signed_manifest(content, old)));
    CHECK_FALSE(takes(later, signed_manifest({content}, other)));
    CHECK(takes(later, signed_manifest(content, 43)));
}

TEST_CASE("a number that leaps is refused, so that a stolen key cannot use them up") {
    Guard guard(one_key(), {}, at(0s));
    REQUIRE(takes(guard, signed_manifest(content, 5)));
    CHECK_FALSE(takes(guard, signed_manifest(content, 5 + Guard::longest_jump + 1)));
    CHECK(takes(guard, signed_manifest(content, 5 + Guard::longest_jump)));
}

TEST_CASE("a manifest for another audience, or after its end, is refused") {
    Policy policy = one_key();
    policy.audience = {"brussels"};
    Guard guard(policy, {}, at(0s));
    ManifestText text = manifest_of(1, {});
    text.audience = {"tokyo", "addis"};
    CHECK_FALSE(takes(guard, signed_manifest({content}, text)));
    text.audience.push_back("brussels");
    text.expires = noon + 1h;
    const SignedFile file = signed_manifest({content}, text);
    CHECK_FALSE(takes(guard, file, at(2h, ClockTrust::synchronized)));
    CHECK(takes(guard, file, at(2h, ClockTrust::unknown)));  // a clock that nobody vouches for ends nothing
    CHECK(takes(guard, file, at(59min, ClockTrust::synchronized)));
    CHECK(guard.assurance().expires == noon + 1h);
}

TEST_CASE("an edition that nobody confirms lapses by powered-on time, and each start costs a quarter of an hour") {
    Guard guard(one_key(), {}, at(0s));
    ManifestText text = manifest_of(1, {});
    text.lease = 2h;
    REQUIRE(takes(guard, signed_manifest({content}, text)));
    CHECK(guard.assurance().lapses == at(2h).monotonic);
    guard.confirm(at(1h));
    CHECK(guard.assurance().lapses == at(3h).monotonic);
    Ledger ledger = guard.ledger(at(90min));
    CHECK(ledger.unconfirmed == 30min);
    const SignedFile file = signed_manifest({content}, text);
    for (int start = 1; start <= 8; ++start) {
        Guard again(one_key(), ledger, at(100h));
        const auto warrant = again.reopen({{}, file}, "https://a/", at(100h));
        REQUIRE(warrant);
        CHECK(again.assurance().lapses == at(100h + 2h - 30min - start * 15min).monotonic);
        ledger = again.ledger(at(100h));
    }
}

TEST_CASE("where the ledger is lost, what was kept counts as unconfirmed until someone confirms it") {
    ManifestText text = manifest_of(7, {});
    text.lease = 24h;
    const SignedFile file = signed_manifest({content}, text);
    Guard guard(one_key(), {}, at(0s));
    REQUIRE(guard.reopen({{}, file}, "https://a/", at(0s)));
    CHECK(*guard.assurance().lapses < at(0s).monotonic);
    guard.confirm(at(1s));
    CHECK(*guard.assurance().lapses == at(24h + 1s).monotonic);
}

TEST_CASE("a heartbeat proves the time only with our nonce, our clock key and a time that has not passed") {
    Guard guard(with_heartbeat(), {}, at(0s));
    ManifestText text = manifest_of(3, {});
    text.lease = 1h;
    REQUIRE(takes(guard, signed_manifest({content}, text)));
    const std::string nonce = new_nonce();
    CHECK(guard.assurance().needs_proof);
    CHECK_FALSE(guard.take_heartbeat(heartbeat_answer(content, beat(guard, 0s, nonce)), nonce, at(0s)));
    CHECK_FALSE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 0s, new_nonce())), nonce, at(0s)));
    CHECK_FALSE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 0s, "")), "", at(0s)));
    CHECK_FALSE(guard.assurance().proven);
    REQUIRE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 0s, nonce)), nonce, at(0s)));
    CHECK(guard.assurance().proven->reached(at(0s).monotonic) == noon);
    const Instant later = guard.assurance().proven->reached(at(10h).monotonic);
    CHECK(later <= noon + 10h);
    CHECK(later > noon + 10h - 10s);
    CHECK_FALSE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 9h, nonce)), nonce, at(10h)));
    CHECK(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 10h - 1min, nonce)), nonce, at(10h)));
    CHECK(guard.assurance().proven->reached(at(10h).monotonic) == later);  // late answers do not turn it back
    Guard again(with_heartbeat(), guard.ledger(at(10h)), at(20h));
    CHECK(again.assurance().proven->reached(at(20h).monotonic) == later);  // and it goes on from there
}

TEST_CASE("with a heartbeat, nothing but one that names our manifest confirms it") {
    Guard guard(with_heartbeat(), {}, at(0s));
    ManifestText text = manifest_of(3, {});
    text.lease = 1h;
    REQUIRE(takes(guard, signed_manifest({content}, text)));
    const Moment first = *guard.assurance().lapses;
    guard.confirm(at(30min));
    CHECK(guard.assurance().lapses == first);
    const std::string nonce = new_nonce();
    Heartbeat newer{noon + 30min, nonce, 4, sha256("another")};
    const auto told = guard.take_heartbeat(heartbeat_answer(clock_key, newer), nonce, at(30min));
    REQUIRE(told);
    CHECK(*told);
    CHECK(guard.assurance().lapses == first);
    Heartbeat same_number{noon + 31min, nonce, 3, sha256("another")};
    REQUIRE(guard.take_heartbeat(heartbeat_answer(clock_key, same_number), nonce, at(31min)));
    CHECK(guard.assurance().lapses == first);
    REQUIRE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 32min, nonce)), nonce, at(32min)));
    CHECK(guard.assurance().lapses == at(32min + 1h).monotonic);
}

TEST_CASE("as long as the files of the newest manifest are held back, nothing confirms what is shown") {
    Guard guard(with_heartbeat(), {}, at(0s));
    ManifestText text = manifest_of(3, {});
    text.lease = 1h;
    REQUIRE(takes(guard, signed_manifest({content}, text)));
    const Moment first = *guard.assurance().lapses;
    text.sequence = 4;
    const auto next = guard.judge(signed_manifest({content}, text), at(30min));
    REQUIRE(next);
    guard.accept(*next, at(30min));
    guard.hold_newest(false);
    const std::string nonce = new_nonce();
    REQUIRE(guard.take_heartbeat(heartbeat_answer(clock_key, beat(guard, 40min, nonce)), nonce, at(40min)));
    CHECK(guard.assurance().lapses == first);
    guard.hold_newest(true);
    CHECK(guard.assurance().lapses == at(40min + 1h).monotonic);
}

TEST_CASE("a root follows only with the thresholds of both, one version at a time, and takes a removed key's numbers with it") {
    const std::vector<SecretKey> keys = some_keys(7);  // a b c: root; d e: content; f: a new root key; g: a new content key
    const auto root_text = [&](int version, const std::string& root, const std::string& content_keys) {
        return "{\"version\": " + std::to_string(version) + ", \"keys\": " + named_keys(keys) + ", \"root\": {\"keys\": [" + root +
               "], \"threshold\": 2}, \"content\": {\"keys\": [" + content_keys + "]}}";
    };
    const auto first = read_root(root_text(1, R"("a","b","c")", R"("d","e")"), "root");
    REQUIRE(first);
    Guard guard({*first, {}, false}, {}, at(0s));
    REQUIRE(takes(guard, signed_manifest(keys[3], 9000)));
    CHECK_FALSE(takes(guard, signed_manifest(keys[4], 8999)));
    const Bytes second = root_text(2, R"("a","b","f")", R"("e","g")");
    CHECK_FALSE(guard.take_root(signed_by({keys[0]}, Role::root, 2, second)));
    CHECK_FALSE(guard.take_root(signed_by({keys[0], keys[0]}, Role::root, 2, second)));
    CHECK_FALSE(guard.take_root(signed_by({keys[0], keys[2]}, Role::root, 2, second)));  // one of the new alone
    CHECK_FALSE(guard.take_root(signed_by({keys[0], keys[1]}, Role::manifest, 2, second)));
    CHECK_FALSE(guard.take_root(signed_by({keys[0], keys[1]}, Role::root, 3, second)));
    CHECK_FALSE(guard.take_root(signed_by({keys[0], keys[1]}, Role::root, 3, root_text(3, R"("a","b","f")", R"("e")"))));
    CHECK(guard.root().version == 1);
    REQUIRE(guard.take_root(signed_by({keys[0], keys[1]}, Role::root, 2, second)));
    CHECK_FALSE(takes(guard, signed_manifest(keys[3], 9001)));  // taken away
    CHECK(takes(guard, signed_manifest(keys[6], 1)));
    // After a restart the first root alone is not enough any more.
    Guard later({*first, {}, false}, guard.ledger(at(1h)), at(1h));
    CHECK_FALSE(takes(later, signed_manifest(keys[4], 2)));
    REQUIRE(later.take_root(signed_by({keys[0], keys[1]}, Role::root, 2, second)));
    CHECK(takes(later, signed_manifest(keys[4], 2)));
}

TEST_CASE("a statement's kind may need two of three keys, each counted once") {
    const std::vector<SecretKey> keys = some_keys(3);
    const auto root = read_root("{\"version\": 1, \"keys\": " + named_keys(keys) + R"(, "content": {"keys": ["a","b","c"], "kinds": {"statement": 2}}})", "root");
    REQUIRE(root);
    const ManifestText text = manifest_of(1, {});
    const auto opened = [&](const std::vector<SecretKey>& by) { return *Manifest::open(signed_manifest(by, text), *root); };
    CHECK_FALSE(opened({keys[0]})->is_enough_for("statement", 0));
    CHECK(opened({keys[0]})->is_enough_for("notice", 0));
    CHECK_FALSE(opened({keys[0]})->is_enough_for("notice", 2));
    CHECK_FALSE(opened({keys[0], keys[0]})->is_enough_for("statement", 0));
    CHECK(opened({keys[0], keys[2]})->is_enough_for("statement", 0));
    CHECK_FALSE(opened({keys[0], keys[2]})->is_enough_for("statement", 3));
}

TEST_CASE("a root that names a key twice, an unknown one, or a threshold out of reach is refused with the reason") {
    const std::vector<SecretKey> keys = some_keys(2);
    const std::string twice = "{\"a\": \"" + keys[0].public_key().text() + "\", \"b\": \"" + keys[0].public_key().text() + "\"}";
    const auto refused = [](const std::string& text) { return !read_root(text, "root").ok(); };
    const std::string named = named_keys(keys);
    CHECK(refused(R"({"version": 1, "keys": )" + twice + R"(, "content": {"keys": ["a"]}})"));
    CHECK(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a", "a"]}})"));
    CHECK(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a", "z"]}})"));
    CHECK(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a", "b"], "threshold": 3}})"));
    CHECK(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": []}})"));
    CHECK(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a"], "kinds": {"statment": 1}}})"));
    CHECK_FALSE(refused(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a", "b"], "threshold": 2}})"));
}

TEST_CASE("a sealed file says nothing without its key, and is opened by it alone") {
    const SealKey key = new_seal_key(), other = new_seal_key();
    const Bytes words = "the words of the day after tomorrow";
    const Bytes sealed = seal_bytes(words, key);
    CHECK(sealed.find("tomorrow") == sealed.npos);
    CHECK(*unseal_bytes(sealed, key) == words);
    CHECK(unseal_bytes(sealed, other).error().kind == ErrorKind::refused);
    CHECK(unseal_bytes(words, key).error().kind == ErrorKind::corrupt);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) CHECK_FALSE(unseal_bytes(turned(sealed, bit), key).ok());
}

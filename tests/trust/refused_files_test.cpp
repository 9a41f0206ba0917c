// SPDX-License-Identifier: EUPL-1.2
// Files of keys, signatures, manifests and roots that are no such thing, and what is said of each.
#include "catch.h"
#include "trust/kit.h"
#include "trust/lines.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey key = SecretKey::generate();
const std::string words = "words";

template <class T>
std::string why_not(const Result<T>& result) {
    return result ? "taken" : result.error().message;
}

bool says(const std::string& why, std::string_view part) { return why.find(part) != std::string::npos; }

// A signature file with one of its four lines replaced.
std::string with_line(std::size_t wanted, const std::string& instead) {
    const std::string file = key.sign(words, "chancery role=manifest seq=1");
    Lines lines(file);
    std::string out;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string line(*lines.next());
        out += (i == wanted ? instead : line) + "\n";
    }
    return out;
}

// A secret key behind a password, with these limits of scrypt.
std::string covered_with(std::uint64_t operations, std::uint64_t memory) {
    std::string raw("EdScB2", 6);
    raw.resize(38);
    for (const std::uint64_t limit : {operations, memory})
        for (unsigned i = 0; i < 8; ++i) raw += static_cast<char>(limit >> (8 * i) & 0xff);
    raw.resize(54 + 8 + 64 + 32);
    return "untrusted comment: x\n" + to_base64(raw) + "\n";
}

}  // namespace

TEST_CASE("a signature file has four lines, two comments and two signatures of the right kind and length") {
    const auto refused = [](const std::string& file, std::string_view part) { return says(why_not(read_signature(file)), part); };
    CHECK(read_signature(key.sign(words, "x")));
    CHECK(refused("", "four lines"));
    CHECK(refused("a\nb\nc\n", "four lines"));
    CHECK(refused(key.sign(words, "x") + "more\n", "four lines"));
    CHECK(refused(std::string(max_signature_bytes + 1, 'x'), "longer than 2048 bytes"));
    CHECK(refused(with_line(0, "comment: x"), "a comment line is missing"));
    CHECK(refused(with_line(2, "untrusted comment: x"), "a comment line is missing"));
    CHECK(refused(with_line(1, "AAAA"), "no base64 of the right length"));
    CHECK(refused(with_line(1, "!"), "no base64 of the right length"));
    CHECK(refused(with_line(3, to_base64(std::string(63, 'x'))), "no base64 of the right length"));
    CHECK(refused(with_line(1, to_base64("XX" + std::string(72, 'x'))), "of an unknown kind"));
    CHECK(refused(key.sign(words, "a\x1b[2J"), "control characters"));
    CHECK(refused(key.sign(words, "a\x7f"), "control characters"));
    CHECK(read_signature(key.sign(words, "a\tb")));
}

TEST_CASE("a public key is read with or without its comment line, and nothing else is one") {
    const std::string text = key.public_key().text();
    for (const std::string& good : {text, text + "\n", text + " \t\r\n", "untrusted comment: x\n" + text + "\n"}) {
        INFO(good);
        REQUIRE(read_public_key(good));
        CHECK(*read_public_key(good) == key.public_key());
    }
    for (const std::string& bad : {std::string(), std::string(" \n"), std::string("untrusted comment: x"), text.substr(1), text + text, "X" + text.substr(1),
                                   to_base64("XX" + std::string(40, 'x'))})
        CHECK(says(why_not(read_public_key(bad)), "no public key of minisign"));
}

TEST_CASE("a key's name is sixteen digits as minisign writes them") {
    const KeyId id = key.public_key().id;
    CHECK(parse_key_id(id.hex()) == id);
    CHECK_FALSE(parse_key_id(""));
    CHECK_FALSE(parse_key_id(id.hex() + "00"));
    CHECK_FALSE(parse_key_id("abcdefabcdefabcd"));  // small letters
    CHECK_FALSE(parse_key_id("000000000000000G"));
}

TEST_CASE("what is no secret key is refused, and so are limits that would use up the machine") {
    const std::string open = *key.file("");
    CHECK(SecretKey::read(open, "")->public_key() == key.public_key());
    CHECK(SecretKey::read(open, "not needed")->public_key() == key.public_key());
    for (const std::string& bad : {std::string(), std::string("one line\n"), std::string("a\n!\n"), "a\n" + to_base64(std::string(158, 'x')) + "\n", open.substr(0, open.size() - 9)})
        CHECK(SecretKey::read(bad, "").error().kind == ErrorKind::corrupt);
    CHECK(says(why_not(SecretKey::read(covered_with(1 << 15, std::uint64_t{1} << 40), "x")), "more memory and time"));
    CHECK(says(why_not(SecretKey::read(covered_with(std::uint64_t{1} << 40, 1 << 24), "x")), "more memory and time"));
    CHECK(says(why_not(SecretKey::read(covered_with(1 << 15, 1 << 24), "x")), "the password is wrong"));
}

TEST_CASE("who signed is told from who did not, and why the last one did not count") {
    const SecretKey other = SecretKey::generate();
    const std::vector<PublicKey> keys{key.public_key()};
    const auto why = [&](const std::vector<Bytes>& signatures, std::size_t threshold = 1) { return why_not(endorsed(Role::manifest, {words, signatures}, keys, threshold)); };
    const auto signed_as = [](const SecretKey& by, Role role, std::uint64_t number) { return by.sign(words, role_comment(role, number)); };
    CHECK(says(why({}), "not signed"));
    CHECK(says(why({"x"}), "four lines"));
    CHECK(says(why({signed_as(other, Role::manifest, 1)}), "not trusted here"));
    CHECK(says(why({signed_as(key, Role::root, 1)}), "not signed as a manifest, but as \"chancery role=root seq=1\""));
    CHECK(says(why({key.sign("others", role_comment(Role::manifest, 1))}), "does not belong to these bytes"));
    CHECK(says(why({signed_as(key, Role::manifest, 1), signed_as(key, Role::manifest, 2)}), "different numbers"));
    CHECK(says(why({signed_as(key, Role::manifest, 1), signed_as(key, Role::manifest, 1)}, 2), "1 of 2 keys"));
    CHECK(why({"x", signed_as(other, Role::manifest, 9), signed_as(key, Role::manifest, 1)}) == "taken");
    for (const char* comment : {"", "chancery role=manifest", "chancery role=manifest seq=", "chancery role=manifest seq=-1", "chancery role=manifest seq=1x",
                                "chancery role=manifest seq=99999999999999999999", "chancery  role=manifest seq=1"})
        CHECK(says(why({key.sign(words, comment)}), "not signed as a manifest"));
    for (const Role role : {Role::root, Role::time}) {
        CHECK(endorsed(role, {words, {signed_as(key, role, 3)}}, keys, 1)->sequence == 3);
        CHECK_FALSE(endorsed(role, {words, {signed_as(key, Role::manifest, 3)}}, keys, 1));
    }
}

TEST_CASE("a manifest has an end to its files, names and bytes") {
    ManifestText text = manifest_of(1, {});
    const auto refused = [&](std::string_view part) { return says(why_not(read_manifest(manifest_json(text), "m")), part); };
    CHECK(why_not(read_manifest(manifest_json(text), "m")) == "taken");
    text.files["x/" + std::string(198, 'a')] = {};
    CHECK(why_not(read_manifest(manifest_json(text), "m")) == "taken");
    text.files["x/" + std::string(199, 'a')] = {};
    CHECK(refused("no path that a manifest may name"));
    text = manifest_of(1, {{"a.sealed", "x"}, {"b.json", "y"}});
    text.released["a.sealed"] = new_seal_key();
    CHECK(why_not(read_manifest(manifest_json(text), "m")) == "taken");
    text.released["b.json"] = new_seal_key();  // it is not sealed
    CHECK(refused("no sealed file of this name"));
    text.released = {{"c.sealed", new_seal_key()}};
    CHECK(refused("no sealed file of this name"));
    std::string many;
    for (int i = 0; i <= 4000; ++i) many += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
    CHECK(says(why_not(read_manifest(R"({"sequence":1,"issued":"2026-11-24T12:00:00Z","feeds":["1"],"files":{)" + many + "}}", "m")), "more than 4000 files"));
    const SignedFile longest = signed_by({key}, Role::manifest, 1, std::string(max_manifest_bytes + 1, ' '));
    CHECK(says(why_not(Manifest::open(longest, root_of_key(key.public_key()))), "longer than 256 KiB"));
    const SignedFile other_number = signed_by({key}, Role::manifest, 2, manifest_json(manifest_of(1, {})));
    CHECK(says(why_not(Manifest::open(other_number, root_of_key(key.public_key()))), "is number 1 and was signed as 2"));
    CHECK(says(why_not(read_manifest(R"({"sequence":1,"issued":"2026-11-24T12:00:00Z","feeds":["f"],"released":{"f":"12"},"files":{"f":{"sha256":"12","length":0}}})", "m")),
               "a key has 64 hexadecimal digits"));
}

TEST_CASE("of the same length and other bytes is not the file that the manifest names") {
    const ManifestText text = manifest_of(1, {{"a.json", "one"}});
    const ManifestPtr manifest = *Manifest::open(signed_manifest({key}, text), root_of_key(key.public_key()));
    CHECK(manifest->check("a.json", "one"));
    CHECK(says(why_not(manifest->check("a.json", "two")), "has other bytes"));
    CHECK(says(why_not(manifest->check("a.json", "three")), "has other bytes"));
    CHECK(says(why_not(manifest->check("b.json", "one")), "does not name b.json"));
}

TEST_CASE("a root is followed by the next only if both say so in full") {
    const std::vector<SecretKey> keys = some_keys(3);  // a, b: root; c: content, and root of the next
    const auto text = [&](int version, const std::string& roots, const std::string& more = "") {
        return "{\"version\": " + std::to_string(version) + ", \"keys\": " + named_keys(keys) + R"(, "root": {"keys": [)" + roots + R"(]}, "content": {"keys": ["c"]})" + more + "}";
    };
    const Root first = *read_root(text(1, R"("a","b")"), "root");
    const auto why = [&](const std::vector<SecretKey>& by, std::uint64_t number, const std::string& next) { return why_not(next_root(first, signed_by(by, Role::root, number, next))); };
    CHECK(why({keys[0]}, 2, text(2, R"("a")")) == "taken");
    CHECK(says(why_not(next_root(root_of_key(keys[0].public_key()), signed_by({keys[0]}, Role::root, 1, text(1, R"("a")")))), "no key may name the next root"));
    CHECK(says(why({keys[2]}, 2, text(2, R"("a")")), "the next root: "));
    CHECK(says(why({keys[0]}, 2, "nonsense"), "the next root:1:1"));
    CHECK(says(why({keys[0]}, 3, text(3, R"("a")")), "has version 3, not 2"));
    CHECK(says(why({keys[0]}, 3, text(2, R"("a")")), "has version 2, not 2"));
    CHECK(says(why({keys[0]}, 2, text(2, R"("c")")), "by its own keys"));
    CHECK(says(why({keys[0]}, 2, text(2, "")), "by its own keys"));  // nobody could name the one after
}

TEST_CASE("a root says of each key, kind and role what is wrong with it") {
    const std::vector<SecretKey> keys = some_keys(2);
    const auto why = [](const std::string& text) { return why_not(read_root(text, "root")); };
    const std::string named = named_keys(keys), content = R"(, "content": {"keys": ["a"]}})";
    CHECK(says(why("{"), "root:1:"));
    CHECK(says(why(R"({"version": 1, "keys": )" + named + "}"), "\"content\""));
    CHECK(says(why(R"({"version": 1, "keys": {"a": "RW"})" + content), "no public key of minisign"));
    CHECK(says(why(R"({"version": 1, "keys": {"a": 1})" + content), "no public key of minisign"));
    PublicKey twin = keys[0].public_key();
    twin.id.octets[0] ^= 1;  // another name and the same point
    CHECK(says(why(R"({"version": 1, "keys": {"a": ")" + keys[0].public_key().text() + R"(", "b": ")" + twin.text() + "\"}" + content), "under another name"));
    const auto root = read_root(R"({"version": 1, "keys": )" + named + R"(, "content": {"keys": ["a", "b"], "kinds": {"statement": 2, "notice": 1}}})", "root");
    REQUIRE(root);
    CHECK(root->demanded("statement") == 2);
    CHECK(root->demanded("notice") == 1);
    CHECK(root->demanded("event") == 1);
}

TEST_CASE("a sealed file too short to be one is told from one that was altered") {
    const SealKey seal_key = new_seal_key();
    const Bytes sealed = seal_bytes("", seal_key);
    CHECK(*unseal_bytes(sealed, seal_key) == "");
    CHECK(unseal_bytes(sealed.substr(0, sealed.size() - 1), seal_key).error().kind == ErrorKind::corrupt);
    CHECK(parse_seal_key(hex(seal_key)) == seal_key);
    CHECK_FALSE(parse_seal_key("12"));
}

TEST_CASE("only an address below the manifest's own folder, plainly written, is a path of it") {
    const ManifestPtr manifest = *Manifest::open(signed_manifest(key, 1), root_of_key(key.public_key()));
    const Warrant warrant{manifest, manifest, folder_of("https://mfa.example/screen/manifest.json")};
    CHECK(warrant.path_of("https://mfa.example/screen/a/b.json") == "a/b.json");
    CHECK_FALSE(warrant.path_of("https://mfa.example/screen/"));
    CHECK_FALSE(warrant.path_of("https://mfa.example/a.json"));
    CHECK_FALSE(warrant.path_of("https://mfa.example/screen/a.json?x"));
}

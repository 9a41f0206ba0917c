// SPDX-License-Identifier: EUPL-1.2
#include "trust/manifest.h"

#include <random>

#include "catch.h"
#include "trust/kit.h"
#include "trust/warrant.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey key = SecretKey::generate();
const Root root = root_of_key(key.public_key());

ManifestText two_kilobytes() {
    std::map<std::string, Bytes> files{{"feed.json", "words"}};
    for (int i = 0; i < 14; ++i) files["pictures/photo-" + std::to_string(i) + ".jpg"] = std::to_string(i);
    ManifestText text = manifest_of(42, files);
    text.lease = 24h;
    text.audience = {"brussels"};
    text.withdrawn = {"old"};
    return text;
}

}  // namespace

TEST_CASE("what a manifest says is read as it was written") {
    ManifestText text = manifest_of(7, {{"a.json", "1"}, {"b.sealed", "2"}});
    text.expires = noon + 48h;
    text.lease = 90min;
    text.audience = {"brussels", "europe"};
    text.withdrawn = {"x", "y"};
    text.released["b.sealed"] = new_seal_key();
    const auto read = read_manifest(manifest_json(text), "manifest");
    REQUIRE(read);
    CHECK(*read == text);
}

TEST_CASE("every bit and every prefix of a manifest and its signature matters") {
    const SignedFile good = signed_manifest({key}, two_kilobytes());
    REQUIRE(good.bytes.size() > 2048);
    REQUIRE(Manifest::open(good, root));
    std::size_t accepted = 0;
    for (std::size_t bit = 0; bit < good.bytes.size() * 8; ++bit) accepted += Manifest::open({turned(good.bytes, bit), good.signatures}, root).ok();
    for (std::size_t length = 0; length < good.bytes.size(); ++length) accepted += Manifest::open({good.bytes.substr(0, length), good.signatures}, root).ok();
    const Bytes& signature = good.signatures.front();
    for (std::size_t length = 0; length + 1 < signature.size(); ++length) accepted += Manifest::open({good.bytes, {signature.substr(0, length)}}, root).ok();
    // minisign's first line is a comment that nobody signs: it may say anything, and nobody reads it.
    for (std::size_t bit = (signature.find('\n') + 1) * 8; bit < (signature.size() - 1) * 8; ++bit)
        accepted += Manifest::open({good.bytes, {turned(signature, bit)}}, root).ok();
    CHECK(accepted == 0);
}

TEST_CASE("a path in a manifest cannot leave its folder or hide in it") {
    for (const char* good : {"feed.json", "a/b/c-1_2.jpg", "_x", "az/AZ/09", "AZ.json"}) CHECK(is_manifest_path(good));
    for (const char* bad : {"", "/etc/passwd", "../x", "a/../b", "a//b", ".hidden", "a/.b", "a b", "a%2e", "a\\b", "a/", "x?y", "x#y", "x@y", "x[y", "x{y", "x~", "x:y", "{", "https://h/x"}) CHECK_FALSE(is_manifest_path(bad));
}

TEST_CASE("a signed manifest that says nonsense is refused with the reason") {
    const auto refused = [&](const std::string& bytes) {
        const auto opened = Manifest::open(signed_by({key}, Role::manifest, 1, bytes), root);
        return !opened.ok() && !opened.error().message.empty();
    };
    const std::string sum(64, '0');
    const std::string file = "{\"f\": {\"sha256\": \"" + sum + "\", \"length\": 0}}";
    CHECK_FALSE(refused(R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "files": )" + file + "}"));
    for (const std::string& body : std::vector<std::string>{"{}", "[]", "nonsense",
             R"({"sequence": 0, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "files": )" + file + "}",
             R"({"sequence": 1, "issued": "yesterday", "feeds": ["f"], "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["g"], "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": [], "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "files": {"f": {"length": 0}}})",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "lease": "-1s", "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "released": {"f": ")" + sum + R"("}, "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "released": [], "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "surprise": 1, "files": )" + file + "}",
             R"({"sequence": 1, "issued": "2026-11-24T12:00:00Z", "feeds": ["f"], "files": {"../f": {"sha256": ")" + sum + R"(", "length": 0}}})"}) {
        INFO(body);
        CHECK(refused(body));
    }
    CHECK(refused(std::string(max_manifest_bytes + 1, ' ')));
}

TEST_CASE("a warrant opens only the bytes that its manifest names, under their own path") {
    const SealKey seal_key = new_seal_key();
    const Bytes sealed = seal_bytes("later", seal_key);
    ManifestText text = manifest_of(1, {{"a.json", "one"}, {"b.json", "two"}, {"c.sealed", sealed}});
    const ManifestPtr manifest = *Manifest::open(signed_manifest({key}, text), root);
    Warrant warrant{manifest, manifest, "https://mfa.example/screen/"};
    CHECK(*warrant.open("https://mfa.example/screen/a.json", "one") == "one");
    CHECK(warrant.open("https://mfa.example/screen/a.json", "two").error().kind == ErrorKind::refused);
    CHECK(warrant.open("https://mfa.example/screen/b.json", "one").error().kind == ErrorKind::refused);
    CHECK(warrant.open("https://evil.example/screen/a.json", "one").error().kind == ErrorKind::refused);
    CHECK(warrant.open("https://mfa.example/screen/../screen/a.json", "one").error().kind == ErrorKind::refused);
    CHECK(warrant.open("https://mfa.example/screen/z.json", "one").error().kind == ErrorKind::refused);
    CHECK(warrant.open("https://mfa.example/screen/c.sealed", sealed).error().kind == ErrorKind::missing);
    text.sequence = 2;
    text.released["c.sealed"] = seal_key;
    text.withdrawn = {"x"};
    warrant.newest = *Manifest::open(signed_manifest({key}, text), root);
    CHECK(*warrant.open("https://mfa.example/screen/c.sealed", sealed) == "later");
    CHECK(warrant.withdraws("x"));
    CHECK_FALSE(warrant.withdraws("y"));
    std::swap(warrant.manifest, warrant.newest);
    CHECK(warrant.withdraws("x"));  // by the one that names the files, whatever the other says
}

TEST_CASE("ten thousand altered manifests and signatures are refused") {
    std::mt19937 random(2026);
    const SignedFile good = signed_manifest({key}, two_kilobytes());
    const SecretKey other = SecretKey::generate();
    const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
    std::size_t accepted = 0;
    for (int i = 0; i < 10'000; ++i) {
        SignedFile bad = good;
        Bytes& target = pick(2) ? bad.bytes : bad.signatures[0];
        const std::size_t begin = &target == &bad.bytes ? 0 : target.find('\n') + 1;
        const std::size_t place = begin + pick(target.size() - 1 - begin);
        switch (pick(6)) {
            case 0: target[place] = static_cast<char>(target[place] + 1 + static_cast<char>(pick(255))); break;
            case 1: target.erase(place, 1 + pick(target.size() - place)); break;
            case 2: target.insert(place, 1 + pick(40), static_cast<char>('!' + pick(90))); break;
            case 3: bad.signatures[0] = other.sign(bad.bytes, role_comment(Role::manifest, 42)); break;
            case 4: bad.signatures[0] = key.sign(bad.bytes, role_comment(pick(2) ? Role::root : Role::time, 42)); break;
            default: bad.signatures[0] = key.sign(bad.bytes, role_comment(Role::manifest, 1 + pick(41))); break;
        }
        if (bad == good) continue;
        accepted += Manifest::open(bad, root).ok();
    }
    CHECK(accepted == 0);
}

// SPDX-License-Identifier: EUPL-1.2
// What a source's keys have to say of each item, when an edition is sealed.
#include "catch.h"
#include "edition/seal.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const std::vector<SecretKey> keys = some_keys(3);

// Statements need two keys of three, and everything else one.
Root root() { return *read_root("{\"version\": 1, \"keys\": " + named_keys(keys) + R"(, "content": {"keys": ["a","b","c"], "kinds": {"statement": 2, "event": 3}}})", "root"); }

SourceBytes source_of(const std::string& items) {
    return {"mfa", "https://mfa.example/feed.json", "en", "jsonfeed",
            R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}"};
}

SourceBytes signed_source(const std::string& items, std::size_t signers, const std::vector<std::string>& withdrawn = {}) {
    SourceBytes source = source_of(items);
    ManifestText text = manifest_of(1, {{"feed.json", source.bytes}});
    text.withdrawn = withdrawn;
    const ManifestPtr manifest = *Manifest::open(signed_manifest(std::vector(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(signers)), text), root());
    source.warrant = std::make_shared<Warrant>(Warrant{manifest, manifest, "https://mfa.example/"});
    return source;
}

std::string item(const std::string& id, const std::string& extension = "") { return R"({"id": ")" + id + R"(", "title": "T", "_chancery": {)" + extension + "}}"; }

// The ids of what was sealed, and what was said of the rest.
std::string outcome(const SourceBytes& source) {
    const auto made = seal({source}, {});
    if (!made) return made.error().message;
    std::string out;
    for (const Statement& statement : made->edition->statements()) out += statement.id + (statement.verified ? "+ " : " ");
    for (const ItemReport& report : made->report)
        if (report.fate != ItemReport::Fate::shown) out += "| " + report.reason + " ";
    return out;
}

bool says(const std::string& what, std::string_view part) { return what.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("each kind of statement needs as many keys as the root asks for it") {
    std::string items;
    for (const char* kind : {"statement", "quotation", "condolence", "notice", "event"})
        items += (items.empty() ? "" : ",") + item(kind, R"("kind": ")" + std::string(kind) + "\"");
    const std::string by_one = outcome(signed_source(items, 1)), by_two = outcome(signed_source(items, 2)), by_three = outcome(signed_source(items, 3));
    CHECK(by_one.starts_with("quotation+ condolence+ notice+ | "));
    CHECK(says(by_one, "it must be signed with more keys than the 1 that signed its manifest"));
    CHECK(by_two.starts_with("statement+ quotation+ condolence+ notice+ | "));
    CHECK(by_three == "statement+ quotation+ condolence+ notice+ event+ ");
}

TEST_CASE("an item may demand more keys itself, and in a source that nobody signs it is refused") {
    const std::string demanding = item("a", R"("kind": "notice", "signatures": 2)");
    CHECK(says(outcome(signed_source(demanding, 1)), "more keys than the 1"));
    CHECK(outcome(signed_source(demanding, 2)) == "a+ ");
    CHECK(says(outcome(source_of(demanding)), "it demands signatures, and its source is not signed"));
    CHECK(outcome(source_of(item("a"))) == "a ");
}

TEST_CASE("what its publisher took back is left out, whatever the feed says") {
    const std::string left = outcome(signed_source(item("a") + "," + item("b"), 2, {"a"}));
    CHECK(left.starts_with("b+ | recalled by its publisher"));
}

TEST_CASE("bytes that the manifest does not name fail the whole seal, and sealed ones wait") {
    SourceBytes other = signed_source(item("a"), 2);
    other.bytes += " ";
    CHECK(says(outcome(other), "feed.json has other bytes than the manifest says"));
    SourceBytes elsewhere = signed_source(item("a"), 2);
    elsewhere.url = "https://evil.example/feed.json";
    CHECK(says(outcome(elsewhere), "does not lie beside the manifest"));

    const SealKey key = new_seal_key();
    SourceBytes sealed = source_of(item("a"));
    sealed.bytes = seal_bytes(sealed.bytes, key);
    sealed.url = "https://mfa.example/later.sealed";
    ManifestText text = manifest_of(1, {{"later.sealed", sealed.bytes}});
    const auto warrant = [&] {
        const ManifestPtr manifest = *Manifest::open(signed_manifest(keys, text), root());
        return std::make_shared<Warrant>(Warrant{manifest, manifest, "https://mfa.example/"});
    };
    sealed.warrant = warrant();
    CHECK(outcome(sealed) == "");
    text.released["later.sealed"] = key;
    sealed.warrant = warrant();
    CHECK(outcome(sealed) == "a+ ");
    text.released["later.sealed"] = new_seal_key();
    sealed.warrant = warrant();
    CHECK(says(outcome(sealed), "was altered, or this is not its key"));
}

TEST_CASE("languages that appear together end when the first of them must, and begin when the last of them may") {
    const auto joined = [](const std::string& first, const std::string& second) {
        const auto in = [](const std::string& language, const std::string& extension) {
            return R"({"id": "a", "title": "T", "language": ")" + language + R"(", "_chancery": {)" + extension + "}}";
        };
        const auto made = seal({source_of(in("en", first) + "," + in("fr", second))}, {});
        REQUIRE(made);
        REQUIRE(made->edition->statements().size() == 1);
        return made->edition->statements().front();
    };
    const auto on = [](int day) { return *parse_rfc3339("2025-12-1" + std::to_string(day) + "T00:00:00Z"); };
    const std::string until_1 = R"("show_until": "2025-12-11T00:00:00Z")", until_2 = R"("show_until": "2025-12-12T00:00:00Z")";
    CHECK(joined(until_2, until_1).show_until == on(1));
    CHECK(joined(until_1, until_2).show_until == on(1));
    CHECK(joined("", until_1).show_until == on(1));
    CHECK(joined(until_1, "").show_until == on(1));
    const std::string from_1 = R"("show_from": "2025-12-11T00:00:00Z")", from_2 = R"("show_from": "2025-12-12T00:00:00Z")";
    CHECK(joined(from_1, from_2).show_from == on(2));
    CHECK(joined(from_2, from_1).show_from == on(2));
    CHECK(joined("", from_1).show_from == on(1));
    CHECK(joined(from_1, "").show_from == on(1));
}

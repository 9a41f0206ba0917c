// SPDX-License-Identifier: EUPL-1.2
// Editions of signed sources on the card, and what becomes of them where something of them is damaged or missing.
#include "archive/archive.h"
#include "archive/format.h"
#include "archive/standing.h"
#include "archive/state_slots.h"
#include "archive/testimony_store.h"
#include "catch.h"
#include "fakes/memory_directory.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const std::string folder = "https://mfa.example/screen/";

Bytes feed(const std::string& title, const std::string& id = "a") {
    return R"({"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [{"id": ")" + id + R"(", "title": ")" + title + R"("}]})";
}

// A source with two roots, a manifest that names the feed, and a newer one whose files are not here; and one without keys.
struct Kept {
    std::vector<SecretKey> keys = some_keys(3);
    Root first = *read_root(root_text(1), "root");
    Bytes bytes = feed("Signed");
    Testimony testimony;
    MemoryDirectory directory;
    Archive archive{directory};
    KeptSource source{"ministry", folder + "feed.json", "en", "jsonfeed", "", "", sha256(bytes)};

    Kept() {
        ManifestText text = manifest_of(1, {{"feed.json", bytes}});
        testimony.roots = {signed_by({keys[0], keys[1]}, Role::root, 2, root_text(2))};
        testimony.manifest = signed_manifest({keys[2]}, text);
        text.sequence = 2;
        testimony.newest = signed_manifest({keys[2]}, text);
    }

    [[nodiscard]] std::string root_text(int version) const {
        return "{\"version\": " + std::to_string(version) + ", \"keys\": " + named_keys(keys) + R"(, "root": {"keys": ["a", "b"], "threshold": 2}, "content": {"keys": ["c"]}})";
    }

    void keep() {
        REQUIRE(archive.store(bytes));
        REQUIRE(archive.store(feed("Plain")));
        REQUIRE(store_testimony(archive, testimony, source));
        REQUIRE(archive.keep({noon, {source, {"weather", "https://w.example/feed.json", "en", "jsonfeed", "", "", sha256(feed("Plain"))}}, {}}));
    }

    std::string shown(std::vector<std::string>* notes = nullptr) {
        Keyring keyring({{"ministry", {first, {}, false}}}, {"weather"}, {}, at(0s));
        const auto restored = archive.restore(at(0s), &keyring);
        if (!restored) return restored.error().message;
        if (notes) *notes = restored->notes;
        std::string titles;
        for (const Statement& statement : restored->sealed.edition->statements()) titles += statement.versions.front().title + " ";
        return titles;
    }
};

bool says(const std::string& why, std::string_view part) { return why.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a signed edition comes back with its roots, its manifest and the newest one") {
    Kept kept;
    kept.keep();
    CHECK(kept.shown() == "Signed Plain ");
    const auto read = read_testimony(kept.directory, kept.source);
    REQUIRE(read);
    CHECK(read->roots == kept.testimony.roots);
    CHECK(read->manifest == kept.testimony.manifest);
    CHECK(read->newest == kept.testimony.newest);
    CHECK(needed_objects({noon, {kept.source}, {}}).size() == 8);  // the feed; a root, two manifests, and four signatures
}

TEST_CASE("a sweep keeps all that vouches for a signed edition, and a record without a part of it is not kept") {
    Kept kept;
    kept.keep();
    REQUIRE(kept.archive.sweep());
    CHECK(kept.shown() == "Signed Plain ");
    for (const Digest& object : needed_objects({noon, {kept.source}, {}})) {
        const auto files = kept.directory.files;
        kept.directory.files.erase(object_path(object));
        CHECK_FALSE(kept.archive.keep({noon, {kept.source}, {}}));
        kept.directory.files = files;
    }
}

TEST_CASE("whichever file of a signed edition is damaged or lost, nothing of it is shown unproven") {
    Kept kept;
    kept.keep();
    for (const Digest& object : needed_objects({noon, {kept.source}, {}})) {
        const auto files = kept.directory.files;
        std::vector<std::string> notes;
        kept.directory.flip(object_path(object), 77);
        CHECK(kept.shown(&notes) == "Plain ");
        CHECK(says(notes.at(0), "is damaged"));
        kept.directory.files.erase(object_path(object));
        CHECK(kept.shown(&notes) == "Plain ");
        CHECK(says(notes.at(0), "what was kept of ministry is not shown"));
        kept.directory.files = files;
    }
}

namespace {

// Two generations of a signed source, "Older" and then "Right", whose manifest takes the older words back or not; and a
// weather that never changes. `ledgers`: what the device remembers.
struct TwoKept {
    SecretKey key = some_keys(1).front();
    Policies policies{{"ministry", {root_of_key(key.public_key()), {}, false}}};
    MemoryDirectory directory;
    Archive archive{directory};
    Bytes older = feed("Older"), right = feed("Right", "b");
    Ledgers ledgers;

    explicit TwoKept(std::vector<std::string> withdrawn) {
        keep(1, older, {});
        keep(2, right, std::move(withdrawn));
    }
    void keep(std::uint64_t number, const Bytes& bytes, std::vector<std::string> withdrawn) {
        ManifestText text = manifest_of(number, {{"feed.json", bytes}});
        text.withdrawn = std::move(withdrawn);
        KeptSource source{"ministry", folder + "feed.json", "en", "jsonfeed", "", "", sha256(bytes)};
        for (const Bytes& each : {bytes, feed("Plain")}) REQUIRE(archive.store(each));
        REQUIRE(store_testimony(archive, {{}, signed_manifest({key}, text)}, source));
        REQUIRE(archive.keep({noon, {source, {"weather", "https://w.example/feed.json", "en", "jsonfeed", "", "", sha256(feed("Plain"))}}, {}}));
        last = source;
    }
    KeptSource last;

    std::string shown() {
        Keyring keyring(policies, {"weather"}, ledgers, at(0s));
        const auto restored = archive.restore(at(0s), &keyring);
        if (!restored) return restored.error().message;
        std::string titles;
        for (const Statement& statement : restored->sealed.edition->statements()) titles += statement.versions.front().title + " ";
        ledgers = keyring.ledgers(at(0s));
        return titles;
    }
};

}  // namespace

TEST_CASE("where the newest bytes of a signed source are damaged, older ones show under the newest manifest and never against it") {
    for (const bool remembers : {true, false}) {
        TwoKept still({});
        TwoKept taken_back({"a"});
        for (TwoKept* kept : {&still, &taken_back}) {
            CHECK(kept->shown() == "Right Plain ");
            if (!remembers) kept->ledgers.clear();
            kept->directory.flip(object_path(sha256(kept->right)), 77);
        }
        CHECK(still.shown() == "Older Plain ");
        CHECK(taken_back.shown() == "Plain ");
    }
}

TEST_CASE("where the newest manifest of a signed source is damaged, nothing older of it shows, whatever the device remembers") {
    for (const bool remembers : {true, false}) {
        TwoKept kept({});
        REQUIRE(kept.shown() == "Right Plain ");
        if (!remembers) kept.ledgers.clear();
        for (const Digest& object : {kept.last.manifest->bytes, kept.last.manifest->signatures.front()}) {
            const auto files = kept.directory.files;
            kept.directory.flip(object_path(object), 77);
            CHECK(kept.shown() == "Plain ");
            kept.directory.files = files;
        }
    }
}

TEST_CASE("where a card fails while what vouches for a source is stored, the reason is told") {
    Kept good;
    good.keep();
    std::uint64_t failed = 0;
    for (std::uint64_t call = 1; call < 1200; ++call) {
        Kept kept;
        REQUIRE(kept.archive.store(kept.bytes));
        kept.directory.faults = {.fail_at = kept.directory.calls + call};
        const Status stored = store_testimony(kept.archive, kept.testimony, kept.source);
        if (!stored) {
            ++failed;
            CHECK(says(stored.error().message, "the test says no"));
        }
        if (kept.directory.calls < kept.directory.faults.fail_at) break;
    }
    CHECK(failed >= 7);  // once for each file: a read that fails leads to a write
}

TEST_CASE("what was kept of a source is left out where the settings now want it signed, or no longer name it") {
    Kept kept;
    kept.source.manifest.reset();
    REQUIRE(kept.archive.store(kept.bytes));
    REQUIRE(kept.archive.keep({noon, {kept.source, {"gone", "https://g.example/", "en", "jsonfeed", "", "", sha256(kept.bytes)}}, {}}));
    std::vector<std::string> notes;
    CHECK(kept.shown(&notes) == "");
    REQUIRE(notes.size() == 2);
    CHECK(says(notes[0], "what was kept of ministry is not shown: it was not signed"));
    CHECK(says(notes[1], "what was kept of gone is not shown: the settings no longer name it"));
    CHECK(kept.archive.restore()->sealed.edition->statements().size() == 2);  // without keys in the settings, it is an unsigned one
}

TEST_CASE("a record that says of its signatures what cannot be is refused") {
    const std::string sum(64, 'a'), file = R"({"bytes": ")" + sum + R"(", "signatures": [")" + sum + "\"]}";
    const auto reads = [&](const std::string& vouched) {
        const std::string text = R"({"kept": "2025-12-09T10:00:00Z", "pictures": {}, "sources": [{"name": "n", "url": "u", "language": "en", "format": "auto",
            "etag": "", "last_modified": "", "bytes": ")" + sum + "\"" + (vouched.empty() ? "" : ", \"signed\": " + vouched) + "}]}";
        return decode_record(wrap("chancery-edition", 1, text)).ok();
    };
    CHECK(reads(""));
    CHECK(reads("{\"manifest\": " + file + "}"));
    CHECK(reads("{\"roots\": [" + file + "], \"manifest\": " + file + ", \"newest\": " + file + "}"));
    CHECK_FALSE(reads("{}"));
    CHECK_FALSE(reads("{\"roots\": [" + file + "]}"));
    CHECK_FALSE(reads("{\"manifest\": {\"bytes\": \"12\"}}"));
    CHECK_FALSE(reads("{\"manifest\": {\"bytes\": \"" + sum + "\", \"signatures\": [\"12\"]}}"));
    CHECK_FALSE(reads("{\"manifest\": " + file + ", \"newest\": 1}"));
    CHECK_FALSE(reads("{\"roots\": [1], \"manifest\": " + file + "}"));
    const std::string no_etag = R"({"kept": "2025-12-09T10:00:00Z", "pictures": {}, "sources": [{"name": "n", "url": "u", "language": "en", "format": "auto", "bytes": ")" + sum + "\"}]}";
    CHECK_FALSE(decode_record(wrap("chancery-edition", 1, no_etag)).ok());
}

TEST_CASE("how far the signed sources have come reads back as it was written") {
    Standing standing;
    Ledger& ledger = standing.ledgers["ministry"];
    ledger.root_version = 3;
    ledger.floors = {{some_keys(1)[0].public_key().id, 42}};
    ledger.newest = sha256("x");
    ledger.proven = noon;
    ledger.unconfirmed = 90min;
    standing.ledgers["new"] = {};
    CHECK(*decode_standing(encode_standing(standing)) == standing);
}

TEST_CASE("ledgers are kept where there is no room for all else, and what is no date or key is passed over") {
    Standing standing;
    standing.ledgers["ministry"].newest = sha256("x");
    for (int source = 0; source < 200; ++source) standing.reached["source number " + std::to_string(source)] = noon + std::chrono::seconds(source);
    auto read = decode_standing(encode_standing(standing));
    REQUIRE(read);
    CHECK(read->ledgers == standing.ledgers);
    CHECK(read->reached.size() < 200);
    for (int source = 0; source < 40; ++source) standing.ledgers["signed source number " + std::to_string(source)].newest = sha256("x");
    CHECK(encode_standing(standing).size() > StateSlots::max_bytes);  // more sources than fit: StateSlots says so
    read = decode_standing(R"({"clock_floor": 1, "reached": {"a": "yesterday"}, "signed": {"b": {"floors": {"xyz": 1}, "newest": 7}}})");
    REQUIRE(read);
    CHECK(read->reached.empty());
    CHECK_FALSE(read->clock_floor);
    CHECK(read->ledgers.at("b") == Ledger{});
}

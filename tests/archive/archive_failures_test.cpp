// SPDX-License-Identifier: EUPL-1.2
// Cards that fail in the middle, and what is too much for an archive.
#include "archive/archive.h"
#include "catch.h"
#include "fakes/kept_editions.h"
#include "fakes/memory_directory.h"

using namespace chancery;

namespace {

Status publish_one(MemoryDirectory& directory) {
    Archive archive(directory);
    return kept_editions::publish(archive, 1);
}

}  // namespace

TEST_CASE("an archive whose folder cannot be read says so, and keeps nothing blindly") {
    MemoryDirectory directory;
    REQUIRE(publish_one(directory));
    Archive archive(directory);
    directory.faults = {.fail_at = directory.calls + 1};
    CHECK(archive.restore().error().kind == ErrorKind::corrupt);
    REQUIRE(archive.store(kept_editions::feed(2)));
    directory.faults = {.fail_at = directory.calls + 2};  // the list of records, after the feed was found
    CHECK(archive.keep(kept_editions::record(2)).error().kind == ErrorKind::corrupt);
    directory.unreadable = "editions/00000001";
    CHECK(archive.restore().error().message.find("edition 1 cannot be shown") == 0);
    CHECK(archive.restore().error().kind == ErrorKind::corrupt);
}

TEST_CASE("a kept feed that nobody can read any more is left out, and an edition that has no other is passed over") {
    MemoryDirectory directory;
    REQUIRE(publish_one(directory));
    Archive archive(directory);
    EditionRecord record = kept_editions::record(2);
    record.sources[0].bytes = *archive.store("no feed");
    REQUIRE(archive.keep(record));
    const auto restored = archive.restore();
    REQUIRE(restored);
    CHECK(kept_editions::has_house(*restored));
    CHECK(restored->sealed.edition->statements().size() == 1);
    CHECK(restored->record.sources.size() == 1);
    CHECK(restored->notes.back().find("what was kept of ministry is not shown: ministry:1:1:") == 0);
    record.sources.pop_back();
    REQUIRE(archive.keep(record));
    CHECK(archive.restore()->notes.at(0).find("edition 3 cannot be shown: ministry:1:1:") == 0);
}

TEST_CASE("a picture whose file cannot be looked at now stays in the record") {
    MemoryDirectory directory;
    REQUIRE(publish_one(directory));
    std::size_t kept = 0;
    for (std::uint64_t call = 1; call <= 6; ++call) {
        Archive archive(directory);
        directory.faults = {.fail_at = directory.calls + call};
        const auto restored = archive.restore();
        if (restored && restored->record.pictures.size() == 2) ++kept;
        directory.faults = {};
    }
    CHECK(kept == 4);  // a feed, or one of the two looks at its pictures; the list and the record are needed
}

TEST_CASE("a record that is too long, or beyond the last number there is, is refused") {
    MemoryDirectory directory;
    REQUIRE(publish_one(directory));
    Archive archive(directory);
    EditionRecord record = kept_editions::record(1);
    for (int i = 0; i < 10'000; ++i) record.pictures["https://ministry.example/" + std::to_string(i) + std::string(60, 'x')] = sha256("x");
    CHECK(archive.keep(record).error().message.find("too long") != std::string::npos);
    directory.files["editions/99999999"] = "";
    CHECK(archive.keep(kept_editions::record(1)).error().message.find("99999999") != std::string::npos);
    CHECK(archive.store_prepared(Picture{}, kept_editions::screen, "x").error().kind == ErrorKind::missing);
}

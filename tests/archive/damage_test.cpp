// SPDX-License-Identifier: EUPL-1.2
// What damage on the card costs: itself.
#include "archive/format.h"
#include "archive/kit.h"

using namespace chancery;
using kept_editions::number_of;
using kept_editions::publish;
using kit::fill;

TEST_CASE("a damaged record costs its generation, and the notes say so") {
    MemoryDirectory directory;
    fill(directory, 3);
    directory.flip("editions/00000003", 1234);
    Archive archive(directory);
    const auto restored = archive.restore();
    REQUIRE(restored.ok());
    CHECK(number_of(*restored) == 2);
    REQUIRE(restored->notes.size() == 1);
    CHECK(restored->notes[0].find("edition 3 cannot be shown: editions/00000003") == 0);
}

TEST_CASE("a damaged or lost feed is as the generation before has it, and the rest of the newest edition stands") {
    MemoryDirectory directory;
    fill(directory, 3);
    const std::string three = object_path(sha256(kept_editions::feed(3)));
    const auto files = directory.files;
    for (const bool lost : {false, true}) {
        directory.files = files;
        lost ? void(directory.files.erase(three)) : directory.flip(three, 99);
        Archive archive(directory);
        const auto restored = archive.restore();
        REQUIRE(restored.ok());
        CHECK(number_of(*restored) == 2);
        CHECK(restored->record.kept == kept_editions::record(3).kept);
        CHECK(restored->record.sources.at(0).etag == "\"2\"");
        REQUIRE(restored->notes.size() == 1);
        CHECK(restored->notes[0].starts_with("what was kept of ministry is damaged, and what it said before is shown: objects/"));
        CHECK(restored->sealed.edition->statements().at(1).picture->original == sha256(kept_editions::picture(2)));
    }
}

TEST_CASE("a feed that is damaged for all generations is left out, and costs no other source") {
    MemoryDirectory directory;
    fill(directory, 3);
    directory.flip(object_path(sha256(kept_editions::house_feed())), 99);
    Archive archive(directory);
    auto restored = archive.restore();
    REQUIRE(restored.ok());
    CHECK(kept_editions::ministry_of(*restored) == 3);
    CHECK_FALSE(kept_editions::has_house(*restored));
    REQUIRE(restored->record.sources.size() == 1);
    CHECK(restored->sources.size() == 1);
    CHECK(restored->testimonies.size() == 1);
    CHECK(restored->notes.at(0).starts_with("what was kept of house is not shown: objects/"));

    directory.files.erase(object_path(sha256(kept_editions::feed(3))));
    restored = archive.restore();
    REQUIRE(restored.ok());
    CHECK(kept_editions::ministry_of(*restored) == 2);

    directory.files.erase(object_path(sha256(kept_editions::feed(2))));
    restored = archive.restore();
    CHECK(restored.error().kind == ErrorKind::corrupt);
    CHECK(restored.error().message.find("edition 3 cannot be shown") == 0);
    CHECK(restored.error().message.find("; edition 2 cannot be shown") != std::string::npos);
}

TEST_CASE("an edition of which something is damaged is not swept before two whole ones are newer") {
    MemoryDirectory directory;
    fill(directory, 2);
    Archive archive(directory);
    directory.flip(object_path(sha256(kept_editions::house_feed())), 99);
    REQUIRE(archive.sweep().ok());
    REQUIRE(archive.restore().ok());
    CHECK(kept_editions::ministry_of(*archive.restore()) == 2);

    directory.flip(object_path(sha256(kept_editions::feed(2))), 99);
    REQUIRE(publish(archive, 3).ok());  // which mends the house
    REQUIRE(archive.sweep().ok());
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000001", "00000002", "00000003"});
    REQUIRE(publish(archive, 4).ok());
    REQUIRE(archive.sweep().ok());
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000003", "00000004"});
    REQUIRE(archive.sweep(1).ok());
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000004"});
}

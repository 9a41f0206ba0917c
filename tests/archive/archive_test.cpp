// SPDX-License-Identifier: EUPL-1.2
#include "archive/archive.h"

#include "archive/format.h"
#include "archive/kit.h"

using namespace chancery;
using kept_editions::number_of;
using kept_editions::publish;
using kit::fill;

namespace {

int shown(Directory& directory) {
    Archive archive(directory);
    const auto restored = archive.restore();
    return restored ? number_of(*restored).value_or(-1) : 0;
}

}  // namespace

TEST_CASE("an empty archive says that nothing was ever kept") {
    MemoryDirectory directory;
    Archive archive(directory);
    CHECK(archive.restore().error().kind == ErrorKind::missing);
    CHECK(archive.sweep().ok());
}

TEST_CASE("a kept edition comes back as it was, with its record and its pictures") {
    MemoryDirectory directory;
    fill(directory, 1);
    Archive archive(directory);
    const auto restored = archive.restore();
    REQUIRE(restored.ok());
    CHECK(number_of(*restored) == 1);
    CHECK(restored->notes.empty());
    CHECK(restored->record.sources.at(0).etag == "\"1\"");
    CHECK(restored->record.pictures.size() == 2);
    CHECK(restored->sealed.edition->statements().at(1).picture->original == sha256(kept_editions::picture(1)));
    CHECK(*archive.object(sha256(kept_editions::picture(1)), 9999) == kept_editions::picture(1));
    CHECK(*archive.prepared(kept_editions::fetched(1), kept_editions::screen, 9999) == kept_editions::picture(1));
    CHECK(archive.prepared(kept_editions::fetched(1), {1, 1}, 9999).error().kind == ErrorKind::missing);
    CHECK(archive.prepared(Picture{}, kept_editions::screen, 9999).error().kind == ErrorKind::missing);
}

TEST_CASE("a prepared picture that lies under another one's name is refused") {
    MemoryDirectory directory;
    Archive archive(directory);
    const Picture one = kept_editions::fetched(1), two = kept_editions::fetched(2);
    REQUIRE(archive.store_prepared(one, kept_editions::screen, kept_editions::picture(1)).ok());
    directory.files[prepared_path(two, kept_editions::screen)] = directory.files[prepared_path(one, kept_editions::screen)];
    CHECK(archive.prepared(two, kept_editions::screen, 9999).error().kind == ErrorKind::corrupt);
    CHECK(archive.prepared(one, kept_editions::screen, 9999).ok());
}

TEST_CASE("the newest edition is shown and one generation before it is kept, not more") {
    MemoryDirectory directory;
    fill(directory, 5);
    CHECK(shown(directory) == 5);
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000004", "00000005"});
    // Two feeds and the shared one, two pictures of their own and the shared one; a prepared picture for each.
    std::size_t objects = 0;
    for (const auto& [path, bytes] : directory.files) objects += path.starts_with("objects/") ? 1u : 0u;
    CHECK(objects == 6);
    CHECK(directory.list("prepared")->size() == 2);
}

TEST_CASE("a lost picture costs itself alone and is fetched again") {
    MemoryDirectory directory;
    fill(directory, 2);
    directory.files.erase(object_path(sha256(kept_editions::picture(2))));
    Archive archive(directory);
    const auto restored = archive.restore();
    REQUIRE(restored.ok());
    CHECK(number_of(*restored) == 2);
    CHECK(restored->notes.size() == 1);
    CHECK_FALSE(restored->record.pictures.contains(kept_editions::picture_url(2)));
    CHECK(restored->record.pictures.contains(kept_editions::picture_url(0)));
    CHECK_FALSE(restored->sealed.edition->statements().at(1).picture->original.has_value());
}

TEST_CASE("a damaged picture is refused when it is read and mended when it is stored again") {
    MemoryDirectory directory;
    fill(directory, 1);
    const Bytes picture = kept_editions::picture(1);
    directory.flip(object_path(sha256(picture)), 4000);
    Archive archive(directory);
    CHECK(archive.object(sha256(picture), 9999).error().kind == ErrorKind::corrupt);
    REQUIRE(archive.store(picture).ok());
    CHECK(*archive.object(sha256(picture), 9999) == picture);
}

TEST_CASE("storing what is there already and whole writes nothing") {
    MemoryDirectory directory;
    fill(directory, 1);
    const auto changes = directory.changes;
    Archive archive(directory);
    REQUIRE(archive.store(kept_editions::picture(1)).ok());
    CHECK(directory.changes == changes);
}

TEST_CASE("an object larger than the reader allows is refused") {
    MemoryDirectory directory;
    fill(directory, 1);
    Archive archive(directory);
    CHECK(archive.object(sha256(kept_editions::picture(1)), 100).error().kind == ErrorKind::refused);
}

TEST_CASE("an edition whose feed was never stored is not kept") {
    MemoryDirectory directory;
    fill(directory, 1);
    Archive archive(directory);
    CHECK_FALSE(archive.keep(kept_editions::record(2)).ok());
    CHECK(shown(directory) == 1);
}

TEST_CASE("an edition that could not be kept leaves the one before as the newest") {
    for (std::uint64_t call = 1; call < 40; ++call) {
        for (const bool ever_after : {false, true}) {
            MemoryDirectory directory;
            fill(directory, 2);
            directory.faults = {.fail_at = directory.calls + call, .fail_ever_after = ever_after};
            Archive archive(directory);
            const bool kept = publish(archive, 3).ok();
            directory.faults = {};
            INFO("call " << call << (ever_after ? " and all after it" : ""));
            CHECK(shown(directory) == (kept ? 3 : 2));
        }
    }
}

TEST_CASE("a sweep never takes what the newest edition needs, whichever of its calls fails") {
    const ErrorKind kinds[] = {ErrorKind::corrupt, ErrorKind::full, ErrorKind::refused};
    for (std::uint64_t call = 1; call < 320; ++call) {
        MemoryDirectory directory;
        fill(directory, 2);
        Archive archive(directory);
        REQUIRE(publish(archive, 3).ok());
        directory.faults = {
            .fail_at = directory.calls + call, .fail_ever_after = call % 2 == 0, .fail_as = kinds[call % 3]};
        (void)archive.sweep();
        directory.faults = {};
        INFO("call " << call << " as " << name(kinds[call % 3]));
        CHECK(shown(directory) == 3);
    }
}

TEST_CASE("a card on which everything fails to be read is not swept") {
    MemoryDirectory directory;
    fill(directory, 2);
    const auto files = directory.files;
    Archive archive(directory);
    directory.faults = {.fail_at = directory.calls + 2, .fail_ever_after = true};
    CHECK_FALSE(archive.sweep().ok());
    CHECK(directory.files == files);
}

TEST_CASE("a full card gives up a generation before that cannot be read") {
    MemoryDirectory directory;
    fill(directory, 2);
    std::uint64_t used = 0;
    for (const auto& [path, bytes] : directory.files) used += bytes.size();
    directory.faults.capacity = used + 100;
    directory.unreadable = "editions/00000001";
    Archive archive(directory);
    REQUIRE(publish(archive, 3).ok());
    CHECK(shown(directory) == 3);
}

TEST_CASE("with a damaged newest record the two whole ones before it are the generations") {
    MemoryDirectory directory;
    Archive archive(directory);
    for (int number = 1; number <= 3; ++number) REQUIRE(publish(archive, number).ok());
    directory.flip("editions/00000003", 2000);
    REQUIRE(archive.sweep().ok());
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000001", "00000002"});
    REQUIRE(publish(archive, 4).ok());
    CHECK(*directory.list("editions") == std::vector<std::string>{"00000001", "00000002", "00000003"});
    CHECK(shown(directory) == 4);
}

TEST_CASE("a record by a newer program is passed over, not misread") {
    MemoryDirectory directory;
    fill(directory, 2);
    directory.files["editions/00000003"] = wrap("chancery-edition", 2, "{}");
    CHECK(shown(directory) == 2);
}

TEST_CASE("a read-only card shows what is on it") {
    MemoryDirectory directory;
    fill(directory, 2);
    directory.faults.read_only = true;
    Archive archive(directory);
    CHECK(publish(archive, 3).error().kind == ErrorKind::refused);
    CHECK(shown(directory) == 2);
}

TEST_CASE("a full card gives up what nothing names, then the generation before, never the newest") {
    MemoryDirectory directory;
    fill(directory, 2);
    std::uint64_t used = 0;
    for (const auto& [path, bytes] : directory.files) used += bytes.size();

    Archive archive(directory);
    directory.faults.capacity = used + 1000;  // too little for a third edition beside the two
    REQUIRE(publish(archive, 3).ok());
    CHECK(shown(directory) == 3);
    CHECK(directory.files.contains("editions/00000002"));
    CHECK_FALSE(directory.files.contains("editions/00000001"));

    directory.faults.capacity = 9000;  // too little for a third beside the newest
    CHECK(publish(archive, 4, 40).error().kind == ErrorKind::full);
    CHECK(shown(directory) == 3);
}

TEST_CASE("the archive keeps itself within its quota") {
    MemoryDirectory directory;
    Archive archive(directory, 16'000);
    for (int number = 1; number <= 20; ++number) {
        REQUIRE(publish(archive, number).ok());
        std::uint64_t used = 0;
        for (const auto& [path, bytes] : directory.files) used += bytes.size();
        CHECK(used <= 16'000);
        CHECK(shown(directory) == number);
    }
    CHECK(archive.store(Bytes(20'000, 'x')).error().kind == ErrorKind::full);
    CHECK(shown(directory) == 20);
}

TEST_CASE("what is stored for the next edition is not swept to make room before it is published") {
    MemoryDirectory directory;
    Archive archive(directory, 12'000);
    REQUIRE(publish(archive, 1).ok());
    REQUIRE(publish(archive, 2).ok());
    REQUIRE(archive.store(kept_editions::feed(3)).ok());
    REQUIRE(archive.store(kept_editions::picture(3)).ok());
    for (int filler = 0; filler < 3; ++filler) (void)archive.store(Bytes(3000, static_cast<char>('a' + filler)));
    CHECK(archive.object(sha256(kept_editions::feed(3)), 9999).ok());
    CHECK(archive.object(sha256(kept_editions::picture(3)), 9999).ok());
}

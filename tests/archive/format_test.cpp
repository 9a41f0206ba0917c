// SPDX-License-Identifier: EUPL-1.2
#include "archive/format.h"

#include "archive/generations.h"
#include "catch.h"
#include "fakes/kept_editions.h"
#include "fakes/memory_directory.h"

using namespace chancery;

TEST_CASE("a record reads back as it was written") {
    EditionRecord record = kept_editions::record(7);
    record.sources.push_back({"a \"quoted\" name", "https://x.example/?a=1&b=2", "zh-Hant", "auto", "", "Tue, 01 Jul", {}});
    record.kept += Duration(123);
    const auto read = decode_record(encode_record(record));
    REQUIRE(read.ok());
    CHECK(read->kept == record.kept);
    CHECK(read->pictures == record.pictures);
    REQUIRE(read->sources.size() == 3);
    CHECK(read->sources[2].name == record.sources[2].name);
    CHECK(read->sources[2].url == record.sources[2].url);
    CHECK(read->sources[2].language == "zh-Hant");
    CHECK(read->sources[2].last_modified == "Tue, 01 Jul");
    CHECK(read->sources[0].bytes == record.sources[0].bytes);
}

TEST_CASE("a record cut at any length is refused") {
    const Bytes file = encode_record(kept_editions::record(7));
    for (std::size_t length = 0; length < file.size(); ++length) {
        INFO(length);
        CHECK_FALSE(decode_record(file.substr(0, length)).ok());
    }
}

TEST_CASE("a record with any bit turned over is refused") {
    const Bytes file = encode_record(kept_editions::record(7));
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        Bytes damaged = file;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        INFO(bit);
        CHECK_FALSE(decode_record(damaged).ok());
    }
}

TEST_CASE("a record with a right checksum and a wrong content is refused") {
    const char* const contents[] = {
        "", "null", "[]", "{}", "{", R"({"kept": "yesterday", "sources": [], "pictures": {}})",
        R"({"kept": "2025-12-09T10:00:00Z", "sources": {}, "pictures": {}})",
        R"({"kept": "2025-12-09T10:00:00Z", "sources": [], "pictures": []})",
        R"({"kept": "2025-12-09T10:00:00Z", "sources": [], "pictures": {"u": "12"}})",
        R"({"kept": "2025-12-09T10:00:00Z", "sources": [{}], "pictures": {}})",
        R"({"kept": "2025-12-09T10:00:00Z", "sources": [{"name": "n"}], "pictures": {}})",
    };
    for (const char* content : contents) {
        INFO(content);
        CHECK(decode_record(wrap("chancery-edition", 1, content)).error().kind == ErrorKind::corrupt);
    }
    CHECK(decode_record(wrap("chancery-edition", 1, R"({"kept": "2025-12-09T10:00:00Z", "sources": [], "pictures": {}})")).ok());
    CHECK(decode_record(wrap("chancery-edition", 2, "{}")).error().kind == ErrorKind::unsupported);
    CHECK(decode_record(wrap("chancery-state", 1, "{}")).error().kind == ErrorKind::corrupt);
}

TEST_CASE("only names of eight digits are records") {
    MemoryDirectory directory;
    for (const char* name : {"00000003", "00000012", "0000003", "000000004", "0000000x", "0000000-", "99999999", "notes"})
        directory.files[std::string("editions/") + name] = "";
    CHECK(*list_records(directory) == std::vector<unsigned>{99999999, 12, 3});
    CHECK(record_path(42) == "editions/00000042");
    CHECK(record_path(newest_number) == "editions/99999999");
}

TEST_CASE("an object lies under its own digest, a prepared picture under its original's, the screen's size and its crop") {
    const Digest digest = sha256("abc");
    CHECK(object_path(digest) == "objects/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Picture picture;
    picture.original = digest;
    const std::string prefix = "prepared/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad-1920x1080-";
    CHECK(prepared_path(picture, {1920, 1080}) == prefix + "500.500");
    picture.focus_x = 0.25;
    CHECK(prepared_path(picture, {1920, 1080}) == prefix + "250.500");
    picture.no_crop = true;
    CHECK(prepared_path(picture, {1920, 1080}) == prefix + "whole");
}

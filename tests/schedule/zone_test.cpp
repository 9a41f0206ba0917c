// SPDX-License-Identifier: EUPL-1.2
#include "schedule/zone.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

std::string big_endian(long long value, int width) {
    std::string bytes;
    for (int i = width - 1; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
}

std::string header(int changes, int types) {
    return "TZif2" + std::string(15, '\0') + big_endian(0, 4) + big_endian(0, 4) + big_endian(0, 4) + big_endian(changes, 4) + big_endian(types, 4) +
           big_endian(4, 4);
}

// Two changes, at 1000 s to one hour and at 2000 s back to none.
std::string small_file(const std::string& footer) {
    const std::string types = big_endian(0, 4) + big_endian(0, 2) + big_endian(3600, 4) + big_endian(256, 2) + std::string("ABC\0", 4);
    return header(0, 1) + big_endian(0, 4) + big_endian(0, 2) + std::string("ABC\0", 4) + header(2, 2) + big_endian(1000, 8) + big_endian(2000, 8) +
           std::string("\1\0", 2) + types + "\n" + footer + "\n";
}

std::optional<Duration> offset(const std::string& file, std::chrono::seconds at) {
    const auto table = ZoneTable::of(file);
    REQUIRE(table);
    return table->offset_at(Instant(at));
}

}  // namespace

TEST_CASE("a zone's file says what the clocks show before, between and at its changes") {
    const std::string file = small_file("ABC0");
    CHECK(offset(file, -1'000'000s) == Duration(0));
    CHECK(offset(file, 999s) == Duration(0));
    CHECK(offset(file, 1000s) == Duration(1h));
    CHECK(offset(file, 1999s) == Duration(1h));
    CHECK(offset(file, 2000s) == Duration(0));
    CHECK(offset(file, 99'000'000s) == Duration(0));
}

TEST_CASE("after the last listed change a file with a rule leaves the answer to who knows the rule") {
    CHECK(offset(small_file("ABC0DEF,M3.5.0,M10.5.0"), 1999s) == Duration(1h));
    CHECK_FALSE(offset(small_file("ABC0DEF,M3.5.0,M10.5.0"), 2000s));
}

TEST_CASE("a zone's file that is cut or of another kind is not read") {
    const std::string file = small_file("");
    for (std::size_t length = 0; length < file.size() - 2; ++length) CHECK_FALSE(ZoneTable::of(file.substr(0, length)));
    std::string other = file;
    other[0] = 'X';
    CHECK_FALSE(ZoneTable::of(other));
    std::string unknown_type = file;
    unknown_type[unknown_type.find(std::string("\1\0", 2) + big_endian(0, 4))] = '\7';
    CHECK_FALSE(ZoneTable::of(unknown_type));
}

TEST_CASE("a zone's file in which no kind of time stands is not read") {
    CHECK_FALSE(ZoneTable::of(header(0, 1) + big_endian(0, 4) + big_endian(0, 2) + std::string("ABC\0", 4) + header(0, 0) + "ABCD\nABC0\n"));
}

TEST_CASE("no byte of a zone's file can make its reader stumble") {
    const std::string file = small_file("ABC0");
    int read = 0;
    for (std::size_t i = 0; i < file.size(); ++i)
        for (const int flip : {1, 0x80, 0xff}) {
            std::string damaged = file;
            damaged[i] = static_cast<char>(damaged[i] ^ flip);
            if (const auto table = ZoneTable::of(damaged)) read += table->offset_at(Instant(1500s)).has_value();
        }
    CHECK(read > 0);
}

TEST_CASE("a zone that the system does not know is ICU's, and one that nobody knows is UTC") {
    const Instant summer = *parse_rfc3339("2021-07-01T00:00:00Z");
    CHECK(Zone("Europe/Brussels", "/nowhere").offset_at(summer) == Duration(2h));
    CHECK(Zone("Nowhere/Atlantis").offset_at(summer) == Duration(0));
    CHECK(Zone("").offset_at(summer) == Duration(0));
    CHECK(Zone("../zoneinfo/Europe/Brussels").offset_at(summer) == Duration(0));
    CHECK(Zone("/usr/share/zoneinfo/Europe/Brussels").offset_at(summer) == Duration(0));
    CHECK(Zone("Europe/Brussels~").offset_at(summer) == Duration(0));
    CHECK(Zone("Etc/GMT+5").offset_at(summer) == Duration(-5h));
    CHECK(Zone("America/Port-au-Prince").offset_at(summer) == Duration(-4h));
}

TEST_CASE("the system's files are read, and they know more than ICU") {
    if (!std::filesystem::exists("/usr/share/zoneinfo/Africa/Cairo")) return;
    CHECK(Zone("Africa/Cairo").offset_at(*parse_rfc3339("2024-07-01T00:00:00Z")) == Duration(3h));
    CHECK(Zone("America/Mexico_City").offset_at(*parse_rfc3339("2023-07-01T00:00:00Z")) == Duration(-6h));
    CHECK(Zone("Europe/Brussels").offset_at(*parse_rfc3339("2036-07-01T00:00:00Z")) == Duration(2h));
    CHECK(Zone("Europe/Brussels").offset_at(*parse_rfc3339("2060-07-01T00:00:00Z")) == Duration(2h));
}

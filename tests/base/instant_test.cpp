// SPDX-License-Identifier: EUPL-1.2
#include "base/instant.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

Instant at(long long milliseconds) { return Instant(Duration(milliseconds)); }

}  // namespace

TEST_CASE("an RFC 3339 date-time is read to the millisecond, whatever its offset") {
    CHECK(parse_rfc3339("1970-01-01T00:00:00Z") == at(0));
    CHECK(parse_rfc3339("2025-12-09T10:00:00Z") == at(1765274400000));
    CHECK(parse_rfc3339("2025-12-09T11:00:00.5+01:00") == at(1765274400500));
    CHECK(parse_rfc3339("2025-12-09t05:30:00.123456789-04:30") == at(1765274400123));
    CHECK(parse_rfc3339("1969-12-31T23:59:59.999z") == at(-1));
    CHECK(parse_rfc3339("2024-02-29T00:00:00-00:00"));
    CHECK(parse_rfc3339("0001-01-01T00:00:00Z"));
    CHECK(parse_rfc3339("9999-12-31T23:59:59.999Z"));
}

TEST_CASE("a leap second reads as the second after it, and exists only at the end of a UTC day") {
    CHECK(parse_rfc3339("2016-12-31T23:59:60Z") == parse_rfc3339("2017-01-01T00:00:00Z"));
    CHECK(parse_rfc3339("2016-12-31T18:59:60.25-05:00") == parse_rfc3339("2017-01-01T00:00:00.25Z"));
    CHECK_FALSE(parse_rfc3339("2016-12-31T22:59:60Z"));
    CHECK_FALSE(parse_rfc3339("2016-12-31T23:58:60Z"));
}

TEST_CASE("what is no RFC 3339 date-time is no date") {
    for (const char* text :
         {"", "2025-12-09", "2025-12-09T10:00:00", "2025-12-09 10:00:00Z", "2025-12-09T10:00Z", "2025-12-9T10:00:00Z",
          "2025-13-09T10:00:00Z", "2025-02-29T10:00:00Z", "2025-00-01T10:00:00Z", "2025-12-09T24:00:00Z",
          "2025-12-09T10:60:00Z", "2025-12-09T10:00:61Z", "2025-12-09T10:00:00.Z", "2025-12-09T10:00:00+1:00",
          "2025-12-09T10:00:00+24:00", "2025-12-09T10:00:00+01:60", "2025-12-09T10:00:00Z ", " 2025-12-09T10:00:00Z",
          "23096-23-09T90:2323:00+00:00", "2018-01-06T08:00", "Tue, 09 Dec 2025 10:00:00 GMT", "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "-025-12-09T10:00:00Z", "2025-12-09T10:00:00+01:00Z"})
        CHECK_FALSE(parse_rfc3339(text));
}

TEST_CASE("an instant is written so that it reads back as itself") {
    CHECK(format_rfc3339(at(1765274400000)) == "2025-12-09T10:00:00Z");
    CHECK(format_rfc3339(at(1765274400007)) == "2025-12-09T10:00:00.007Z");
    CHECK(format_rfc3339(at(-1)) == "1969-12-31T23:59:59.999Z");
    for (long long ms = -62135596800000; ms < 253402300799999; ms += 86399999999LL)
        REQUIRE(parse_rfc3339(format_rfc3339(at(ms))) == at(ms));
}

TEST_CASE("a duration is a whole number with one unit, up to ten years") {
    CHECK(parse_duration("90s") == 90s);
    CHECK(parse_duration("15m") == 15min);
    CHECK(parse_duration("24h") == 24h);
    CHECK(parse_duration("7d") == 168h);
    CHECK(parse_duration("250ms") == 250ms);
    CHECK(parse_duration("0s") == 0s);
    CHECK(parse_duration("3653d") == 87672h);
    for (const char* text : {"90s", "15m", "25h", "7d", "250ms", "1d"}) CHECK(format_duration(*parse_duration(text)) == text);
    CHECK(format_duration(*parse_duration("0s")) == "0ms");
    for (const char* text : {"", "s", "90", "-1s", "+1s", "1.5s", "1 s", "1S", "90 seconds", "1h30m", "3654d",
                             "99999999999999999999d", "9223372036854775807d", "1s "})
        CHECK_FALSE(parse_duration(text));
}

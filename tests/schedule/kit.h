// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catch.h"
#include "edition/seal.h"
#include "schedule/schedule.h"

// What the tests of the schedule make their shows of.
namespace chancery::kit {

inline const std::string noon = "2025-12-10T12:00:00Z";  // a Wednesday

inline std::string item(const std::string& id, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Title of )" + id + R"(", "content_text": "Text.")" + more + "}";
}

inline SourceBytes feed(const std::string& items, const std::string& name = "mfa") {
    return {name, "https://mfa.example/" + name + ".json", "en", "jsonfeed",
            R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}"};
}

inline EditionPtr edition_of(const std::vector<SourceBytes>& sources) {
    auto sealed = seal(sources, {});
    if (!sealed) FAIL(sealed.error().message);
    return sealed->edition;
}

inline Now at(const std::string& wall, Duration monotonic = Duration(0), ClockTrust trust = ClockTrust::synchronized) {
    return {*parse_rfc3339(wall), Moment(monotonic), trust};
}

}  // namespace chancery::kit

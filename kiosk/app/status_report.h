// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/geometry.h"
#include "base/result.h"
#include "schedule/cue.h"
#include "source/bulletin.h"

namespace chancery {

// What `chancery status` tells: what is on, why, what is next, what is wrong. Written by the running kiosk to a memory
// file system whenever it changes, never to the card.
struct StatusReport {
    struct Slide {
        std::string statement, language, title, why;
        std::size_t page = 0, pages = 1;
        Instant since{}, until{};
        int missing_glyphs = 0;
    };
    std::string version;
    std::string language;  // of to_text(): the screen's, as far as it is spoken (app/words.h)
    long process = 0;
    Instant written{};
    Size screen;
    ClockTrust trust = ClockTrust::unknown;
    std::string protocol;  // the modes of protocol in force; empty: none
    bool builtin = false;
    std::string edition;  // its digest
    std::size_t statements = 0;
    std::optional<Slide> on, next;
    std::vector<Contact> contacts;
    std::vector<std::string> troubles;  // a sentence each
};

// "unknown", "floor", "synchronized": as status and the display log spell it.
std::string_view trust_name(ClockTrust trust);

std::string to_json(const StatusReport& report);
// corrupt where the text is not what to_json() writes.
Result<StatusReport> read_status(std::string_view json);
// The report for a person, a fact a line, in its language.
std::string to_text(const StatusReport& report);

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#include "app/clock_doubt.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr Duration unremarkable{std::chrono::hours(24)};

bool contradicts(const Now& now) { return now.trust == ClockTrust::synchronized && now.floor && *now.floor - now.wall > unremarkable; }

// What only takes away does with a clock that is roughly right; the rest wants more (schedule/schedule.h).
std::string waiting_for(ClockTrust trust, const Rotation& rotation, const FooterRules& footer, const Edition& edition) {
    std::string waiting;
    const auto add = [&](std::string_view what) { (waiting += waiting.empty() ? "" : ", ") += what; };
    const auto has_hours = [](const auto& one) { return !one.when.windows.empty(); };
    if (trust == ClockTrust::synchronized) return waiting;
    if (trust == ClockTrust::unknown && !rotation.opening.windows.empty()) add("opening hours");
    if (trust == ClockTrust::unknown && std::any_of(rotation.protocols.begin(), rotation.protocols.end(), has_hours)) add("days of protocol");
    if (std::any_of(edition.playlists().begin(), edition.playlists().end(), has_hours)) add("timed playlists");
    if (!footer.clocks.empty() || footer.next_event) add("the footer");
    return waiting;
}

}  // namespace

std::string doubt_about_clock(const Now& now, const Rotation& rotation, const FooterRules& footer, const Edition& edition) {
    if (contradicts(now))
        return "a time service vouches for " + format_rfc3339(now.wall) + " and once vouched for " + format_rfc3339(*now.floor) +
               ": what ends before the later one counts as over; if that was a mistake, stop the kiosk and run chancery reset-clock";
    const std::string waiting = waiting_for(now.trust, rotation, footer, edition);
    return waiting.empty() ? "" : "no time service vouches for the clock, and these wait for one: " + waiting;
}

}  // namespace chancery

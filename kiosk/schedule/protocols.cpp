// SPDX-License-Identifier: EUPL-1.2
#include "schedule/protocols.h"

#include <algorithm>

#include "schedule/calendar.h"

namespace chancery {
namespace {

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& text) { return std::find(b.begin(), b.end(), text) != b.end(); });
}

bool allows(const Protocol& protocol, const Statement& statement) {
    switch (protocol.kind) {
        case Protocol::Kind::mourning:
            return statement.urgency == Statement::Urgency::urgent || share_one(statement.tags, protocol.tags);
        case Protocol::Kind::election_silence:
            return std::find(protocol.sources.begin(), protocol.sources.end(), statement.source) != protocol.sources.end();
        case Protocol::Kind::official_visit: return true;
    }
    return true;
}

std::string name(Protocol::Kind kind) {
    switch (kind) {
        case Protocol::Kind::mourning: return "mourning";
        case Protocol::Kind::election_silence: return "election silence";
        case Protocol::Kind::official_visit: return "official visit";
    }
    return "";
}

}  // namespace

bool is_on(const When& when, const Rotation& rotation, const Now& now) {
    if (when.windows.empty()) return true;
    return now.trust == ClockTrust::synchronized && is_in(when, now.wall, rotation.time_zone);
}

Protocols::Protocols(const Edition& edition, const Rotation& rotation, const Now& now) {
    // A mode only takes away: a clock that is roughly right is enough to begin one.
    for (const ProtocolDays& days : rotation.protocols)
        if (days.when.windows.empty() || (now.trust != ClockTrust::unknown && is_in(days.when, now.wall, rotation.time_zone)))
            in_force_.push_back(days.protocol);
    for (const Playlist& playlist : edition.playlists())
        if (playlist.protocol && !playlist.nested && is_on(playlist.when, rotation, now)) in_force_.push_back(*playlist.protocol);
}

bool Protocols::allow(const Statement& statement) const {
    return std::all_of(in_force_.begin(), in_force_.end(), [&](const Protocol& protocol) { return allows(protocol, statement); });
}

bool Protocols::mourning() const {
    return std::any_of(in_force_.begin(), in_force_.end(), [](const Protocol& protocol) { return protocol.kind == Protocol::Kind::mourning; });
}

std::vector<std::string> Protocols::guest_languages() const {
    std::vector<std::string> languages;
    for (const Protocol& protocol : in_force_) languages.insert(languages.end(), protocol.languages.begin(), protocol.languages.end());
    return languages;
}

std::string Protocols::names() const {
    std::string all;
    for (const Protocol& protocol : in_force_)
        if (all.find(name(protocol.kind)) == std::string::npos) all += (all.empty() ? "" : ", ") + name(protocol.kind);
    return all;
}

}  // namespace chancery

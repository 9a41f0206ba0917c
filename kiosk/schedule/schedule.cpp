// SPDX-License-Identifier: EUPL-1.2
#include "schedule/schedule.h"

#include <algorithm>

#include "base/language.h"

namespace chancery {
namespace {

using Indices = std::vector<std::size_t>;

// The statements that may be shown now; only the urgent ones where there is one.
Indices eligible(const Edition& edition, const Now& now) {
    Indices all, urgent;
    for (std::size_t i = 0; i < edition.statements().size(); ++i) {
        const Statement& statement = edition.statements()[i];
        if (!may_show(statement, now)) continue;
        all.push_back(i);
        if (statement.urgency == Statement::Urgency::urgent) urgent.push_back(i);
    }
    return urgent.empty() ? all : urgent;
}

// The version that best answers a wanted language: inside its range, else the same language elsewhere ("nl" for
// "nl-BE").
std::optional<std::size_t> best_version(const Statement& statement, const std::string& wanted) {
    const auto find = [&](auto matches) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < statement.versions.size(); ++i)
            if (matches(statement.versions[i].language, wanted)) return i;
        return std::nullopt;
    };
    if (const auto inside = find(in_language_range)) return inside;
    return find(same_language);
}

// The versions to show, in order: as the rotation wants, or the original where it has none of those languages.
Indices versions_of(const Statement& statement, const Rotation& rotation) {
    Indices order;
    if (rotation.languages.empty())
        for (std::size_t i = 0; i < statement.versions.size(); ++i) order.push_back(i);
    for (const std::string& wanted : rotation.languages)
        if (const auto i = best_version(statement, wanted); i && std::count(order.begin(), order.end(), *i) == 0)
            order.push_back(*i);
    if (order.empty()) order.push_back(0);
    return order;
}

Cue start(const EditionPtr& edition, std::size_t statement, std::size_t version, const Now& now, std::string why) {
    Cue cue;
    cue.edition = edition;
    cue.statement = statement;
    cue.version = version;
    cue.since = cue.until = now.monotonic;
    cue.why = std::move(why);
    return cue;
}

bool contains(const Indices& indices, std::size_t index) {
    return std::binary_search(indices.begin(), indices.end(), index);
}

// The previous cue's statement as an index of this edition; nothing where it is gone.
std::optional<std::size_t> found_again(const Edition& edition, const Cue& previous) {
    const Statement* same = edition.find(previous.what().id);
    if (!same) return std::nullopt;
    return static_cast<std::size_t>(same - edition.statements().data());
}

std::optional<std::size_t> version_in(const Statement& statement, const std::string& language) {
    for (std::size_t i = 0; i < statement.versions.size(); ++i)
        if (statement.versions[i].language == language) return i;
    return std::nullopt;
}

// The previous cue carried on in this edition: unchanged, with its new words, or nothing where it must go.
std::optional<Cue> carried_on(const EditionPtr& edition, const Indices& shown, const Now& now, const Cue& previous) {
    const auto index = found_again(*edition, previous);
    if (!index || !contains(shown, *index)) return std::nullopt;
    const Statement& statement = edition->statements()[*index];
    const auto version = version_in(statement, previous.text().language);
    if (!version) return std::nullopt;
    if (statement.versions[*version] != previous.text()) return start(edition, *index, *version, now, "its words changed");
    Cue cue = previous;
    cue.edition = edition;
    cue.statement = *index;
    cue.version = *version;
    return cue;
}

// The statement whose turn is after the previous one. Where that one has left the edition, the one that stood next to
// it before and is still here.
std::size_t statement_after(const Edition& edition, const Indices& shown, const Cue& previous) {
    if (const auto here = found_again(edition, previous)) {
        const auto later = std::upper_bound(shown.begin(), shown.end(), *here);
        return later != shown.end() ? *later : shown.front();
    }
    const auto& before = previous.edition->statements();
    for (std::size_t i = previous.statement + 1; i < before.size(); ++i) {
        const Statement* next = edition.find(before[i].id);
        const auto index = next ? static_cast<std::size_t>(next - edition.statements().data()) : 0;
        if (next && contains(shown, index)) return index;
    }
    return shown.front();
}

// A statement from its first language.
Cue opening(const EditionPtr& edition, const Rotation& rotation, std::size_t index, const Now& now) {
    const Statement& statement = edition->statements()[index];
    const bool urgent = statement.urgency == Statement::Urgency::urgent;
    return start(edition, index, versions_of(statement, rotation).front(), now, urgent ? "urgent" : "in turn");
}

Cue following(const EditionPtr& edition, const Rotation& rotation, const Indices& shown, const Now& now, const Cue& on) {
    if (on.page + 1 < on.pages) {
        Cue next = start(edition, on.statement, on.version, now, on.why);
        next.page = on.page + 1;
        next.pages = on.pages;
        return next;
    }
    const Indices order = versions_of(on.what(), rotation);
    const auto here = std::find(order.begin(), order.end(), on.version);
    if (here != order.end() && here + 1 != order.end()) return start(edition, on.statement, *(here + 1), now, on.why);
    return opening(edition, rotation, statement_after(*edition, shown, on), now);
}

}  // namespace

bool may_show(const Statement& statement, const Now& now) {
    // Each doubt about the time counts against the statement.
    if (statement.show_until && std::max(now.wall, now.floor.value_or(now.wall)) >= *statement.show_until) return false;
    if (!statement.show_from) return true;
    const std::optional<Instant> passed = now.trust == ClockTrust::synchronized ? now.wall : now.floor;
    return passed && *passed >= *statement.show_from;
}

std::optional<Instant> next_change(const Edition& edition, const Now& now) {
    std::optional<Instant> next;
    const auto consider = [&](const std::optional<Instant>& at) {
        if (at && *at > now.wall && (!next || *at < *next)) next = *at;
    };
    for (const Statement& statement : edition.statements()) {
        consider(statement.show_from);
        consider(statement.show_until);
    }
    return next;
}

std::optional<Cue> choose(const EditionPtr& edition, const Rotation& rotation, const Now& now,
                          const std::optional<Cue>& previous) {
    const Indices shown = eligible(*edition, now);
    if (shown.empty()) return std::nullopt;
    if (!previous) return opening(edition, rotation, shown.front(), now);
    if (const auto on = carried_on(edition, shown, now, *previous)) {
        const bool begins = on->since == now.monotonic;  // with new words, whose dwell nobody has told yet
        return begins || now.monotonic < on->until ? *on : following(edition, rotation, shown, now, *on);
    }
    return opening(edition, rotation, statement_after(*edition, shown, *previous), now);
}

}  // namespace chancery

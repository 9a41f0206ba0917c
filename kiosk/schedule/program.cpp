// SPDX-License-Identifier: EUPL-1.2
#include "schedule/program.h"

#include <algorithm>

#include "base/language.h"
#include "schedule/calendar.h"
#include "schedule/order.h"
#include "schedule/schedule.h"
#include "schedule/versions.h"

namespace chancery {
namespace {

// Playlists inside playlists: deeper ones show nothing.
constexpr int deepest = 4;
constexpr std::string_view reserved = "chancery:";

bool is_reserved(const Statement& statement) {
    return std::any_of(statement.tags.begin(), statement.tags.end(), [](const std::string& tag) { return tag.starts_with(reserved); });
}

bool has_tag(const Statement& statement, std::string_view tag) {
    return std::find(statement.tags.begin(), statement.tags.end(), tag) != statement.tags.end();
}

bool is_urgent(const Statement& statement) { return statement.urgency == Statement::Urgency::urgent; }

std::shared_ptr<const Manner> inside(const Playlist& playlist, const Manner& around) {
    Manner manner = around;
    if (playlist.dwell) manner.dwell = playlist.dwell;
    if (!playlist.languages.empty()) manner.languages = playlist.languages;
    if (playlist.side_by_side) manner.side_by_side = *playlist.side_by_side;
    return std::make_shared<const Manner>(std::move(manner));
}

std::shared_ptr<const Manner> inside(const Entry& entry, const std::shared_ptr<const Manner>& around) {
    if (!entry.dwell) return around;
    Manner manner = *around;
    manner.dwell = entry.dwell;
    return std::make_shared<const Manner>(std::move(manner));
}

}  // namespace

Program::Program(const Edition& edition, const Rotation& rotation, const Now& now, const Assurances& assurances)
    : edition_(edition), rotation_(rotation), now_(now), assurances_(assurances), protocols_(edition, rotation, now),
      usual_(std::make_shared<const Manner>(Manner{std::nullopt, rotation.languages, rotation.side_by_side})) {
    judge();
    using Priority = Playlist::Priority;
    if (take_urgent() || take_playlists(Priority::condolence) || take_playlists(Priority::event)) return;
    if (is_closed()) {
        dark_ = rotation_.dark_when_closed;
        take_tagged("chancery:closed", "closed");
        return;
    }
    if (take_playlists(Priority::lobby) || take_all()) return;
    if (protocols_.any()) take_tagged("chancery:neutral", "nothing else is fit now");
}

// Rules on each statement and each playlist once.
void Program::judge() {
    shown_.reserve(edition_.statements().size());
    for (const Statement& statement : edition_.statements()) {
        const bool shown = may_show(statement, now_, assurances_) && has_needed_languages(statement, rotation_) && protocols_.allow(statement) &&
                           !is_reserved(statement);
        shown_.push_back(shown);
        urgent_listed_ = urgent_listed_ || (shown && statement.listed && is_urgent(statement));
    }
    for (const Playlist& playlist : edition_.playlists())
        if (!playlist.nested && is_on(playlist.when, rotation_, now_)) on_.push_back(&playlist);
}

std::optional<std::size_t> Program::next_event(std::size_t but_for) const {
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const Statement& event = edition_.statements()[i];
        if (!shown_[i] || i == but_for || event.kind != Statement::Kind::event || !event.begins || *event.begins <= now_.wall) continue;
        if (!next || *event.begins < *edition_.statements()[*next].begins) next = i;
    }
    return next;
}

bool Program::take_urgent() {
    for (std::size_t i = 0; i < shown_.size(); ++i)
        if (shown_[i] && is_urgent(edition_.statements()[i]) && !edition_.statements()[i].listed) fixed_.push_back({i, usual_});
    if (urgent_listed_)
        for (const Playlist* playlist : on_)
            for (Slot& slot : expand(*playlist, 0, usual_, 0))
                if (is_urgent(edition_.statements()[slot.statement])) fixed_.push_back(std::move(slot));
    const bool playlists = take_playlists(Playlist::Priority::urgent);
    if (!fixed_.empty()) name_ = "urgent";
    return playlists || !fixed_.empty();
}

bool Program::take_playlists(Playlist::Priority priority) {
    std::string names;
    for (const Playlist* playlist : on_) {
        if (playlist->priority != priority || !has_place(*playlist, 0)) continue;
        playlists_.push_back(playlist);
        names += (names.empty() ? "playlist " : ", ") + playlist->name;
    }
    if (names.empty()) return false;
    name_ = std::move(names);
    return true;
}

bool Program::take_tagged(std::string_view tag, std::string name) {
    for (std::size_t i = 0; i < shown_.size(); ++i)
        if (has_tag(edition_.statements()[i], tag) && may_show(edition_.statements()[i], now_, assurances_))
            fixed_.push_back({i, usual_});
    name_ = std::move(name);
    return !fixed_.empty();
}

bool Program::take_all() {
    for (std::size_t i = 0; i < shown_.size(); ++i)
        if (shown_[i] && !edition_.statements()[i].listed) fixed_.push_back({i, usual_});
    name_ = "in turn";
    return !fixed_.empty();
}

// A clock that nobody vouches for closes nothing.
bool Program::is_closed() const {
    return !rotation_.opening.windows.empty() && now_.trust != ClockTrust::unknown && !is_in(rotation_.opening, now_.wall, rotation_.time_zone);
}

bool Program::shuffled() const {
    return std::any_of(playlists_.begin(), playlists_.end(), [](const Playlist* playlist) { return playlist->order == Playlist::Order::shuffled; });
}

std::vector<Slot> Program::round(std::uint64_t number) const {
    Slots slots = fixed_;
    for (const Playlist* playlist : playlists_) {
        Slots more = expand(*playlist, number, usual_, 0);
        std::move(more.begin(), more.end(), std::back_inserter(slots));
    }
    return slots;
}

std::vector<Slot> Program::expand(const Playlist& playlist, std::uint64_t round, const MannerPtr& around, int depth) const {
    const MannerPtr manner = inside(playlist, *around);
    std::vector<Slots> lists;
    std::vector<unsigned> weights;
    Slots all;
    for (const Entry& entry : playlist.entries) {
        Slots places = places_of(entry, playlist.order, round, manner, depth);
        if (places.empty()) continue;
        weights.push_back(entry.weight);
        if (playlist.order == Playlist::Order::weighted) lists.push_back(std::move(places));
        else std::move(places.begin(), places.end(), std::back_inserter(all));
    }
    switch (playlist.order) {
        case Playlist::Order::as_listed: break;
        case Playlist::Order::newest_first: sort_newest_first(all); break;
        case Playlist::Order::shuffled: {
            Slots mixed;
            for (const std::size_t i : chancery::shuffled(all.size(), playlist.seed, round)) mixed.push_back(all[i]);
            return mixed;
        }
        case Playlist::Order::weighted: {
            std::vector<std::uint64_t> taken;
            for (const unsigned weight : weights) taken.push_back(round * weight);
            for (const std::size_t e : spread(weights)) all.push_back(lists[e][taken[e]++ % lists[e].size()]);
            break;
        }
    }
    return all;
}

bool Program::has_place(const Playlist& playlist, int depth) const {
    return std::any_of(playlist.entries.begin(), playlist.entries.end(), [&](const Entry& entry) {
        if (entry.statement) return bool(shown_[*entry.statement]);
        if (entry.playlist && depth < deepest) {
            const Playlist& other = edition_.playlists()[*entry.playlist];
            return is_on(other.when, rotation_, now_) && has_place(other, depth + 1);
        }
        for (std::size_t i = 0; entry.selection && i < shown_.size(); ++i)
            if (shown_[i] && matches(edition_.statements()[i], *entry.selection)) return true;
        return false;
    });
}

std::vector<Slot> Program::places_of(const Entry& entry, Playlist::Order order, std::uint64_t round, const MannerPtr& manner, int depth) const {
    const MannerPtr own = inside(entry, manner);
    if (entry.statement) return shown_[*entry.statement] ? Slots{{*entry.statement, own}} : Slots{};
    if (entry.selection) return selected(*entry.selection, order, own);
    if (!entry.playlist || depth >= deepest) return {};
    const Playlist& other = edition_.playlists()[*entry.playlist];
    return is_on(other.when, rotation_, now_) ? expand(other, round, own, depth + 1) : Slots{};
}

std::vector<Slot> Program::selected(const Selection& wanted, Playlist::Order order, const MannerPtr& manner) const {
    const bool by_date = wanted.newest > 0 || order == Playlist::Order::newest_first;
    Slots slots;
    for (std::size_t n = 0; n < shown_.size(); ++n) {
        const std::size_t i = by_date ? edition_.newest_first()[n] : n;
        if (shown_[i] && matches(edition_.statements()[i], wanted)) slots.push_back({i, manner});
        if (wanted.newest > 0 && slots.size() == wanted.newest) break;
    }
    return slots;
}

bool Program::matches(const Statement& statement, const Selection& wanted) const {
    if (statement.listed) return false;
    if (!wanted.source.empty() && statement.source != wanted.source) return false;
    if (wanted.younger_than && (!statement.issued || *statement.issued < now_.wall - *wanted.younger_than)) return false;
    const auto in_language = [&](const Version& version) { return in_language_range(version.language, wanted.language); };
    if (!wanted.language.empty() && std::none_of(statement.versions.begin(), statement.versions.end(), in_language)) return false;
    const auto tagged = [&](const std::string& tag) { return has_tag(statement, tag); };
    return wanted.tags.empty() || std::any_of(wanted.tags.begin(), wanted.tags.end(), tagged);
}

// Statements without a date come last.
void Program::sort_newest_first(Slots& slots) const {
    const auto issued = [&](const Slot& slot) { return edition_.statements()[slot.statement].issued.value_or(Instant::min()); };
    const auto newer = [&](const Slot& a, const Slot& b) { return issued(a) > issued(b); };
    // A choice among the sources comes sorted.
    if (!std::is_sorted(slots.begin(), slots.end(), newer)) std::stable_sort(slots.begin(), slots.end(), newer);
}

}  // namespace chancery

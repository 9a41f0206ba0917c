// SPDX-License-Identifier: EUPL-1.2
// What holds for every show: random statements and playlists, random rules, a year of random instants. The witness reads
// the edition's fields and knows nothing of programs, rounds and slots.
#include <rapidcheck.h>

#include <algorithm>

#include "catch.h"
#include "edition/seal.h"
#include "schedule/schedule.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

const Instant new_year = *parse_rfc3339("2026-01-01T00:00:00Z");

std::string instant(int hours) { return format_rfc3339(new_year + std::chrono::hours(hours)); }

int below(int limit) { return *rc::gen::inRange(0, limit); }
bool one_in(int n) { return below(n) == 0; }
std::string one_of(const std::vector<std::string>& choices) { return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))]; }

std::string random_item(const std::string& id) {
    std::string extension;
    const auto add = [&](const std::string& more) { extension += (extension.empty() ? "" : ", ") + more; };
    const int from = below(8760);
    if (one_in(3)) add(R"("show_from": ")" + instant(from) + "\"");
    if (one_in(3)) add(R"("show_until": ")" + instant(from + 1 + below(4000)) + "\"");
    if (one_in(12)) add(R"("urgency": "urgent")");
    if (one_in(2)) add(R"("translations": {"fr": {"title": "F"}, "ja": {"title": "J"}})");
    return R"({"id": ")" + id + R"(", "title": "T", "tags": [")" + one_of({"a", "b", "condolence", "chancery:closed", "chancery:neutral"}) +
           R"("], "date_published": ")" + instant(below(8760)) + R"(", "_chancery": {)" + extension + "}}";
}

std::string random_when() {
    if (one_in(3)) return "";
    const auto hour = [] { const int h = below(24); return std::string(h < 10 ? "0" : "") + std::to_string(h); };
    return R"("when": [{"days": [")" + one_of({"mon", "thu", "sat"}) + R"(", "sun"], "from": ")" + hour() + R"(:00", "until": ")" + hour() + R"(:30"}], )";
}

std::string random_playlist(int number) {
    std::string entries;
    for (int e = 1 + below(4); e > 0; --e) {
        const std::string entry = one_in(3) ? R"({"select": {"newest": )" + std::to_string(below(4)) + R"(, "tags": [")" + one_of({"a", "b"}) + "\"]}"
                                            : R"({"statement": )" + random_item("p" + std::to_string(number) + "e" + std::to_string(e));
        entries += (entries.empty() ? "" : ", ") + entry + R"(, "weight": )" + std::to_string(1 + below(3)) + "}";
    }
    const std::string protocol = one_in(6) ? R"("protocol": {"mode": "official_visit", "languages": ["ja"]}, )" : "";
    return R"({"playlist": "p)" + std::to_string(number) + R"(", "priority": ")" + one_of({"lobby", "event", "condolence", "urgent"}) +
           R"(", "order": ")" + one_of({"as_listed", "newest_first", "weighted", "shuffled"}) + "\", " + protocol + random_when() +
           R"("entries": [)" + entries + "]}";
}

EditionPtr random_edition(std::string items = "") {
    for (int i = below(8); i > 0; --i) items += (items.empty() ? "" : ", ") + random_item("s" + std::to_string(i));
    std::vector<SourceBytes> sources = {{"mfa", "https://mfa.example/feed.json", "en", "jsonfeed",
                                         R"({"version": "https://jsonfeed.org/version/1.1", "title": "M", "items": [)" + items + "]}"}};
    for (int p = below(4); p > 0; --p) {
        const std::string name = "p" + std::to_string(p);
        sources.push_back({name, "https://mfa.example/" + name + ".json", "en", "playlist", random_playlist(p)});
    }
    const auto sealed = seal(sources, {});
    RC_ASSERT(sealed.ok());
    return sealed->edition;
}

Rotation random_rotation() {
    Rotation rotation;
    rotation.time_zone = "Europe/Brussels";
    rotation.side_by_side = one_in(3);
    if (one_in(3)) rotation.languages = {"fr", "en"};
    if (one_in(4)) rotation.opening.windows = {Window{0x1f, {}, {}, 9h, 17h, "", {}, 24h, {}}};
    if (one_in(4)) rotation.protocols = {{{Protocol::Kind::mourning, {"condolence"}, {}, {}}, {}}};
    return rotation;
}

Now random_now() {
    const auto trust = one_in(5) ? (one_in(2) ? ClockTrust::floor : ClockTrust::unknown) : ClockTrust::synchronized;
    Now now;
    now.wall = new_year + std::chrono::minutes(below(365 * 24 * 60));
    now.monotonic = Moment(1000s);
    now.trust = trust;
    return now;
}

// Turns the show on from a moment; each page stays seven seconds.
std::vector<Cue> turns(const EditionPtr& edition, const Rotation& rotation, Now now, int count) {
    std::vector<Cue> cues;
    for (int i = 0; i < count; ++i) {
        auto cue = choose(edition, rotation, now, cues.empty() ? std::nullopt : std::optional(cues.back()));
        if (!cue) break;
        cue->until = cue->since + 7s;
        cues.push_back(*std::move(cue));
        now.wall += 7s;
        now.monotonic += 7s;
    }
    return cues;
}

bool tagged(const Statement& statement, const std::string& tag) {
    return std::find(statement.tags.begin(), statement.tags.end(), tag) != statement.tags.end();
}

bool in_time(const Statement& statement, const Now& now) {
    if (statement.show_until && now.wall >= *statement.show_until) return false;
    return !statement.show_from || (now.trust == ClockTrust::synchronized && now.wall >= *statement.show_from);
}

}  // namespace

TEST_CASE("nothing early, expired or unfit is ever on, whatever plays and whatever the time") {
    CHECK(rc::check([] {
        const EditionPtr edition = random_edition();
        const Rotation rotation = random_rotation();
        Now now = random_now();
        for (const Cue& cue : turns(edition, rotation, now, 12)) {
            RC_ASSERT(in_time(cue.what(), now));
            const bool reserved = tagged(cue.what(), "chancery:closed") || tagged(cue.what(), "chancery:neutral");
            RC_ASSERT(!reserved || cue.program == "closed" || cue.program == "nothing else is fit now");
            if (!rotation.protocols.empty() && !reserved)
                RC_ASSERT(tagged(cue.what(), "condolence") || cue.what().urgency == Statement::Urgency::urgent);
            RC_ASSERT(cue.mourning == !rotation.protocols.empty());
            now.wall += 7s;
        }
    }));
}

TEST_CASE("an urgent statement of a source that may show is what shows") {
    CHECK(rc::check([] {
        const EditionPtr edition = random_edition(
            R"({"id": "u", "title": "T", "_chancery": {"urgency": "urgent", "show_until": ")" + instant(4000 + below(4760)) + "\"}}");
        const Rotation rotation = random_rotation();
        const Now now = random_now();
        const auto urgent = [&](const Statement& s) {
            return !s.listed && s.urgency == Statement::Urgency::urgent && in_time(s, now) && !tagged(s, "chancery:closed") && !tagged(s, "chancery:neutral");
        };
        const auto& all = edition->statements();
        RC_PRE(std::any_of(all.begin(), all.end(), urgent));
        const auto cue = choose(edition, rotation, now, std::nullopt);
        RC_ASSERT(cue.has_value());
        RC_ASSERT(cue->program == "urgent");
    }));
}

TEST_CASE("the same question has the same answer, and a cue goes on until its end") {
    CHECK(rc::check([] {
        const EditionPtr edition = random_edition();
        const Rotation rotation = random_rotation();
        Now now = random_now();
        const auto cues = turns(edition, rotation, now, 5);
        const auto again = turns(edition, rotation, now, 5);
        RC_ASSERT(cues.size() == again.size());
        for (std::size_t i = 0; i < cues.size(); ++i) {
            RC_ASSERT(cues[i].statement == again[i].statement);
            RC_ASSERT(cues[i].version == again[i].version);
            now.monotonic = cues[i].since + 3s;
            const auto next = next_change(*edition, rotation, now);
            RC_PRE(!next || *next > now.wall + 7s);
            const auto on = choose(edition, rotation, now, cues[i]);
            RC_ASSERT(on.has_value());
            RC_ASSERT(on->statement == cues[i].statement);
            RC_ASSERT(on->since == cues[i].since);
            now.wall += 7s;
        }
    }));
}

TEST_CASE("between two moments at which something may change, the same program plays") {
    CHECK(rc::check([] {
        const EditionPtr edition = random_edition();
        const Rotation rotation = random_rotation();
        Now now = random_now();
        const auto next = next_change(*edition, rotation, now);
        const auto before = choose(edition, rotation, now, std::nullopt);
        const Duration gap = next ? std::min<Duration>(*next - now.wall, 24h) : Duration(24h);
        now.wall += Duration(static_cast<Duration::rep>(below(static_cast<int>(gap.count()))));
        const auto later = choose(edition, rotation, now, std::nullopt);
        RC_ASSERT(before.has_value() == later.has_value());
        if (before) RC_ASSERT(before->program == later->program);
    }));
}

TEST_CASE("a shuffle shows each once a round, and never the same twice in a row while two are valid") {
    CHECK(rc::check([] {
        std::string entries;
        const int count = 2 + below(9);
        for (int e = 0; e < count; ++e) entries += (e ? ", " : "") + (R"({"statement": {"id": "e)" + std::to_string(e) + R"(", "title": "T"}})");
        const std::string json = R"({"playlist": "p", "order": "shuffled", "seed": )" + std::to_string(below(1'000'000)) + R"(, "entries": [)" + entries + "]}";
        const auto sealed = seal({{"p", "https://mfa.example/p.json", "en", "playlist", json}}, {});
        RC_ASSERT(sealed.ok());
        const auto cues = turns(sealed->edition, {}, random_now(), 6 * count);
        for (int round = 0; round < 6; ++round) {
            std::vector<std::size_t> seen;
            for (int i = 0; i < count; ++i) seen.push_back(cues[static_cast<std::size_t>(round * count + i)].statement);
            std::sort(seen.begin(), seen.end());
            RC_ASSERT(std::unique(seen.begin(), seen.end()) == seen.end());
        }
        for (std::size_t i = 1; i < cues.size(); ++i) RC_ASSERT(cues[i].statement != cues[i - 1].statement);
    }));
}

// SPDX-License-Identifier: EUPL-1.2
// Statements of signed sources: what their source's assurance lets show, and when that changes.
#include "catch.h"
#include "schedule/kit.h"
#include "trust/manifest.h"
#include "trust/role.h"
#include "trust/secret_key.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const SecretKey key = SecretKey::generate();

EditionPtr signed_edition(const std::string& items) {
    SourceBytes source = feed(items);
    ManifestText text;
    text.sequence = 1;
    text.issued = *parse_rfc3339(noon);
    text.feeds = {"mfa.json"};
    text.files["mfa.json"] = {sha256(source.bytes), source.bytes.size(), false};
    const Bytes json = manifest_json(text);
    const auto manifest = Manifest::open({json, {key.sign(json, role_comment(Role::manifest, 1))}}, root_of_key(key.public_key()));
    source.warrant = std::make_shared<Warrant>(Warrant{*manifest, *manifest, "https://mfa.example/"});
    return edition_of({source});
}

Assurances assured(Assurance assurance) { return {{"mfa", std::move(assurance)}}; }

bool shows(const EditionPtr& edition, const Now& now, const Assurances& assurances) { return may_show(edition->statements().front(), now, assurances); }

const Instant midday = *parse_rfc3339(noon);

}  // namespace

TEST_CASE("nothing that was signed shows without an assurance of its own source") {
    const auto edition = signed_edition(item("a"));
    CHECK_FALSE(shows(edition, at(noon), {}));
    CHECK_FALSE(shows(edition, at(noon), {{"other", {}}}));
    CHECK(shows(edition, at(noon), assured({})));
    CHECK_FALSE(choose(edition, {}, at(noon), std::nullopt));
    CHECK(choose(edition, {}, at(noon), std::nullopt, assured({})));
}

TEST_CASE("what lapsed or expired is off, but for what is evergreen") {
    const auto edition = signed_edition(item("a")), evergreen = signed_edition(item("a", R"(, "_chancery": {"evergreen": true})"));
    Assurance assurance;
    assurance.lapses = Moment(10s);
    CHECK(shows(edition, at(noon, 9'999ms), assured(assurance)));
    CHECK_FALSE(shows(edition, at(noon, 10s), assured(assurance)));
    CHECK(shows(evergreen, at(noon, 10s), assured(assurance)));
    assurance = {};
    assurance.expires = midday + 1h;
    CHECK(shows(edition, at("2025-12-10T12:59:59Z"), assured(assurance)));
    CHECK_FALSE(shows(edition, at("2025-12-10T13:00:00Z"), assured(assurance)));
    CHECK(shows(evergreen, at("2025-12-10T13:00:00Z"), assured(assurance)));
}

TEST_CASE("a manifest and a statement end by the latest time that anyone tells, the floor and the proven one included") {
    const auto edition = signed_edition(item("a")), ending = signed_edition(item("a", R"(, "_chancery": {"show_until": "2025-12-10T13:00:00Z"})"));
    Assurance assurance;
    assurance.expires = midday + 1h;
    Now now = at(noon, 0s, ClockTrust::unknown);
    CHECK(shows(edition, now, assured(assurance)));
    now.floor = midday + 1h;
    CHECK_FALSE(shows(edition, now, assured(assurance)));
    CHECK_FALSE(shows(ending, now, assured({})));
    now.floor.reset();
    assurance.proven = ProvenTime{midday + 1h, Moment(0s)};
    CHECK_FALSE(shows(edition, now, assured(assurance)));
    CHECK_FALSE(shows(ending, now, assured(assurance)));
}

TEST_CASE("an embargo ends by a synchronized clock or the floor, and where time is proven, by that alone") {
    const auto edition = signed_edition(item("a", R"(, "_chancery": {"show_from": "2025-12-10T13:00:00Z"})"));
    Assurance clock;
    CHECK_FALSE(shows(edition, at(noon), assured(clock)));
    CHECK(shows(edition, at("2025-12-10T13:00:00Z"), assured(clock)));
    Now floor = at("2030-01-01T00:00:00Z", 0s, ClockTrust::floor);
    floor.floor = midday;
    CHECK_FALSE(shows(edition, floor, assured(clock)));
    floor.floor = midday + 1h;
    CHECK(shows(edition, floor, assured(clock)));
    Assurance proof;
    proof.needs_proof = true;
    CHECK_FALSE(shows(edition, at("2025-12-10T13:00:00Z"), assured(proof)));
    CHECK_FALSE(shows(edition, floor, assured(proof)));
    proof.proven = ProvenTime{midday + 59min, Moment(0s)};
    CHECK_FALSE(shows(edition, at("2025-12-10T13:00:00Z"), assured(proof)));
    CHECK(shows(edition, at("2025-12-10T13:00:00Z", 61s), assured(proof)));
}

TEST_CASE("the next change is where an assurance ends, or a proven time reaches an embargo") {
    const auto plain = signed_edition(item("a")), embargoed = signed_edition(item("a", R"(, "_chancery": {"show_from": "2025-12-11T12:00:00Z"})"));
    Assurance assurance;
    CHECK_FALSE(next_change(*plain, {}, at(noon), assured(assurance)));
    assurance.expires = midday + 3h;
    CHECK(next_change(*plain, {}, at(noon), assured(assurance)) == midday + 3h);
    assurance.lapses = Moment(2h + 5s);
    CHECK(next_change(*plain, {}, at(noon, 5s), assured(assurance)) == midday + 2h);
    CHECK(next_change(*plain, {}, at(noon, 2h + 6s), assured(assurance)) == midday + 3h);
    CHECK(next_change(*embargoed, {}, at(noon), {}) == midday + 24h);
    Assurance proof;
    proof.needs_proof = true;
    CHECK(next_change(*embargoed, {}, at(noon), assured(proof)) == midday + 24h);
    proof.proven = ProvenTime{midday + 23h, Moment(0s)};
    CHECK(next_change(*embargoed, {}, at(noon), assured(proof)) == midday + (proof.proven->moment_of(midday + 24h) - Moment(0s)));
}

TEST_CASE("while assurances change, what is on is chosen by the new ones") {
    const auto edition = signed_edition(item("a") + "," + item("b", R"(, "_chancery": {"evergreen": true})"));
    auto cue = choose(edition, {}, at(noon), std::nullopt, assured({}));
    REQUIRE(cue->what().id == "a");
    cue->until = Moment(60s);
    Assurance lapsed;
    lapsed.lapses = Moment(5s);
    CHECK(choose(edition, {}, at(noon, 4s), cue, assured(lapsed))->what().id == "a");
    CHECK(choose(edition, {}, at(noon, 5s), cue, assured(lapsed))->what().id == "b");
}

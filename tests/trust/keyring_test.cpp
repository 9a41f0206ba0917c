// SPDX-License-Identifier: EUPL-1.2
#include "trust/keyring.h"

#include "catch.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey key = SecretKey::generate();

Policies ministry() { return {{"ministry", {root_of_key(key.public_key()), {}, false}}}; }

}  // namespace

TEST_CASE("each signed source has its guard, and so has what its playlist names") {
    Keyring keyring(ministry(), {"weather"}, {}, at(0s));
    Guard* const guard = keyring.guard_of("ministry");
    REQUIRE(guard);
    CHECK(keyring.guard_of("ministry/evening.json") == guard);
    CHECK(keyring.guard_of("ministry/evening.json/deeper.json") == guard);
    CHECK_FALSE(keyring.guard_of("weather"));
    CHECK_FALSE(keyring.guard_of("weather/evening.json"));
    CHECK_FALSE(keyring.guard_of("minis"));
    CHECK_FALSE(keyring.guard_of(""));
}

TEST_CASE("an unsigned source stays one, also where it is called like a document of a signed one") {
    Keyring keyring(ministry(), {"ministry/evening.json"}, {}, at(0s));
    CHECK_FALSE(keyring.guard_of("ministry/evening.json"));
    CHECK(keyring.guard_of("ministry/morning.json"));
}

TEST_CASE("a source is known if the settings name it or the playlist that named it") {
    Keyring keyring(ministry(), {"weather"}, {}, at(0s));
    for (const char* known : {"ministry", "ministry/a.json", "weather", "weather/a.json"}) CHECK(keyring.knows(known));
    for (const char* unknown : {"", "other", "other/ministry", "ministry2"}) CHECK_FALSE(keyring.knows(unknown));
}

TEST_CASE("a keyring carries on where each source's ledger left off, and gives back what to write down") {
    Ledger ledger;
    ledger.floors[key.public_key().id] = 41;
    ledger.newest = sha256("x");
    Policies policies = ministry();
    policies["second"] = policies.at("ministry");
    Keyring keyring(policies, {}, {{"ministry", ledger}}, at(0s));
    CHECK_FALSE(keyring.guard_of("ministry")->judge(signed_manifest(key, 40), at(0s)));
    CHECK(keyring.guard_of("second")->judge(signed_manifest(key, 40), at(0s)));
    const Ledgers written = keyring.ledgers(at(1min));
    REQUIRE(written.size() == 2);
    CHECK(written.at("ministry").floors == ledger.floors);
    CHECK(written.at("ministry").unconfirmed == Guard::charge_per_start + 1min);
    CHECK(keyring.assurances().size() == 2);
    CHECK(assurance_of(keyring.assurances(), "ministry/a.json"));
    CHECK_FALSE(assurance_of(keyring.assurances(), "other/a.json"));
}

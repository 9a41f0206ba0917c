// SPDX-License-Identifier: EUPL-1.2
#include "device/hyphenation.h"

#include "catch.h"

using namespace chancery;

namespace {

std::string parted(const Hyphenator& rules, const std::string& word, const std::string& language) {
    std::string out = word;
    const auto points = rules.points(word, language);
    for (auto point = points.rbegin(); point != points.rend(); ++point) out.insert(*point, "-");
    return out;
}

}  // namespace

TEST_CASE("words are parted as Debian's patterns for their language say, three letters from their ends") {
    const auto rules = Hyphenation().with({"fr-BE", "nl", "en"});
    CHECK(parted(*rules, "développement", "fr") == "déve-lop-pe-ment");
    CHECK(parted(*rules, "Verantwoordelijkheid", "nl-BE") == "Ver-ant-woor-de-lijk-heid");
    CHECK(parted(*rules, "constitution", "en").find('-') >= 3);
    CHECK(parted(*rules, "short", "en") == "short");
}

TEST_CASE("a language without patterns parts nothing, and hostile words do no harm") {
    const auto rules = Hyphenation().with({"fr", "xx"});
    CHECK(rules->has({"fr", "xx"}));
    CHECK_FALSE(rules->has({"de"}));
    CHECK(rules->points("developpement", "xx").empty());
    CHECK(rules->points("developpement", "ja").empty());
    CHECK(rules->points(std::string(100'000, 'a'), "fr").empty());
    CHECK(rules->points("правительство", "fr").empty());
    CHECK(rules->points("", "fr").empty());
}

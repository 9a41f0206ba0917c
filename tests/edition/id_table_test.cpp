// SPDX-License-Identifier: EUPL-1.2
#include "edition/id_table.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace chancery;

TEST_CASE("ids are numbered as they come and known again, however many there are") {
    IdTable table;
    std::vector<std::string> ids;
    const auto number_of = [&](const std::string& id) { return table.number_of(id, [&](std::size_t number) -> const std::string& { return ids.at(number); }); };
    for (std::size_t i = 0; i < 5000; ++i) {
        REQUIRE(number_of("https://mfa.example/" + std::to_string(i)) == i);
        ids.push_back("https://mfa.example/" + std::to_string(i));
        REQUIRE(number_of(ids[i / 2]) == i / 2);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) REQUIRE(number_of(ids[i]) == i);
    CHECK(table.size() == ids.size());
    CHECK(number_of("") == ids.size());
}

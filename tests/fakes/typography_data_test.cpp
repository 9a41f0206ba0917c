// SPDX-License-Identifier: EUPL-1.2
#include "fakes/typography_data.h"

#include "catch.h"

TEST_CASE("the data of the typography tests is whole") {
    using namespace chancery::test;
    CHECK(udhr_articles().size() == 281);
    CHECK(browser_lines().size() == 281);
    CHECK(browser_differences().size() < 8);
    CHECK(edge_cases().size() == 44);
}

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "catch.h"
#include "fakes/made_pictures.h"
#include "picture/prepare.h"

using namespace chancery;

TEST_CASE("an emblem keeps its size and is there twice, over black and over white") {
    const Result<Pixels> emblem = prepare_emblem(make_png({40, 30}, [](int x, int) { return x < 20 ? 0xFFCC3344U : 0xFF2255AAU; }));
    REQUIRE(emblem.ok());
    REQUIRE(emblem->size == Size{40, 60});
    CHECK(std::equal(emblem->rows.begin(), emblem->rows.begin() + 1200, emblem->rows.begin() + 1200));
}

TEST_CASE("an emblem that is larger than any screen shows it is made smaller, in its shape") {
    const Result<Pixels> emblem = prepare_emblem(make_png({3000, 1500}, [](int, int) { return 0xFF112233U; }));
    REQUIRE(emblem.ok());
    CHECK(emblem->size == Size{largest_emblem, largest_emblem});
}

TEST_CASE("what is no picture is no emblem") {
    CHECK_FALSE(prepare_emblem("<svg></svg>").ok());
    CHECK_FALSE(prepare_emblem("").ok());
    CHECK_FALSE(prepare_emblem(make_png({40, 30}, [](int, int) { return 0xFF112233U; }).substr(0, 60)).ok());
}

// SPDX-License-Identifier: EUPL-1.2
#include "base/huge_pages.h"

#include <cstdint>
#include <vector>

#include "catch.h"

using namespace chancery;

TEST_CASE("memory for a screen begins where a huge page does, and holds what is put there to its last octet") {
    std::vector<std::uint32_t, HugePages<std::uint32_t>> screen(1920 * 1080, 0xFF102030U);
    CHECK(reinterpret_cast<std::uintptr_t>(screen.data()) % (2U << 20) == 0);
    CHECK(screen.back() == 0xFF102030U);
    const auto copy = screen;
    screen.assign(7, 1);
    screen.shrink_to_fit();
    CHECK(copy.front() == 0xFF102030U);
    CHECK(screen == decltype(screen){1, 1, 1, 1, 1, 1, 1});
}

TEST_CASE("memory that is touched keeps what it holds, and nothing happens where there is none") {
    std::vector<std::uint32_t, HugePages<std::uint32_t>> screen(1920 * 1080, 0xFF102030U);
    touch(screen.data(), screen.size() * 4);
    touch(screen.data() + 1, 4);
    touch(nullptr, 4096);
    CHECK((screen == decltype(screen)(1920 * 1080, 0xFF102030U)));  // too much to be printed
}

TEST_CASE("more memory than there can be is refused, not a smaller piece given") {
    CHECK_THROWS_AS((HugePages<std::uint32_t>{}.allocate(SIZE_MAX / 2)), std::bad_alloc);
}

// SPDX-License-Identifier: EUPL-1.2
#include "screen/blend.h"

#include <random>
#include <vector>

#include "catch.h"

using namespace chancery;

namespace {

using Row = std::vector<std::uint32_t>;

Row random_row(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    Row row(count);
    for (std::uint32_t& pixel : row) pixel = static_cast<std::uint32_t>(random());
    return row;
}

std::uint32_t octet(std::uint32_t pixel, int shift) { return pixel >> shift & 0xFF; }

// The formula of the header, an octet at a time.
std::uint32_t reference(std::uint32_t from, std::uint32_t to, std::uint32_t weight) {
    std::uint32_t out = 0;
    for (const int shift : {0, 8, 16, 24})
        out |= ((octet(from, shift) * (256 - weight) + octet(to, shift) * weight + 128) / 256) << shift;
    return out;
}

}  // namespace

TEST_CASE("the blend gives exactly its formula at every weight and every length") {
    for (std::size_t count = 0; count < 40; ++count) {
        const Row from = random_row(count, 1), to = random_row(count, 2);
        for (int weight = 0; weight <= 256; ++weight) {
            Row out(count), expected(count);
            blend(from.data(), to.data(), out.data(), count, weight);
            for (std::size_t i = 0; i < count; ++i) expected[i] = reference(from[i], to[i], static_cast<std::uint32_t>(weight));
            REQUIRE(out == expected);
        }
    }
}

TEST_CASE("every pair of octets blends exactly, also at the ends of the scale") {
    Row from, to;
    for (std::uint32_t a = 0; a < 256; ++a)
        for (std::uint32_t b = 0; b < 256; ++b) {
            from.push_back(a * 0x01010101U);
            to.push_back(b * 0x01010101U);
        }
    for (const int weight : {0, 1, 127, 128, 129, 255, 256}) {
        Row out(from.size());
        blend(from.data(), to.data(), out.data(), from.size(), weight);
        for (std::size_t i = 0; i < from.size(); ++i)
            REQUIRE(out[i] == reference(from[i], to[i], static_cast<std::uint32_t>(weight)));
    }
}

TEST_CASE("a blend may write over one of its sources") {
    const Row from = random_row(37, 3), to = random_row(37, 4);
    Row apart(37), over_from = from, over_to = to;
    blend(from.data(), to.data(), apart.data(), 37, 100);
    blend(over_from.data(), to.data(), over_from.data(), 37, 100);
    blend(from.data(), over_to.data(), over_to.data(), 37, 100);
    CHECK(over_from == apart);
    CHECK(over_to == apart);
}

TEST_CASE("a weight outside its range counts as the nearest end") {
    const Row from = random_row(9, 5), to = random_row(9, 6);
    Row out(9);
    blend(from.data(), to.data(), out.data(), 9, -5);
    CHECK(out == from);
    blend(from.data(), to.data(), out.data(), 9, 1000);
    CHECK(out == to);
}

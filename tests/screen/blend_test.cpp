// SPDX-License-Identifier: EUPL-1.2
#include "screen/blend.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "catch.h"
#include "screen/lane_loops.h"

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

double light_of(double value) {
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double value_of(double light) { return 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055); }

// The header's words, an octet at a time.
std::uint32_t reference(std::uint32_t a, std::uint32_t b, const Mixture& m) {
    std::uint32_t most = std::max<std::uint32_t>(a * m.first_alone, b * m.second_alone);
    for (const Mixture::Tangent& tangent : m.both) most = std::max<std::uint32_t>(most, a * tangent.first + b * tangent.second);
    return (most + 128) / 256;
}

// Every pair of values, as rows of grey pixels.
std::pair<Row, Row> all_pairs() {
    Row from, to;
    for (std::uint32_t a = 0; a < 256; ++a)
        for (std::uint32_t b = 0; b < 256; ++b) {
            from.push_back(a * 0x01010101U);
            to.push_back(b * 0x01010101U);
        }
    return {from, to};
}

Row blended(const Row& from, const Row& to, int weight) {
    Row out(from.size());
    blend(from.data(), to.data(), out.data(), from.size(), Mixture(weight));
    return out;
}

}  // namespace

TEST_CASE("the blend gives exactly the greatest tangent at every length") {
    // Near the ends of a fade a weight is 256 when it is rounded, which some loops cannot hold.
    for (std::size_t count = 0; count < 70; ++count)
        for (const int weight : {0, 1, 2, 30, 99, 128, 200, 254, 255, 256}) {
            const Row from = random_row(count, 1), to = random_row(count, 2), out = blended(from, to, weight);
            const Mixture mixture(weight);
            for (std::size_t i = 0; i < count; ++i)
                for (const int shift : {0, 8, 16, 24})
                    REQUIRE(octet(out[i], shift) == reference(octet(from[i], shift), octet(to[i], shift), mixture));
        }
}

TEST_CASE("narrow and wide loops give the same pixels") {
    const Row from = random_row(83, 5), to = random_row(83, 6);
    Row narrow(83), wide(83);
    const auto bytes = [](auto& row) { return reinterpret_cast<std::uint8_t*>(row.data()); };
    const auto read = [](const Row& row) { return reinterpret_cast<const std::uint8_t*>(row.data()); };
    blend_octets<Lanes16>(read(from), read(to), bytes(narrow), 83 * 4, Mixture(99));
    if (has_wide_loops()) blend_octets_wide(read(from), read(to), bytes(wide), 83 * 4, Mixture(99));
    CHECK((!has_wide_loops() || wide == narrow));
}

TEST_CASE("the blend is near the exact mixture of light for every pair of values") {
    const auto [from, to] = all_pairs();
    double squares = 0, most = 0, plain_squares = 0;
    int count = 0;
    for (int weight = 0; weight <= 256; weight += 4) {
        const Row out = blended(from, to, weight);
        const double part = weight / 256.0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double a = from[i] & 0xFF, b = to[i] & 0xFF, exact = value_of(light_of(a) * (1 - part) + light_of(b) * part);
            const double error = (out[i] & 0xFF) - exact, plain = a + (b - a) * part - exact;
            squares += error * error, plain_squares += plain * plain, ++count;
            most = std::max(most, std::abs(error));
        }
    }
    INFO("rms " << std::sqrt(squares / count) << ", most " << most << ", rms of coded values weighed " << std::sqrt(plain_squares / count));
    CHECK(std::sqrt(squares / count) < 1.5);
    CHECK(most < 9.5);
    CHECK(std::sqrt(squares / count) < std::sqrt(plain_squares / count) / 10);
}

TEST_CASE("what is the same on both pages stays the same through the whole fade, and the ends are exact") {
    const auto [from, to] = all_pairs();
    for (int weight = 0; weight <= 256; ++weight) {
        Row same(256);
        for (std::uint32_t value = 0; value < 256; ++value) same[value] = value * 0x01010101U;
        REQUIRE(blended(same, same, weight) == same);
    }
    CHECK(blended(from, to, 0) == from);
    CHECK(blended(from, to, 256) == to);
}

TEST_CASE("a fade never turns back: each value goes from the one to the other and rounding alone takes a step back") {
    const auto [from, to] = all_pairs();
    Row before = from;
    int wrong = 0;
    for (int weight = 1; weight <= 256; ++weight) {
        const Row out = blended(from, to, weight);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto was = static_cast<int>(before[i] & 0xFF), is = static_cast<int>(out[i] & 0xFF);
            const auto a = static_cast<int>(from[i] & 0xFF), b = static_cast<int>(to[i] & 0xFF);
            if (!(b >= a ? is >= was - 1 && is <= b : is <= was + 1 && is >= b)) ++wrong;
        }
        before = out;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a blend may write over one of its sources") {
    const Row from = random_row(37, 3), to = random_row(37, 4), apart = blended(from, to, 100);
    Row over_from = from, over_to = to;
    blend(from.data(), over_to.data(), over_to.data(), 37, Mixture(100));
    blend(over_from.data(), to.data(), over_from.data(), 37, Mixture(100));
    CHECK(over_from == apart);
    CHECK(over_to == apart);
}

TEST_CASE("a weight outside its range counts as the nearest end") {
    const Row from = random_row(9, 5), to = random_row(9, 6);
    CHECK(blended(from, to, -5) == from);
    CHECK(blended(from, to, 1000) == to);
}

// SPDX-License-Identifier: EUPL-1.2
#include "base/octets16.h"

#include <string>

#include "catch.h"

using namespace chancery;

TEST_CASE("the first marked of sixteen octets is found wherever it stands", "[octets]") {
    const std::string plain(16, 'a');
    CHECK(before_first(sixteen_at(plain.data()) == '"') == 16);
    CHECK_FALSE(any(sixteen_at(plain.data()) == '"'));
    for (std::size_t first = 0; first < 16; ++first)
        for (std::size_t second = first; second < 16; ++second) {
            std::string text = plain;
            text[first] = text[second] = '"';
            CHECK(before_first(sixteen_at(text.data()) == '"') == first);
            CHECK(any(sixteen_at(text.data()) == '"'));
        }
}

TEST_CASE("an octet is a control or wide exactly where it is below a space or beyond ASCII", "[octets]") {
    for (int octet = 0; octet < 256; ++octet) {
        const std::string text(16, static_cast<char>(octet));
        CHECK(any(control_or_wide(sixteen_at(text.data()))) == (octet < 0x20 || octet >= 0x80));
    }
}

// SPDX-License-Identifier: EUPL-1.2
#include "picture/exif.h"

#include "catch.h"

using namespace chancery;

namespace {

Bytes segment(char order, int value) {
    if (order == 'M') {
        Bytes bytes("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 32);
        bytes[25] = static_cast<char>(value);
        return bytes;
    }
    Bytes bytes("Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0", 32);
    bytes[24] = static_cast<char>(value);
    return bytes;
}

}  // namespace

TEST_CASE("the orientation is read in both byte orders") {
    for (const char order : {'M', 'I'}) {
        CHECK(exif_turn(segment(order, 1)) == Turn{});
        CHECK(exif_turn(segment(order, 3)) == Turn{false, true, true});
        CHECK(exif_turn(segment(order, 6)) == Turn{true, false, true});
        CHECK(exif_turn(segment(order, 8)) == Turn{true, true, false});
    }
}

TEST_CASE("an orientation that does not exist turns nothing") {
    for (const int value : {0, 9, 255}) CHECK(exif_turn(segment('M', value)) == Turn{});
}

TEST_CASE("a damaged EXIF segment turns nothing and reads nothing beyond its end") {
    const Bytes whole = segment('I', 6);
    for (std::size_t length = 0; length < whole.size() - 6; ++length)
        CHECK(exif_turn(Bytes(BytesView(whole).substr(0, length))) == Turn{});
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            Bytes damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            exif_turn(damaged);
        }
}

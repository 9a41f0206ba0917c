// SPDX-License-Identifier: EUPL-1.2
#include "picture/stored.h"

#include "base/digest.h"
#include "catch.h"
#include "fakes/made_pictures.h"
#include "picture/luminance.h"

using namespace chancery;

namespace {

Pixels scene(Size size) {
    const Paint paint = scenery(size);
    Pixels pixels{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels.rows.push_back(paint(x, y));
    return pixels;
}

Bytes stored_scene(Size size = {48, 27}) {
    const Pixels pixels = scene(size);
    const Result<Bytes> stored = encode_stored(pixels, measure_luminance(pixels), {4000, 65535});
    REQUIRE(stored.ok());
    return *stored;
}

}  // namespace

TEST_CASE("a stored picture comes back with its luminance") {
    const Result<Prepared> read = read_prepared(stored_scene());
    REQUIRE(read.ok());
    CHECK(read->pixels.size == Size{48, 27});
    CHECK(read->luminance.cells == measure_luminance(scene({48, 27})).cells);
    CHECK(read->original == Size{4000, 65535});
}

TEST_CASE("a single flipped bit anywhere in a stored picture is found") {
    const Bytes whole = stored_scene();
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            Bytes damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            const Result<Prepared> read = read_prepared(damaged);
            REQUIRE_FALSE(read.ok());
            REQUIRE(read.error().kind == ErrorKind::corrupt);
        }
}

TEST_CASE("a stored picture cut at any byte, or grown, is damaged") {
    const Bytes whole = stored_scene();
    for (std::size_t length = 0; length < whole.size(); ++length) REQUIRE_FALSE(read_prepared(BytesView(whole).substr(0, length)).ok());
    CHECK_FALSE(read_prepared(whole + '\0').ok());
}

TEST_CASE("a stored full-HD photograph is a tenth of its raw pixels or less") {
    CHECK(stored_scene({1920, 1080}).size() < 1920 * 1080 * 4 / 5);
}

// A stored picture as it was written before, under a SHA-256.
Bytes in_older_form(const std::string& name, const Bytes& content) {
    const Digest of_content = sha256(content);
    return name + Bytes(reinterpret_cast<const char*>(of_content.octets.data()), sizeof(Digest::octets)) + content;
}

TEST_CASE("a picture that an older program kept is still read, the oldest without a size, and is damaged where a bit of it is") {
    const Bytes now = stored_scene();
    constexpr std::size_t name = 19, digest = sizeof(Digest::octets), cells = LuminanceMap::columns * LuminanceMap::rows;
    const Bytes content = now.substr(name + digest);
    const Result<Prepared> sized = read_prepared(in_older_form("chancery picture 2\n", content));
    const Result<Prepared> oldest = read_prepared(in_older_form("chancery picture 1\n", content.substr(0, cells) + content.substr(cells + 4)));
    REQUIRE((sized.ok() && oldest.ok()));
    CHECK(sized->original == read_prepared(now)->original);
    CHECK(oldest->original == Size{});
    for (const auto& read : {*sized, *oldest}) CHECK(read.pixels.rows == read_prepared(now)->pixels.rows);
    // It was made of an upright picture, of which older programs kept the part that fills the screen.
    CHECK(read_prepared(now)->whole);
    CHECK_FALSE(sized->whole);
    CHECK_FALSE(read_prepared("chancery picture 3\n" + now.substr(name))->whole);
    Bytes damaged = in_older_form("chancery picture 2\n", content);
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    CHECK_FALSE(read_prepared(damaged).ok());
}

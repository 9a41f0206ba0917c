// SPDX-License-Identifier: EUPL-1.2
#include "picture/stored.h"

#include <functional>
#include <string>
#include <thread>

#include "base/digest.h"
#include "catch.h"
#include "fakes/made_pictures.h"
#include "picture/luminance.h"
#include "picture/own_jpeg.h"

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
    const Result<Bytes> stored = encode_stored(pixels, {4000, 65535});
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

namespace {

constexpr std::size_t name = 19, digest = sizeof(Digest::octets), cells = LuminanceMap::columns * LuminanceMap::rows, sides = 4;

Bytes octets(const Digest& of) { return {reinterpret_cast<const char*>(of.octets.data()), digest}; }

// A stored picture as it was written before: of one piece, and the oldest two under a SHA-256.
Bytes in_older_form(int form, const Bytes& content) {
    return "chancery picture " + std::to_string(form) + '\n' + octets(form < 3 ? sha256(content) : blake2b(content)) + content;
}

Bytes content_in_one_piece(Size size) {
    const Bytes now = stored_scene(size);
    return now.substr(name + digest, cells + sides) + *encode_own_jpeg(scene(size));
}

Bytes strip(Size size) {
    const Bytes jpeg = *encode_own_jpeg(scene(size));
    return Bytes{static_cast<char>(jpeg.size() & 0xFF), static_cast<char>(jpeg.size() >> 8), 0, 0} + jpeg;
}

// With a checksum that is right: what damage, or whoever writes to the card, can make of it at worst.
Bytes forged(const Bytes& strips) {
    const Bytes content = Bytes(cells + sides, '\0') + strips;
    return "chancery picture 5\n" + octets(blake2b(content)) + content;
}

}  // namespace

TEST_CASE("a picture that an older program kept is still read, the oldest without a size, and is damaged where a bit of it is") {
    const Bytes content = content_in_one_piece({48, 27});
    const Result<Prepared> sized = read_prepared(in_older_form(2, content));
    const Result<Prepared> oldest = read_prepared(in_older_form(1, content.substr(0, cells) + content.substr(cells + sides)));
    REQUIRE((sized.ok() && oldest.ok()));
    const Result<Prepared> now = read_prepared(stored_scene());
    CHECK(sized->original == now->original);
    CHECK(oldest->original == Size{});
    for (const auto& read : {*sized, *oldest}) CHECK(read.pixels.rows == now->pixels.rows);
    // It was made of an upright picture, of which the three oldest programs kept the part that fills the screen.
    CHECK(now->whole);
    CHECK_FALSE(sized->whole);
    CHECK_FALSE(read_prepared(in_older_form(3, content))->whole);
    CHECK(read_prepared(in_older_form(4, content))->whole);
    Bytes damaged = in_older_form(2, content);
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    CHECK_FALSE(read_prepared(damaged).ok());
}

TEST_CASE("a picture in strips has the pixels that it would have in one piece, whoever reads which rows") {
    const Size size{64, 300};
    const Result<Prepared> in_one = read_prepared(in_older_form(4, content_in_one_piece(size)));
    REQUIRE(in_one.ok());
    const Result<StoredPicture> stored = StoredPicture::open(stored_scene(size));
    REQUIRE(stored.ok());
    CHECK(stored->size == size);
    // Bands that begin where no strip does, two threads to a pair, the lower of the two first.
    const ShareRows share = [](Rows rows, const std::function<void(Rows)>& work) {
        for (int first = rows.first; first < rows.end; first += 140) {
            const std::jthread lower([&] { work({std::min(first + 70, rows.end), std::min(first + 140, rows.end)}); });
            work({first, std::min(first + 70, rows.end)});
        }
    };
    Pixels shared, alone;
    REQUIRE((stored->decode(shared, share).ok() && stored->decode(alone).ok()));
    CHECK(shared.rows == in_one->pixels.rows);
    CHECK(alone.rows == in_one->pixels.rows);
}

TEST_CASE("strips that do not fit together are refused, also under a checksum that is right") {
    CHECK(read_prepared(forged(strip({48, 128}) + strip({48, 5})))->pixels.size == Size{48, 133});
    const Bytes good = strip({48, 128});
    Bytes tall;
    for (int i = 0; i <= largest_screen.height / 128; ++i) tall += good;
    Bytes longer = good;
    longer[3] = '\x7F';
    for (const Bytes& strips : {Bytes(), Bytes(3, '\0'), Bytes(4, '\0'), Bytes(4000, '\0'), good + '\0', longer, tall, good.substr(0, good.size() - 1),
                                strip({7681, 8}), good + strip({47, 128}), strip({47, 128}) + good + good, good + strip({48, 127}) + good}) {
        const Result<Prepared> read = read_prepared(forged(strips));
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().kind == ErrorKind::corrupt);
    }
}

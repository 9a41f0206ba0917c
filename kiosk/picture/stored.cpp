// SPDX-License-Identifier: EUPL-1.2
#include "picture/stored.h"

#include <algorithm>
#include <array>
#include <atomic>

#include "base/digest.h"
#include "picture/luminance.h"
#include "picture/own_jpeg.h"

namespace chancery {

namespace {

// BLAKE2b tells what is damaged as well as SHA-256, which the two oldest forms have, in a third of the time or less. The oldest
// does not say what size the picture had. Before the fourth every picture was cut that was not asked for whole. Before the
// newest all rows were one JPEG.
constexpr std::array<BytesView, 5> form_names{"chancery picture 1\n", "chancery picture 2\n", "chancery picture 3\n", "chancery picture 4\n",
                                              "chancery picture 5\n"};
constexpr int newest_form = 5;
constexpr std::size_t name_length = form_names[0].size(), sides = 4, length_octets = 4;
constexpr std::size_t head = name_length + sizeof(Digest::octets);

// Whole blocks of eight, so that the pixels are what they would be in one piece.
constexpr int strip_height = 128;

// 0 where it is none.
int form_of(BytesView stored) {
    const auto found = std::find_if(form_names.begin(), form_names.end(), [&](BytesView name) { return stored.starts_with(name); });
    return found == form_names.end() ? 0 : static_cast<int>(found - form_names.begin()) + 1;
}

BytesView view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.octets.data()), digest.octets.size()}; }

void put_number(Bytes& out, std::size_t number, std::size_t octets) {
    for (; octets > 0; --octets, number >>= 8) out += static_cast<char>(number & 0xFF);
}

std::size_t number_at(BytesView bytes, std::size_t at, std::size_t octets) {
    std::size_t number = 0;
    while (octets-- > 0) number = number << 8 | static_cast<std::uint8_t>(bytes[at + octets]);
    return number;
}

// The strips of a picture.
class StripWriter {
public:
    explicit StripWriter(PixelView pixels)
        : pixels_(pixels), strips_(static_cast<std::size_t>((pixels.size.height + strip_height - 1) / strip_height), Bytes()) {}

    // Those that begin within these rows. Any thread, no two for the same rows.
    void write(Rows rows) {
        for (int i = (rows.first + strip_height - 1) / strip_height; i * strip_height < rows.end; ++i) {
            const int y = i * strip_height;
            const Size size{pixels_.size.width, std::min(strip_height, pixels_.size.height - y)};
            strips_[static_cast<std::size_t>(i)] = encode_own_jpeg({size, pixels_.rows + static_cast<std::ptrdiff_t>(y) * size.width});
        }
    }
    [[nodiscard]] const std::vector<Result<Bytes>>& strips() const { return strips_; }

private:
    PixelView pixels_;
    std::vector<Result<Bytes>> strips_;
};

Error damaged() { return {ErrorKind::corrupt, "the prepared picture is damaged"}; }

}  // namespace

Result<Bytes> encode_stored(PixelView pixels, Size original, const ShareRows& share) {
    StripWriter writer(pixels);
    LuminanceMap luminance;
    share_rows({0, pixels.size.height}, share, [&](Rows rows) {
        writer.write(rows);
        measure_luminance(pixels, rows, luminance);
    });
    // In its place at once: a copy more would be felt where memory is scarce.
    Bytes stored(form_names[newest_form - 1]);
    stored.resize(head);
    stored.append(luminance.cells.begin(), luminance.cells.end());
    put_number(stored, static_cast<std::size_t>(original.width), sides / 2);
    put_number(stored, static_cast<std::size_t>(original.height), sides / 2);
    for (const Result<Bytes>& strip : writer.strips()) {
        if (!strip) return strip;
        put_number(stored, strip->size(), length_octets);
        stored += *strip;
    }
    const Digest digest = blake2b(BytesView(stored).substr(head));
    stored.replace(name_length, sizeof(Digest::octets), view(digest));
    return stored;
}

Result<StoredPicture> StoredPicture::open(Bytes bytes) {
    StoredPicture picture;
    picture.stored_ = std::move(bytes);
    const BytesView stored = picture.stored_;
    LuminanceMap& luminance = picture.luminance;
    const int form = form_of(stored);
    const std::size_t cells = luminance.cells.size(), before_pixels = cells + (form == 1 ? 0 : sides);
    if (form == 0 || stored.size() < head + before_pixels) return damaged();
    const BytesView content = stored.substr(head);
    if (stored.substr(name_length, sizeof(Digest::octets)) != view(form < 3 ? sha256(content) : blake2b(content))) return damaged();
    std::transform(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(cells), luminance.cells.begin(),
                   [](char cell) { return static_cast<std::uint8_t>(cell); });
    if (form > 1) picture.original = {static_cast<int>(number_at(content, cells, 2)), static_cast<int>(number_at(content, cells + 2, 2))};
    const std::size_t pixels_at = head + before_pixels;
    if (form < newest_form) picture.strips_ = {{pixels_at, stored.size() - pixels_at}};
    else if (const Status found = picture.find_strips(pixels_at); !found) return found.error();
    if (const Status measured = picture.measure(); !measured) return measured.error();
    picture.whole = form > 3 && mostly_cut(picture.original, picture.size);
    return picture;
}

Status StoredPicture::find_strips(std::size_t at) {
    while (at < stored_.size()) {
        if (stored_.size() - at < length_octets) return damaged();
        const std::size_t length = number_at(stored_, at, length_octets);
        at += length_octets;
        if (length > stored_.size() - at) return damaged();
        strips_.push_back({at, length});
        at += length;
    }
    return strips_.empty() ? Status{damaged()} : Status{};
}

// All strips are as high as the first but for the last.
Status StoredPicture::measure() {
    const auto first = size_of_own_jpeg(strip(0)), last = size_of_own_jpeg(strip(strips_.size() - 1));
    if (!first) return first.error();
    if (!last) return last.error();
    if (first->width > largest_screen.width || strips_.size() > static_cast<std::size_t>(largest_screen.height)) return damaged();
    strip_height_ = first->height;
    if (strip_height_ * static_cast<std::int64_t>(strips_.size() - 1) + last->height > largest_screen.height) return damaged();
    size = {first->width, strip_height_ * static_cast<int>(strips_.size() - 1) + last->height};
    return {};
}

BytesView StoredPicture::strip(std::size_t i) const { return BytesView(stored_).substr(strips_[i].at, strips_[i].length); }

Status StoredPicture::decode(Pixels& into, const ShareRows& share) const {
    into.size = size;
    into.rows.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    std::atomic<bool> all = true;
    const auto decode_rows = [&](Rows rows) {
        if (!decode_strips(rows, into)) all = false;
    };
    share_rows({0, size.height}, share, decode_rows);
    return all ? Status{} : Status{damaged()};
}

// Those that begin within these rows.
bool StoredPicture::decode_strips(Rows rows, Pixels& into) const {
    bool all = true;
    for (int i = (rows.first + strip_height_ - 1) / strip_height_; i * strip_height_ < rows.end; ++i) {
        const int top = i * strip_height_;
        all = decode_own_jpeg(strip(static_cast<std::size_t>(i)), {size.width, std::min(strip_height_, size.height - top)}, row_of(into, 0, top)).ok() && all;
    }
    return all;
}

Result<Prepared> read_prepared(BytesView stored) {
    const auto picture = StoredPicture::open(Bytes(stored));
    if (!picture) return picture.error();
    Prepared prepared{{}, picture->luminance, picture->original, picture->whole};
    if (const Status decoded = picture->decode(prepared.pixels); !decoded) return decoded.error();
    return prepared;
}

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#include "hostile.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "collection.h"
#include "containers.h"

namespace chancery::lab {
namespace {

// Draws of one picture.
class Dice {
public:
    Dice(std::uint64_t seed, std::uint64_t index) : random_(seed * 1'000'003 + index) {}
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) { return list[below(list.size())]; }

private:
    std::mt19937_64 random_;
};

// What bad decoders stumble over: edges of the numbers that formats are made of.
std::uint32_t edge(Dice& dice) {
    const std::vector<std::uint32_t> edges{0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    return dice.of(edges);
}

void turn_bits(Bytes& bytes, Dice& dice) {
    for (std::size_t left = 1 + dice.below(16); left > 0 && !bytes.empty(); --left) {
        char& octet = bytes[dice.below(bytes.size())];
        octet = static_cast<char>(octet ^ 1 << dice.below(8));
    }
}

void write_edges(Bytes& bytes, Dice& dice) {
    for (std::size_t left = 1 + dice.below(4); left > 0 && bytes.size() > 4; --left) {
        const int octets = 1 << dice.below(3);
        const std::size_t at = dice.below(bytes.size() - 4);
        dice.one_in(2) ? put_big(bytes, at, edge(dice), octets) : put_little(bytes, at, edge(dice), octets);
    }
}

void move_stretch(Bytes& bytes, Dice& dice) {
    if (bytes.empty()) return;
    const std::size_t from = dice.below(bytes.size()), length = 1 + dice.below(std::min<std::size_t>(bytes.size() - from, 300));
    const Bytes stretch = bytes.substr(from, length);
    switch (dice.below(4)) {
        case 0: bytes.erase(from, length); break;
        case 1: bytes.insert(dice.below(bytes.size()), stretch); break;
        case 2: bytes.replace(from, length, length, static_cast<char>(edge(dice))); break;
        default: bytes.insert(from, dice.below(2000), static_cast<char>(dice.below(256)));
    }
}

using Change = void (*)(Bytes&, Dice&);
constexpr Change changes[] = {turn_bits, write_edges, move_stretch};

void change(Bytes& bytes, Dice& dice) { changes[dice.below(std::size(changes))](bytes, dice); }

// Changes what is in a box, or the order of the boxes, with right lengths and checksums around them.
void change_inside(Bytes& file, Dice& dice) {
    const Container container = container_of(file);
    std::vector<Box> boxes = unpack(file);
    for (std::size_t left = 1 + dice.below(3); left > 0 && !boxes.empty(); --left) {
        const std::size_t at = dice.below(boxes.size());
        switch (dice.below(6)) {
            case 0: std::swap(boxes[at], boxes[dice.below(boxes.size())]); break;
            case 1: boxes.insert(boxes.begin() + static_cast<std::ptrdiff_t>(dice.below(boxes.size())), Box(boxes[at])); break;
            case 2: boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(at)); break;
            default: change(boxes[at].content, dice);
        }
    }
    file = pack(container, boxes);
}

}  // namespace

Hostiles::Hostiles(std::uint64_t seed, const std::vector<std::string>& pictures) : seed_(seed) {
    const auto take = [](std::vector<Good>& into, const std::vector<Specimen>& from) {
        for (const Specimen& specimen : from) into.push_back({specimen.name, specimen.bytes});
    };
    take(good_, good_pictures());
    take(bombs_, bombs());
    take(foreign_, foreign_files());
    for (const std::string& path : pictures) {
        std::ifstream in(path, std::ios::binary);
        good_.push_back({path.substr(path.rfind('/') + 1), Bytes(std::istreambuf_iterator<char>(in), {})});
    }
}

Hostile Hostiles::at(std::uint64_t index) const {
    Dice dice(seed_, index);
    Hostile out;
    out.request = {{320, 180}, static_cast<double>(dice.below(5)) / 2 - 0.5, 0.5, dice.one_in(4)};
    if (dice.one_in(20)) out.request.screen = dice.one_in(2) ? Size{1920, 1080} : Size{1080, 1920};
    const std::size_t kind = dice.below(100);
    if (kind < 2) return out.unharmed = true, out.bytes = dice.of(good_).bytes, out.what = "unharmed", out;
    const Good& good = kind < 4 ? dice.of(bombs_) : kind < 9 ? dice.of(foreign_) : dice.of(good_);
    out.bytes = good.bytes;
    out.what = good.name;
    out.foreign = kind >= 4 && kind < 9;
    if (kind < 9) return out;
    if (kind < 20) return out.bytes.resize(dice.below(out.bytes.size())), out.what += ", cut off", out;
    if (kind < 55) return change(out.bytes, dice), out.what += ", changed", out;
    if (kind < 90) return change_inside(out.bytes, dice), out.what += ", changed inside", out;
    const Good& other = dice.of(good_);
    out.bytes = out.bytes.substr(0, dice.below(out.bytes.size())) + other.bytes.substr(dice.below(other.bytes.size()));
    out.what += " that goes on as " + other.name;
    return out;
}

Hostile Hostiles::bomb(std::uint64_t index) const {
    const Good& bomb = bombs_[index % bombs_.size()];
    return {bomb.name, bomb.bytes, {{320, 180}, 0.5, 0.5, false}, false, false};
}

}  // namespace chancery::lab

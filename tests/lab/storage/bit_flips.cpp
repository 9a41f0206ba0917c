// SPDX-License-Identifier: EUPL-1.2
// Damages a real archive, one place at a time, and looks at it with the eyes of the show: the edition as it is restored,
// the pictures as they are decoded for the screen, the small state. Each must be exactly right or refused, two
// generations must always leave one to show, what is damaged may cost nothing beside itself, and fetching a picture again
// must mend it. `--seed N` draws the same
// damage again. With `--forged` the damage to prepared pictures is made to look whole, which the rig must notice.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/state_slots.h"
#include "base/digest.h"
#include "device/posix_directory.h"
#include "fakes/kept_editions.h"
#include "fakes/made_pictures.h"
#include "fakes/scratch_folder.h"
#include "picture/prepare.h"
#include "source/preparation.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

constexpr Size screen{320, 180};
constexpr std::size_t most = std::size_t{1} << 20;

// A picture of the two editions, as the publisher sent it and as it must look.
struct Shown {
    Picture picture;
    Bytes original;
    PixelRows pixels;
};

struct Tally {
    std::uint64_t flips = 0, others = 0, refused = 0, wrong_pixels = 0, wrong_words = 0, blank = 0, too_dear = 0, not_mended = 0;
    [[nodiscard]] std::uint64_t bad() const { return wrong_pixels + wrong_words + blank + too_dear + not_mended; }
};

Bytes contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void overwrite(const fs::path& file, const Bytes& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// An archive of two editions of three pictures, JPEG, PNG and WebP, and two sources, one of which never changes; and what is
// right about it.
class Exhibit {
public:
    Exhibit() : directory_(*open_directory(folder_.path() / "archive", DirectoryUse::owner)), archive_(*directory_) {
        const Size size{640, 400};
        show(0, make_jpeg(size, scenery(size)));
        show(1, make_png({200, 140}, quarters({200, 140})));
        show(2, make_webp(size, scenery(size)));
        for (const int number : {1, 2}) publish(number);
        StateSlots slots(*directory_);
        for (const char* state : {"one", "two"}) require(slots.save(state).ok(), "the small state is saved");
        for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / "archive"))
            if (entry.is_regular_file() && entry.file_size() > 0) files_.push_back(entry.path());
        std::sort(files_.begin(), files_.end());
    }

    [[nodiscard]] const std::vector<fs::path>& files() const { return files_; }

    // Looks at everything. Where more than a bit is damaged both slots of the small state may be, and are then refused.
    void look(Tally& tally, bool one_bit) {
        look_at_edition(tally);
        bool refused = false;
        for (const Shown& each : shown_) refused = look_at_picture(each, tally) || refused;
        tally.refused += refused;
        StateSlots slots(*directory_);
        const auto state = slots.load();
        const bool refused_state = !state && !one_bit;
        if (!refused_state && (!state || (*state != "one" && *state != "two"))) ++tally.wrong_words;
    }

private:
    static void require(bool good, const char* what) {
        if (good) return;
        std::cerr << "the rig itself fails: " << what << '\n';
        std::exit(70);
    }

    void show(int number, Bytes bytes) {
        Shown made{kept_editions::fetched(number), std::move(bytes), {}};
        made.picture.original = sha256(made.original);
        require(take_in(made.original, made.picture, screen, archive_).ok(), "a picture is taken in");
        const auto prepared = read_prepared(*archive_.prepared(made.picture, screen, most));
        require(prepared.ok(), "a picture is prepared");
        made.pixels = prepared->pixels.rows;
        shown_.push_back(std::move(made));
    }

    void publish(int number) {
        EditionRecord record = kept_editions::record(number);
        for (auto& [url, digest] : record.pictures)
            for (const Shown& each : shown_)
                if (each.picture.url == url) digest = *each.picture.original;
        for (const Bytes& feed : {kept_editions::feed(number), kept_editions::house_feed()}) require(archive_.store(feed).ok(), "a feed is stored");
        require(archive_.keep(record).ok(), "an edition is kept");
        right_.push_back(archive_.restore()->sealed.edition);
    }

    void look_at_edition(Tally& tally) {
        const auto restored = archive_.restore();
        if (!restored) {
            ++tally.blank;
            return;
        }
        const auto said = of_source(*restored->sealed.edition, "ministry"), house = of_source(*restored->sealed.edition, "house");
        const bool newest = said == of_source(*right_[1], "ministry"), older = said == of_source(*right_[0], "ministry");
        const bool has_house = house == of_source(*right_[1], "house");
        tally.wrong_words += !(newest || older) || !(has_house || house.empty());
        // One damage: the ministry's newest words, or the house's, but never both.
        tally.too_dear += !newest && !has_house;
    }

    static std::vector<Statement> of_source(const Edition& edition, const std::string& source) {
        std::vector<Statement> statements;
        for (const Statement& statement : edition.statements())
            if (statement.source == source) statements.push_back(statement);
        return statements;
    }

    // Whether the picture, or its original, was refused; then it is fetched again, and must be right.
    bool look_at_picture(const Shown& each, Tally& tally) {
        const bool pixels = shows(each, tally);
        const auto original = archive_.object(*each.picture.original, most);
        if (original && *original != each.original) ++tally.wrong_pixels;
        if (pixels && original) return false;
        if (!take_in(each.original, each.picture, screen, archive_) || !shows(each, tally) ||
            !archive_.object(*each.picture.original, most))
            ++tally.not_mended;
        return true;
    }

    bool shows(const Shown& each, Tally& tally) {
        const auto stored = archive_.prepared(each.picture, screen, most);
        const auto read = stored ? read_prepared(*stored) : Result<Prepared>(stored.error());
        if (read && read->pixels.rows != each.pixels) ++tally.wrong_pixels;
        return read.ok();
    }

    ScratchFolder folder_;
    std::unique_ptr<DurableDirectory> directory_;
    Archive archive_;
    std::vector<Shown> shown_;
    std::vector<EditionPtr> right_;
    std::vector<fs::path> files_;
};

// The checksum of a prepared picture, made to fit what the damage left (picture/stored.h).
void forge(Bytes& file) {
    constexpr std::string_view name = "chancery picture 5\n";
    constexpr std::size_t digest = sizeof(Digest::octets);
    const std::size_t at = file.find(name);
    if (at == Bytes::npos || file.size() < at + name.size() + digest) return;
    const Digest right = blake2b(BytesView(file).substr(at + name.size() + digest));
    file.replace(at + name.size(), digest, reinterpret_cast<const char*>(right.octets.data()), digest);
}

class Damage {
public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    // Six times of seven one bit; else a sector of zeros, a cut, or what belongs in another file.
    Bytes of(const Bytes& file, const Bytes& other, Tally& tally) {
        Bytes damaged = file;
        const std::uint64_t kind = draw(21);
        ++(kind < 18 ? tally.flips : tally.others);
        const std::size_t at = draw(file.size());
        if (kind < 18) damaged[at] = static_cast<char>(damaged[at] ^ (1 << draw(8)));
        else if (kind == 18) damaged.resize(at);
        else if (kind == 19) damaged.replace(at / 512 * 512, std::min<std::size_t>(512, file.size() - at / 512 * 512), 512, '\0');
        else damaged = other;
        return damaged;
    }
    std::size_t draw(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

private:
    std::mt19937_64 random_;
};

struct Options {
    std::uint64_t seed = 1, damages = 12'000;
    bool forged = false;
};

bool read_options(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--forged") options.forged = true;
        else if ((word == "--seed" || word == "--damages") && i + 1 < argc) {
            const std::string_view value = argv[++i];
            auto& number = word == "--seed" ? options.seed : options.damages;
            if (std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc()) return false;
        } else return false;
    }
    return true;
}

// Damage number N follows from the seed alone, and is told with what was found.
void spoil(Exhibit& exhibit, std::uint64_t seed, const Options& options, Tally& tally) {
    Damage damage(seed);
    const auto& files = exhibit.files();
    const fs::path file = files[damage.draw(files.size())];
    const Bytes before = contents(file);
    const std::uint64_t bad = tally.bad(), flips = tally.flips;
    Bytes after = damage.of(before, contents(files[damage.draw(files.size())]), tally);
    if (options.forged) forge(after);
    overwrite(file, after);
    exhibit.look(tally, tally.flips > flips);
    overwrite(file, before);
    if (tally.bad() == bad || bad >= 3) return;
    std::cout << "seed " << seed << ": " << file.filename().string() << "\n  again: bit_flips" << (options.forged ? " --forged" : "")
              << " --damages 1 --seed " << seed << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!read_options(argc, argv, options)) {
        std::cerr << "bit_flips [--seed FIRST] [--damages N] [--forged]\n";
        return 64;
    }
    Exhibit exhibit;
    Tally tally;
    for (std::uint64_t i = 0; i < options.damages; ++i) spoil(exhibit, options.seed + i, options, tally);
    std::cout << "bits" << (options.forged ? " forged" : "") << ": seeds " << options.seed << " to "
              << options.seed + options.damages - 1 << ", " << tally.flips << " bits and " << tally.others
              << " larger damages, " << tally.refused << " times a picture refused and mended, " << tally.wrong_pixels
              << " wrong pixels, " << tally.wrong_words << " wrong words, " << tally.blank << " times nothing to show, "
              << tally.too_dear << " times more lost than was damaged, " << tally.not_mended << " not mended\n";
    return tally.bad() == 0 ? 0 : 1;
}

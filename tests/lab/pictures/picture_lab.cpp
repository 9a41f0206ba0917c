// SPDX-License-Identifier: EUPL-1.2
// Hostile pictures through the real child, one after the other: each must come out as a picture of the screen's size or
// as a refusal with a reason, at a bounded cost.
//
//   picture_lab [--seed N] [--count N] [--only INDEX] [--planted-bug] [PICTURE.png ...]
//
// --only does one of them again. With --planted-bug bombs are opened by a library that trusts a header, without limits, and
// the program ends well only if the rig notices.
#include <png.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>

#include "hostile.h"
#include "picture/prepare.h"

namespace chancery::lab {
namespace {

using Clock = std::chrono::steady_clock;

// A sanitizer keeps a shadow of all memory and does not give back what was freed.
#if defined(__SANITIZE_ADDRESS__)
constexpr long most_child_kilobytes = 512 * 1024;
#else
constexpr long most_child_kilobytes = 192 * 1024;
#endif
constexpr std::size_t most_careless_bytes = std::size_t{700} << 20;
constexpr double longest_seconds = 22;  // the jail's own patience is 20

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t count = 10000;
    std::optional<std::uint64_t> only;
    bool planted_bug = false;
    std::vector<std::string> pictures;
};

Options options_from(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto number = [&] { return ++i < argc ? std::strtoull(argv[i], nullptr, 10) : 0; };
        if (word == "--seed") options.seed = number();
        else if (word == "--count") options.count = number();
        else if (word == "--only") options.only = number();
        else if (word == "--planted-bug") options.planted_bug = true;
        else options.pictures.push_back(word);
    }
    return options;
}

// What a careless program would do first: a child, so that a crash is no matter, and a library that makes as much room as
// the header asks for.
void open_without_care(BytesView foreign) {
    const pid_t child = fork();
    if (child == 0) {
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        if (!png_image_begin_read_from_memory(&image, foreign.data(), foreign.size())) _exit(1);
        image.format = PNG_FORMAT_RGBA;
        if (PNG_IMAGE_SIZE(image) > most_careless_bytes) _exit(1);  // the rig's own machine shall live
        std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
        png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr);
        _exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
}

// The most memory that any child of this process ever had, what it inherited from its parent included.
long peak_child_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss;
}

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all))) - 1;
}

// What the rig objects to in one outcome; empty where nothing.
std::string objection(const Hostile& hostile, const Result<Bytes>& outcome) {
    if (outcome) {
        if (hostile.foreign) return "a file of another format was opened";
        const auto read = read_prepared(*outcome);
        if (!read || read->pixels.size != hostile.request.screen) return "what came out is no picture of the screen's size";
        for (const std::uint32_t pixel : read->pixels.rows)
            if (pixel >> 24 != 0xFF) return "what came out has holes";
        return "";
    }
    const Error& error = outcome.error();
    if (hostile.unharmed) return "a good picture was refused: " + error.message;
    if (error.message.size() < 15) return "refused without a reason";
    const bool expected = error.kind == ErrorKind::corrupt || error.kind == ErrorKind::refused || error.kind == ErrorKind::unsupported;
    return expected ? "" : "the kiosk blames itself: " + error.message;
}

class Rig {
public:
    explicit Rig(Options options) : options_(std::move(options)), hostiles_(options_.seed, options_.pictures) {}

    int run() {
        const auto begin = Clock::now();
        const std::size_t descriptors = open_descriptors();
        if (options_.only) one(*options_.only);
        for (std::uint64_t i = 0; !options_.only && i < options_.count && !is_noticed(); ++i) one(i);
        if (open_descriptors() != descriptors) object(options_.count, "", "descriptors were left open");
        tell(std::chrono::duration<double>(Clock::now() - begin).count());
        return options_.planted_bug == (objections_ > 0) ? 0 : 1;
    }

private:
    [[nodiscard]] bool is_noticed() const { return options_.planted_bug && objections_ > 0; }

    void one(std::uint64_t index) {
        const Hostile hostile = options_.planted_bug ? hostiles_.bomb(index) : hostiles_.at(index);
        const auto begin = Clock::now();
        ++tried_;
        if (options_.planted_bug) open_without_care(hostile.bytes);
        const Result<Bytes> outcome = prepare(hostile.bytes, hostile.request);
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        ++outcomes_[outcome ? "a picture" : outcome.error().message];
        if (seconds > longest_) longest_ = seconds, longest_what_ = hostile.what;
        if (seconds > longest_seconds) object(index, hostile.what, "it took " + std::to_string(seconds) + " s");
        if (const std::string wrong = objection(hostile, outcome); !wrong.empty()) object(index, hostile.what, wrong);
        weigh(index, hostile);
        if (options_.only) std::printf("%s: %s\n", hostile.what.c_str(), outcome ? "a picture" : outcome.error().message.c_str());
    }

    void weigh(std::uint64_t index, const Hostile& hostile) {
        const long peak = peak_child_kilobytes();
        if (peak <= peak_) return;
        peak_ = peak;
        peak_what_ = hostile.what;
        if (peak > most_child_kilobytes) object(index, hostile.what, "its child had " + std::to_string(peak / 1024) + " MB");
    }

    void object(std::uint64_t index, const std::string& what, const std::string& wrong) {
        if (++objections_ <= 20)
            std::printf("OBJECTION %s (%s); again: --seed %llu --only %llu\n", wrong.c_str(), what.c_str(),
                        static_cast<unsigned long long>(options_.seed), static_cast<unsigned long long>(index));
    }

    void tell(double seconds) const {
        for (const auto& [what, times] : outcomes_) std::printf("%8llu  %s\n", static_cast<unsigned long long>(times), what.c_str());
        std::printf("longest: %.2f s (%s); largest child: %ld MB (%s)\n", longest_, longest_what_.c_str(), peak_ / 1024, peak_what_.c_str());
        std::printf("%llu hostile pictures, seed %llu: %llu objections, %.0f s\n", static_cast<unsigned long long>(tried_),
                    static_cast<unsigned long long>(options_.seed), static_cast<unsigned long long>(objections_), seconds);
    }

    Options options_;
    Hostiles hostiles_;
    std::map<std::string, std::uint64_t> outcomes_;
    std::uint64_t tried_ = 0, objections_ = 0;
    double longest_ = 0;
    std::string longest_what_, peak_what_;
    long peak_ = 0;
};

}  // namespace
}  // namespace chancery::lab

int main(int argc, char** argv) { return chancery::lab::Rig(chancery::lab::options_from(argc, argv)).run(); }

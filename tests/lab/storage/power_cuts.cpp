// SPDX-License-Identifier: EUPL-1.2
// Cuts the power of a modelled machine a million times and more (tests/fakes/power_cut_machine.h) while an archive
// works on it, and counts what was torn or lost. Every life of a machine follows from one seed, which is printed when
// something is found: `power_cuts --seed N --lives 1` lives it again.
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/power_cut_life.h"

using chancery::PowerCutLife;

namespace {

constexpr std::string_view usage =
    "power_cuts [--seed FIRST] [--lives N] [--cuts PER-LIFE] [--storage ours|no_sync|no_folder_sync|record_in_place|no_confirm|retried_sync]\n";

struct Options {
    std::uint64_t seed = 1, lives = 100, cuts = 100;
    std::string_view storage = "ours";
};

struct Named {
    std::string_view name;
    PowerCutLife::Storage storage;
};
constexpr Named storages[] = {{"ours", PowerCutLife::Storage::ours},
                              {"no_sync", PowerCutLife::Storage::no_sync},
                              {"no_folder_sync", PowerCutLife::Storage::no_folder_sync},
                              {"record_in_place", PowerCutLife::Storage::record_in_place},
                              {"no_confirm", PowerCutLife::Storage::no_confirm},
                              {"retried_sync", PowerCutLife::Storage::retried_sync}};

bool read_number(std::string_view text, std::uint64_t& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool read_options(const std::vector<std::string_view>& words, Options& options) {
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const std::string_view value = words[i + 1];
        if (words[i] == "--storage") options.storage = value;
        else if (words[i] == "--seed" ? !read_number(value, options.seed)
                 : words[i] == "--lives" ? !read_number(value, options.lives)
                 : words[i] == "--cuts" ? !read_number(value, options.cuts) : true)
            return false;
    }
    return words.size() % 2 == 0;
}

const Named* find_storage(std::string_view name) {
    for (const Named& named : storages)
        if (named.name == name) return &named;
    return nullptr;
}

// Prints the first few seeds that something was found under.
PowerCutLife::Outcome live_all(const Options& options, const Named& named) {
    PowerCutLife::Outcome all;
    int told = 0;
    for (std::uint64_t seed = options.seed; seed < options.seed + options.lives; ++seed) {
        const auto outcome = PowerCutLife{named.storage, options.cuts}.live(seed);
        all.cuts += outcome.cuts;
        all.torn += outcome.torn;
        all.lost += outcome.lost;
        if (outcome.torn + outcome.lost > 0 && ++told <= 3)
            std::cout << "seed " << seed << ": " << outcome.first << "\n  again: power_cuts --storage " << named.name
                      << " --cuts " << options.cuts << " --lives 1 --seed " << seed << '\n';
    }
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    const bool understood = read_options({argv + 1, argv + argc}, options);
    const Named* named = find_storage(options.storage);
    if (!understood || named == nullptr) {
        std::cerr << usage;
        return 64;
    }
    const auto all = live_all(options, *named);
    std::cout << named->name << ": seeds " << options.seed << " to " << options.seed + options.lives - 1 << ", " << all.cuts
              << " cuts, " << all.torn << " torn, " << all.lost << " lost\n";
    return all.torn + all.lost == 0 ? 0 : 1;
}

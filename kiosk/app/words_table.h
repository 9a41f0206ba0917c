// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

#include "app/words.h"

namespace chancery {

struct Wording {
    Say what;
    std::array<std::string_view, spoken_languages.size()> words;
};

// What stands on the glass and in `chancery status`; what the doctor says; and what `chancery setup` asks. In the order of Say.
constexpr std::size_t doctors_first = static_cast<std::size_t>(Say::good);
constexpr std::size_t setup_first = static_cast<std::size_t>(Say::setup_begin);
using ShownWords = std::array<Wording, doctors_first>;
using DoctorsWords = std::array<Wording, setup_first - doctors_first>;
using SetupWords = std::array<Wording, static_cast<std::size_t>(Say::count) - setup_first>;
extern const ShownWords shown_words;
extern const DoctorsWords doctors_words;
extern const SetupWords setup_words;

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace chancery::phrases {

// A form of words as a room below says it in English, and the same in the other languages of app/words.h, in their order.
// {1}, {2} … stand for what is filled in.
struct Phrase {
    std::string_view english;
    std::array<std::string_view, 3> others;
};

using Table = std::span<const Phrase>;

extern const Table settings, times, network, content, trust, machine;
// What is said around a whole sentence, whatever that is: it begins with {1}.
extern const Table around;

}  // namespace chancery::phrases

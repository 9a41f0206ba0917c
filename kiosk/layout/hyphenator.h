// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace chancery {

// The seam to the rules by which a language parts its words. Immutable: any thread.
class Hyphenator {
public:
    virtual ~Hyphenator() = default;

    // Where a word (UTF-8, letters only) of a language (BCP 47) may be parted, as byte offsets in ascending order; none
    // where it is too short or its language's rules are not at hand.
    [[nodiscard]] virtual std::vector<std::size_t> points(std::string_view word, std::string_view language) const = 0;
};

}  // namespace chancery

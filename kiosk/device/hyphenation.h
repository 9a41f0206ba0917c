// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layout/hyphenator.h"

namespace chancery {

// Debian's hyphenation patterns (hyphen-*), by libhyphen. Loading a language takes milliseconds to seconds (German): on
// the collector's thread. Afterwards it never changes.
class Hyphenation final : public Hyphenator {
public:
    Hyphenation();
    ~Hyphenation() override;

    // The same with these languages, too; those whose patterns are not installed are left out. What was loaded before
    // is shared, not loaded again.
    [[nodiscard]] std::shared_ptr<const Hyphenation> with(const std::vector<std::string>& languages) const;

    // Whether all of these have been looked for.
    [[nodiscard]] bool has(const std::vector<std::string>& languages) const;

    // At least three letters stand before and after a hyphen, and eight in the word.
    [[nodiscard]] std::vector<std::size_t> points(std::string_view word, std::string_view language) const override;

private:
    class Patterns;
    std::map<std::string, std::shared_ptr<const Patterns>> by_language_;  // "de"; null: not installed
};

}  // namespace chancery

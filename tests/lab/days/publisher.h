// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"

namespace chancery::lab {

using Token = unsigned;

// One wording of a statement, as its publisher means it. Its words hold the token, so that whoever looks at the glass
// knows which wording stands there.
struct Wording {
    Token token = 0;
    unsigned statement = 0;  // what it is a wording of; a correction has the same
    std::optional<Instant> from, until;
    bool urgent = false;
    std::string flaw;        // a mistake in the item for which the whole item must be refused; empty: none
};

// A source's own side: what it says at present, whatever becomes of it on the way. Draws from the seed.
class Publisher {
public:
    Publisher(std::string name, std::uint64_t seed);

    // Says something new, corrects, withdraws; now and then takes everything back.
    void act(Instant now);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string url() const { return "https://" + name_ + ".example/feed.json"; }
    [[nodiscard]] const std::vector<Wording>& says() const { return says_; }
    [[nodiscard]] Bytes feed() const;
    [[nodiscard]] std::string etag() const { return '"' + std::to_string(edition_) + '"'; }

private:
    Wording worded(unsigned statement, Instant now);
    std::size_t draw(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

    std::string name_;
    std::mt19937_64 random_;
    std::vector<Wording> says_;
    unsigned edition_ = 0, statements_ = 0;
    Token tokens_;
};

// The tokens in a text.
std::set<Token> tokens_in(std::string_view text);

}  // namespace chancery::lab

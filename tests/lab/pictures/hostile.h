// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "picture/prepare.h"

namespace chancery::lab {

struct Hostile {
    std::string what;        // how it was made: "progressive.jpg, bits turned"
    Bytes bytes;
    PrepareRequest request;
    bool unharmed = false;   // it is a good picture, and must come out as one
    bool foreign = false;    // it is no JPEG, PNG or WebP at all, whatever its name says: must not be opened
};

// Pictures that someone made to do harm, or that a bad line or a bad program made; and, now and then, a good one. What
// stands at an index follows from the seed and the index alone, so one picture can be made again without the others.
class Hostiles {
public:
    // `pictures` are files of the repository that are real pictures, beside those that are made here.
    Hostiles(std::uint64_t seed, const std::vector<std::string>& pictures);

    [[nodiscard]] Hostile at(std::uint64_t index) const;
    // A small file that wants to become a large one, the worst first.
    [[nodiscard]] Hostile bomb(std::uint64_t index) const;

private:
    std::uint64_t seed_;
    struct Good {
        std::string name;
        Bytes bytes;
    };
    std::vector<Good> good_;
    std::vector<Good> bombs_;
    std::vector<Good> foreign_;
};

}  // namespace chancery::lab

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace chancery::lab {

struct Specimen {
    std::string name;
    Bytes bytes;
};

// Good pictures in every form that publishers use, small enough that ten thousand of them take a minute.
std::vector<Specimen> good_pictures();

// Small files that want to become large ones, or to take forever.
std::vector<Specimen> bombs();

// Files of other formats under a picture's name, as libraries that guess by content would open them.
std::vector<Specimen> foreign_files();

}  // namespace chancery::lab

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "archive/archive.h"

namespace chancery {

// Numbered editions for tests of storage: each is a JSON feed that says its number in every item, with one picture of
// its own and one that all share, so that a mixture of two, or a piece of one, can be told from a whole.
namespace kept_editions {

inline constexpr Size screen{640, 360};

Bytes feed(int number, int items = 3);
Bytes picture(int number);  // number 0: the one they share
std::string picture_url(int number);
Picture fetched(int number);  // as a statement names it
EditionRecord record(int number, int items = 3);

// Everything the collector does to publish: feed, pictures, prepared pictures, record.
Status publish(Archive& archive, int number, int items = 3);

// Which number this is; nothing where it is not exactly what was published under one number (a picture may be missing).
std::optional<int> number_of(const Restored& restored, int items = 3);

}  // namespace kept_editions
}  // namespace chancery

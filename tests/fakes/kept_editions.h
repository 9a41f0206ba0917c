// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "archive/archive.h"

namespace chancery {

// Numbered editions for tests of storage. Each has two sources: the ministry, a JSON feed that says its number in every item,
// with one picture of its own and one that all share, so that a mixture of two, or a piece of one, can be told from a whole;
// and the house, whose feed never changes, so that all editions share one object.
namespace kept_editions {

inline constexpr Size screen{640, 360};

Bytes feed(int number, int items = 3);
Bytes house_feed();
Bytes picture(int number);  // number 0: the one they share
std::string picture_url(int number);
Picture fetched(int number);  // as a statement names it
EditionRecord record(int number, int items = 3);

// Everything the collector does to publish: feeds, pictures, prepared pictures, record.
Status publish(Archive& archive, int number, int items = 3);

// Which edition's words the ministry says; nothing where they are not exactly those of one, or a picture has another's
// name (it may be missing).
std::optional<int> ministry_of(const Restored& restored, int items = 3);
// Whether the house says what it always says; false where it says nothing.
bool has_house(const Restored& restored);
// Which number this is; nothing where it is not all that was published under one number.
std::optional<int> number_of(const Restored& restored, int items = 3);

}  // namespace kept_editions
}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "edition/edition.h"

namespace chancery {

// Every picture of an edition with the statement that it belongs to: the statement's own, and those of its versions.
void for_each_picture(const Edition& edition, const std::function<void(const Statement&, const Picture&)>& visit);

}  // namespace chancery

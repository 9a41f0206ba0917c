// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "edition/edition.h"
#include "layout/compose.h"

namespace chancery {

// The last check before an edition is published: every statement is set in every language, off the screen, and none of
// its pages may have lost words. For the collector's thread: it has fonts of its own.
std::function<Status(const Edition&)> proof_of(Theme theme, Viewport viewport);

}  // namespace chancery

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

#include "base/geometry.h"
#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// Finds the pixels of a prepared picture by its original's digest; nothing where they are not at hand.
using PictureLookup = std::function<std::shared_ptr<const Pixels>(const Digest&)>;

}  // namespace chancery

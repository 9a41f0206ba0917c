// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "archive/archive.h"
#include "catch.h"
#include "fakes/kept_editions.h"
#include "fakes/memory_directory.h"

namespace chancery::kit {

// The archive after editions 1 to `count`, swept after each as the collector does.
inline void fill(MemoryDirectory& directory, int count) {
    Archive archive(directory);
    for (int number = 1; number <= count; ++number) {
        REQUIRE(kept_editions::publish(archive, number).ok());
        REQUIRE(archive.sweep().ok());
    }
}

}  // namespace chancery::kit

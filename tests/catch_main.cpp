// SPDX-License-Identifier: EUPL-1.2
#if __has_include(<catch2/catch_all.hpp>)
// The library brings its own main.
namespace {
[[maybe_unused]] constexpr int unused = 0;
}
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# From a fresh checkout to a tested one: installs what is missing, builds with AddressSanitizer and UBSan, runs every test.
#   tests/run.sh [arguments of ctest]
set -eu
cd "$(dirname "$0")/.."
. deploy/packages.sh

# shellcheck disable=SC2086
install $build_packages $run_packages $test_packages
# shellcheck disable=SC2046
install $(known $welcome_packages)
[ -f build/asan/build.ninja ] || cmake --preset asan -G Ninja
cmake --build --preset asan
exec ctest --preset asan -j "$(nproc)" "$@"

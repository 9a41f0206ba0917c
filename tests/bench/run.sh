#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures Chancery beside what a user would pick instead, on the same eight slides, in one run: tests/bench/run.sh [BUILD]
# BUILD is a release build with tests (default build/bench, made here). Prints the table; a few minutes.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/bench}

. deploy/packages.sh
# shellcheck disable=SC2086
install $build_packages $run_packages xvfb chromium feh python3 libx11-dev catch2

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON >/dev/null
cmake --build "$build" --target chancery watch_screen make_show blend_bench assets
exec python3 tests/bench/measure.py "$build"

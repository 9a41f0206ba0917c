#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures Chancery beside what a user would pick instead, on the same eight slides, in one run:
#   tests/bench/run.sh [ROWS...]     all, or these: start crossfade motion rest big picture refresh feed page card size
# Makes a release build in build/bench, prints the table, and writes it into docs/performance.md where all of it was measured.
# 23 minutes; some rows need root. ROUNDS (default 5) is how often each start is measured.
set -eu
cd "$(dirname "$0")/../.."
build=build/bench
. deploy/packages.sh
# shellcheck disable=SC2086
install $build_packages $run_packages $test_packages chromium cage feh mpv imv libvips-tools libimage-exiftool-perl time strace e2fsprogs python3 libxcb1-dev

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON >/dev/null
cmake --build "$build" --target chancery watch_screen make_show blend_bench surface_loop prepare_bench refresh_bench feed_bench typography archive_driver assets
exec python3 tests/bench/measure.py "$build" "$@"

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The show at full speed, with a release build in build/lab: tests/lab/soak/run.sh [arguments of soak_lab]. Without
# arguments: the planted bug, then 100,000 pages.
set -eu
cd "$(dirname "$0")/../../.."
cmake -S . -B build/lab -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON > /dev/null
cmake --build build/lab --target soak_lab > /dev/null
lab=build/lab/tests/lab/soak/soak_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
echo "with a planted bug (pages and descriptors are kept), which must be noticed:"
"$lab" --planted-bug --rotations 2000
exec "$lab" --rotations 100000

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A screen whose network, time service and power belong to somebody else, with a release build in build/lab:
#   tests/lab/adversary/run.sh [arguments of adversary_lab]
# Without arguments: each weakened guard, which must be found out, then 2,000 episodes of 66 hours and 200 without an adversary.
set -eu
cd "$(dirname "$0")/../../.."
cmake -S . -B build/lab -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON > /dev/null
cmake --build build/lab --target adversary_lab > /dev/null
lab=build/lab/tests/lab/adversary/adversary_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
"$lab" --weakened --episodes 200
"$lab" --honest --episodes 200
"$lab" --episodes 2000

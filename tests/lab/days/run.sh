#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Years in the life of one screen, with a release build in build/lab: tests/lab/days/run.sh [arguments of days_lab]. Without
# arguments: the planted bugs, then 5,000 days of each of two seeds.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
build_lab days_lab
lab=build/lab/tests/lab/days/days_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
echo "with planted bugs, each of which must be noticed:"
"$lab" --planted-bug --days 200
"$lab" --days 5000 --seed 1 &
first=$!
"$lab" --days 5000 --seed 2
wait "$first"

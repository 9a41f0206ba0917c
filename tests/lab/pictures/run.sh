#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Hostile pictures through the real child, with a release build in build/lab: tests/lab/pictures/run.sh [arguments of
# picture_lab]. Without arguments: the planted bug, then 10,000 pictures.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
build_lab picture_lab
lab=build/lab/tests/lab/pictures/picture_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
echo "with a planted bug (a library without limits), which must be noticed:"
"$lab" --planted-bug
# Not by exec: a process keeps what its children used, and the planted bug's must not count here.
"$lab" --count 10000 tests/frames/*-ar.png

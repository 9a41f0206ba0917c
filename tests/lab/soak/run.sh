#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The show at full speed, with a release build in build/lab: tests/lab/soak/run.sh [arguments of soak_lab]. Without
# arguments: the planted bug, then 100,000 pages.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
build_lab soak_lab
lab=build/lab/tests/lab/soak/soak_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
echo "with a planted bug (pages and descriptors are kept), which must be noticed:"
"$lab" --planted-bug --rotations 2000
exec "$lab" --rotations 100000

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A network that breaks the rules in every way we know, with a release build in build/lab: tests/lab/network/run.sh
# [arguments of network_lab]. Without arguments: the planted bug, then every fault.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
build_lab network_lab
lab=build/lab/tests/lab/network/network_lab
if [ $# -gt 0 ]; then exec "$lab" "$@"; fi
echo "with a planted bug (a transport that believes everything), which must be noticed:"
"$lab" --planted-bug | tail -n 1
exec "$lab"

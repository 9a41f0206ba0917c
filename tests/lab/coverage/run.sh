#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Which branches of the code that must never be wrong the tests have taken: verifying, keeping, choosing, cleaning text.
#   tests/lab/coverage/run.sh
# Prints gcovr's table; fails below 95 % of the branches. Branches that only an exception of the standard library takes (out
# of memory) are left out.
set -eu
cd "$(dirname "$0")/../../.."
. deploy/packages.sh
install $build_packages $test_packages gcovr
cmake -S . -B build/coverage -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCHANCERY_TESTS=ON -DCMAKE_CXX_FLAGS="--coverage -O0 -g0" > /dev/null
cmake --build build/coverage --target trust_tests edition_tests archive_tests schedule_tests source_tests adversary_lab > /dev/null
find build/coverage -name '*.gcda' -delete
for room in trust edition archive schedule source; do
    (cd build/coverage && "tests/${room}_tests" > /dev/null) || exit 1
done
build/coverage/tests/lab/adversary/adversary_lab --episodes 5 > /dev/null
gcovr -r . build/coverage --branches --exclude-throw-branches --exclude-unreachable-branches --fail-under-branch 95 \
    -f 'kiosk/trust/.*\.cpp' -f 'kiosk/archive/.*\.cpp' -f 'kiosk/schedule/.*\.cpp' -f 'kiosk/edition/(clean_text|ordinary_text|seal)\.cpp'

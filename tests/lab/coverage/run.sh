#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Which branches of the code that must never be wrong its tests have taken: verifying, keeping, choosing, the text filter,
# sealing. Built with clang in build/coverage, measured by its source-based coverage (branches.py says what is counted).
#   tests/lab/coverage/run.sh [--missed]      --missed: names each branch that was not taken
# Fails where one of the parts has less than 95 %.
set -eu
cd "$(dirname "$0")/../../.."
. deploy/packages.sh
# shellcheck disable=SC2086 # lists of words
install $build_packages $test_packages clang llvm python3
# shellcheck disable=SC2046
install $(known $welcome_packages)
build=build/coverage
mkdir -p $build
{ cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCHANCERY_TESTS=ON -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
    -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping -O1 -g0" &&
    cmake --build $build --target trust_tests edition_tests archive_tests schedule_tests source_tests adversary_lab; } > $build/build.log 2>&1 ||
    { tail -n 20 $build/build.log >&2; exit 70; }

profiles=$build/profiles
rm -rf $profiles
# take NAME COMMAND...: runs it, and keeps which branches it took.
programs=""
take() {
    programs="$programs -object $1"
    LLVM_PROFILE_FILE="$profiles/%p.profraw" RC_PARAMS=seed=2026 "$@" > $build/run.log 2>&1 || { tail -n 20 $build/run.log >&2; exit 1; }
}
for room in trust edition archive schedule source; do take $build/tests/${room}_tests; done
take $build/tests/lab/adversary/adversary_lab --episodes 5
llvm-profdata merge -o $build/all.profdata $profiles/*.profraw
# It warns of functions with mismatched data: the tests' own helpers, which bear one name in several programs.
# shellcheck disable=SC2086
llvm-cov export -instr-profile $build/all.profdata ${programs# -object } -ignore-filename-regex '^/usr/' > $build/coverage.json 2> $build/run.log ||
    { cat $build/run.log >&2; exit 70; }
exec tests/lab/coverage/branches.py --least 95 "$@" < $build/coverage.json

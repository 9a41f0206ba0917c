#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Fuzzes every door with clang's libFuzzer, ASan and UBSan, in build/fuzz: tests/lab/fuzz/run.sh [TARGET...]
# RUNS (default 1000000) and SEED (default 1) say how often and which. A line a target; what crashed lies in
# build/fuzz/found: give that file to build/fuzz/tests/lab/fuzz/fuzz_TARGET to see it again, and keep it in corpus/TARGET.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
runs=${RUNS:-1000000}
seed=${SEED:-1}
build=build/fuzz
mkdir -p "$build/found"
[ $# -gt 0 ] || set -- feed settings html text picture theme playlist
crashes=0

longest() {
    case $1 in
        feed | picture) echo 2048 ;;
        text) echo 256 ;;
        *) echo 1024 ;;
    esac
}

for target in "$@"; do
    build_fuzzers "fuzz_$target"
    work=$(mktemp -d)
    seeds=tests/lab/fuzz/corpus/$target
    [ "$target" != feed ] || seeds="$seeds tests/edition/feeds"
    begin=$(date +%s)
    status=0
    # shellcheck disable=SC2086
    "$build/tests/lab/fuzz/fuzz_$target" "$work" $seeds \
        -runs="$runs" -seed="$seed" -max_len="$(longest "$target")" -dict=tests/lab/fuzz/words.dict -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="$build/found/$target-" > "$build/found/$target.log" 2>&1 || status=$?
    done_runs=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$build/found/$target.log")
    [ "$status" = 0 ] || crashes=$((crashes + 1))
    echo "$target: ${done_runs:-fewer than $runs} runs, $(($(date +%s) - begin)) s, $([ "$status" = 0 ] && echo "0 crashes" || echo "CRASHED, see $build/found"), seed $seed"
    rm -rf "$work"
done
exit "$crashes"

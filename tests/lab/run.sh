#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The labs in half an hour at most, after the gate: less of each than its own run.sh does, with another seed every day.
#   tests/lab/run.sh [LAB...]     all, or these: cuts kill errors ext4 bits broken pictures days adversary network soak fuzz instructions reload
# SEED names the seed (default: the day's number). A lab that finds something prints how to see it again, and one that
# does not end in its time has failed, too. Each has a line; the last one is the sum.
set -eu
cd "$(dirname "$0")/../.."
. deploy/packages.sh
. tests/lab/kit.sh
seed=${SEED:-$(($(date +%s) / 86400))}
[ $# -gt 0 ] || set -- cuts kill errors ext4 bits broken pictures days adversary network soak fuzz instructions reload

# shellcheck disable=SC2086 # lists of words
install $build_packages $run_packages $test_packages strace e2fsprogs valgrind
build_lab power_cuts archive_driver bit_flips picture_lab days_lab adversary_lab network_lab soak_lab chancery assets counted
bin=build/lab/tests/lab driver=build/lab/tests/lab/storage/archive_driver
labs=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# lab NAME MINUTES COMMAND...: its closing line, and all that it said where it failed. 77: this machine cannot.
lab() {
    name=$1 minutes=$2 code=0
    shift 2
    begin=$(date +%s)
    timeout "${minutes}m" "$@" > "$log" 2>&1 || code=$?
    took="$(($(date +%s) - begin)) s"
    labs=$((labs + 1))
    case $code in
        0) echo "$name ($took): $(tail -n 1 "$log")" ;;
        77) echo "$name: $(tail -n 1 "$log")" ;;
        *)
            failed=$((failed + 1))
            cat "$log"
            [ "$code" -ne 124 ] || echo "it did not end within $minutes minutes"
            echo "$name ($took): FAILED with $code: $*"
            ;;
    esac
}

for each in "$@"; do
    case $each in
        cuts) lab cuts 4 "$bin/storage/power_cuts" --seed $((seed * 1000)) --lives 1000 ;;
        kill) lab kill 4 tests/lab/storage/system_calls.py kill "$driver" --editions 4 ;;
        errors) lab errors 6 tests/lab/storage/system_calls.py errors "$driver" --every 7 ;;
        ext4) lab ext4 4 tests/lab/storage/ext4_cuts.py "$driver" --cuts 60 --seed "$seed" ;;
        bits) lab bits 4 "$bin/storage/bit_flips" --damages 2000 --seed "$seed" ;;
        broken) lab broken 6 tests/lab/storage/broken.sh "$bin/storage" "$seed" few ;;
        pictures) lab pictures 4 "$bin/pictures/picture_lab" --count 2000 --seed "$seed" ;;
        days) lab days 4 "$bin/days/days_lab" --days 1000 --seed "$seed" ;;
        adversary) lab adversary 4 "$bin/adversary/adversary_lab" --episodes 100 --seed "$seed" ;;
        network) lab network 4 "$bin/network/network_lab" ;;
        instructions) lab instructions 6 tests/bench/instructions.py check build/lab/tests/bench/counted ;;
        reload) lab reload 4 tests/lab/reload/reload.py build/lab/chancery ;;
        soak) lab soak 6 "$bin/soak/soak_lab" --rotations 5000 ;;
        fuzz)
            install clang
            build_fuzzers fuzzers
            RUNS=20000 SEED=$seed lab fuzz 8 tests/lab/fuzz/run.sh
            ;;
        *) sed -n '3,6s/^# //p' "$0" >&2; exit 64 ;;
    esac
done
echo "$(((labs - failed) * 100 / labs))% labs passed, $failed labs failed out of $labs (seed $seed)"
[ "$failed" -eq 0 ]

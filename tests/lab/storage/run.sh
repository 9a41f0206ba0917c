#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The storage rows of docs/reliability.md, one line a rig, with a release build in build/lab. Rigs that mount need root,
# and say so where they are skipped.
#   run.sh [RIG...] [--seed N]     all rigs, or these: cuts kill ext4 errors bits silent writes
# A rig that finds something prints the command that shows it again. `broken` runs each rig on storage that is done wrong
# on purpose, which it must notice.
set -eu
cd "$(dirname "$0")/../../.."
. deploy/packages.sh
. tests/lab/kit.sh

rigs="" seed=1
while [ $# -gt 0 ]; do
    case $1 in
        --seed) seed=$2; shift 2 ;;
        cuts|kill|ext4|errors|bits|silent|writes|broken) rigs="$rigs $1"; shift ;;
        *) sed -n '3,7s/^# //p' "$0" >&2; exit 64 ;;
    esac
done
[ -n "$rigs" ] || rigs="cuts kill ext4 errors bits silent writes broken"

# shellcheck disable=SC2086 # lists of words
install $build_packages $run_packages $test_packages strace e2fsprogs python3-fusepy
build_lab power_cuts archive_driver bit_flips chancery
bin=build/lab/tests/lab/storage here=tests/lab/storage driver=build/lab/tests/lab/storage/archive_driver
chancery=$(find build/lab -name chancery -type f -perm -u+x | head -n 1)
failed=0

# A rig's status: 0 good, 77 skipped, anything else is a find.
rig() { "$@" || { code=$?; [ "$code" -eq 77 ] || failed=1; }; }

# A million cuts, shared out over the processors; each prints its seeds.
million() {
    parts=$(nproc) each=$((10000 / parts + 1)) part=0 running=""
    while [ "$part" -lt "$parts" ]; do
        "$bin/power_cuts" --seed $((seed + part * each)) --lives "$each" &
        running="$running $!"
        part=$((part + 1))
    done
    for job in $running; do wait "$job" || failed=1; done
}

for rig in $rigs; do
    case $rig in
        cuts) million ;;
        kill) rig "$here/system_calls.py" kill "$driver" ;;
        ext4) rig "$here/ext4_cuts.py" "$driver" --cuts 300 --seed "$seed" ;;
        errors) rig "$here/system_calls.py" errors "$driver" ;;
        bits) rig "$bin/bit_flips" --seed "$seed" ;;
        silent) rig "$here/silent_card.py" "$chancery" ;;
        writes) rig "$here/card_writes.py" "$chancery" "$driver" ;;
        broken) rig "$here/broken.sh" "$bin" "$seed" many ;;
    esac
done
exit "$failed"

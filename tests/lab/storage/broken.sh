#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The storage rigs on storage that is done wrong on purpose, which each must notice:
#   broken.sh FOLDER_OF_THE_RIGS SEED few|many
# `few` is what a change must pass, in two minutes; `many` fails more calls, in more ways. One line each, then the sum.
set -u
bin=$1 seed=$2 much=$3
here=$(dirname "$0") driver=$bin/archive_driver
caught=0 all=0

# must_find WHAT COMMAND...: and how much it found, in its last line. 77: this machine cannot.
must_find() {
    what=$1 code=0
    shift
    all=$((all + 1))
    said=$("$@" 2>&1) || code=$?
    last=$(echo "$said" | tail -n 1)
    if [ "$code" -eq 77 ]; then echo "$last"
    elif [ "$code" -eq 1 ] && echo "$last" | grep -qE '\b[1-9][0-9]* (torn|lost|bad|wrong)'; then echo "caught: $what: $last"
    else
        echo "NOT CAUGHT ($code): $what: $said"
        echo "  again: $*"
        return
    fi
    caught=$((caught + 1))
}

for how in no_sync no_folder_sync record_in_place retried_sync; do
    must_find "power cuts, $how" "$bin/power_cuts" --lives 20 --storage "$how"
done
must_find "kill, in_place" "$here/system_calls.py" kill "$driver" in_place --editions 3
must_find "bits, forged" "$bin/bit_flips" --damages 300 --forged --seed "$seed"
for how in no_sync no_folder_sync; do
    must_find "ext4, $how" "$here/ext4_cuts.py" "$driver" --cuts 100 --first --storage "$how" --seed "$seed"
done
# in_place is found there about once in a hundred cuts, which is too seldom to insist; kill finds it each time.
case $much in
    few) ways="no_sync no_folder_sync in_place" every=25 ;;
    many) ways="no_sync no_folder_sync retried_sync in_place false_success" every=10 ;;
esac
for how in $ways; do
    must_find "errors, $how" "$here/system_calls.py" errors "$driver" "$how" --every "$every"
done
echo "broken: $caught of $all wrong ways to store were caught"
[ "$caught" -eq "$all" ]

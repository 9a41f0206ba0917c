#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# display_log.sh CHANCERY: a show with a display log ends by SIGTERM, one by SIGKILL; `chancery log` tells whole (0), altered (76)
# and none (66) apart.
set -eu
chancery=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SDL_VIDEODRIVER=dummy XDG_RUNTIME_DIR="$work/run" HOME="$work"
mkdir "$work/run"
printf '{"display_log": true}' >"$work/kiosk.json"

fail() { echo "FAILED: $1"; exit 1; }
ends_with() { # CODE COMMAND…
    want=$1; shift
    code=0; "$@" >"$work/said" 2>&1 || code=$?
    [ "$code" = "$want" ] || { cat "$work/said"; fail "$* ended with $code, not $want"; }
}
show_and() { # SIGNAL
    "$chancery" run --config "$work/kiosk.json" --state "$work/state" --window 320x240 2>"$work/err" &
    kiosk=$!
    i=0
    until grep -q 'showing on' "$work/err"; do
        i=$((i + 1)); [ $i -lt 600 ] || { cat "$work/err"; fail "no show"; }
        sleep 0.1
    done
    kill -"$1" $kiosk
    wait $kiosk 2>/dev/null || true
}

ends_with 66 "$chancery" log verify --state "$work/state"
show_and TERM
ends_with 0 "$chancery" log verify --state "$work/state"
head=$(sed -n 's/.*display log: line [0-9]*, hash //p' "$work/err")
[ -n "$head" ] || fail "the end of the log was not said"
ends_with 0 "$chancery" log verify --state "$work/state" --head "$head"
ends_with 0 "$chancery" log show --state "$work/state"
grep -q ' x .* s  ' "$work/said" || fail "show names no statement"
show_and KILL
ends_with 0 "$chancery" log verify --state "$work/state"

file="$work/state/log/shown-00000001.jsonl"
line=$(sed -n 2p "$file")
[ "$(printf %s "${line%%,\"hash\":*}" | sha256sum | cut -c1-64)" = "$(printf %s "$line" | sed 's/.*"hash":"\(.*\)"}/\1/')" ] || fail "sha256sum says something else"
cp "$file" "$work/kept"
sed -i '$d' "$file"
ends_with 0 "$chancery" log verify --state "$work/state"
ends_with 76 "$chancery" log verify --state "$work/state" --head "$head"
sed '2s/"times":./"times":9/' "$work/kept" >"$file"
ends_with 76 "$chancery" log verify --state "$work/state"
sed 2d "$work/kept" >"$file"
ends_with 76 "$chancery" log verify --state "$work/state"
ends_with 64 "$chancery" log verify --state "$work/state" --head nonsense
ends_with 64 "$chancery" log
echo "ok"

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What the program does about its own crashes: real kills, a real server, a real state folder.
#   crash.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
dir=$(mktemp -d)
server="" kiosk=""
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
export SDL_VIDEODRIVER=dummy RUNTIME_DIRECTORY="$dir/run"

clean_up() {
    [ -z "$kiosk" ] || kill -9 "$kiosk" 2>/dev/null || true
    [ -z "$server" ] || "$here/serve.sh" stop "$server" || true
    [ -e "$dir/failed" ] || rm -rf "$dir"
}
trap clean_up EXIT

broken() {
    touch "$dir/failed"
    echo "BROKEN: $1" >&2
    echo "evidence in $dir" >&2
    tail -n 20 "$dir/kiosk.log" >&2 || true
    exit 1
}
promise() { echo "kept: $1"; }

# until_true WHAT COMMAND...: asks again and again, for at most two minutes.
until_true() {
    what=$1
    shift
    for _ in $(seq 1200); do
        "$@" && return 0
        sleep 0.1
    done
    broken "$what"
}

status() { "$chancery" status --state "$dir/state" --json 2>/dev/null; }
# The status of this run, not one that a killed run left behind.
status_of_this_run() { status | grep -q "\"process\": $kiosk\b"; }
shows_builtin() { status_of_this_run && status | grep -q '"builtin": true'; }
shows_fetched() { status_of_this_run && status | grep -q '"builtin": false'; }
in_safe_mode() { status | grep -q "safe mode"; }
times_asked() { grep -c "feed.json" "$server/access.log" || true; }

start_kiosk() {
    "$chancery" --config "$dir/kiosk.json" --state "$dir/state" 2>>"$dir/kiosk.log" &
    kiosk=$!
}
end_kiosk() {
    kill "-$1" "$kiosk"
    wait "$kiosk" 2>/dev/null || true
    kiosk=""
}
# A run that shows what was fetched, and then ends by this signal.
run_until() {
    start_kiosk
    until_true "a run shows the fetched edition" shows_fetched
    in_safe_mode && broken "a run is careful without need"
    end_kiosk "$1"
}

server=$dir/server
"$here/serve.sh" start "$server"
echo '{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [
  {"id": "one", "title": "A word", "content_text": "The embassy stays open."}]}' > "$server/www/feed.json"
cat > "$dir/kiosk.json" <<EOF
{"sources": [{"name": "ministry", "url": "https://127.0.0.1:$(sed -n 's/^https //p' "$server/ports")/feed.json",
              "interval": "1s", "allow_local": true}],
 "ca_file": "$server/ca.pem", "dwell_longest": "5s"}
EOF

# --- ends that were asked for, and power cuts, are no crashes
for _ in 1 2 3 4; do run_until TERM; done
promise "four stops by the service manager are no crashes"
for _ in 1 2 3 4; do
    run_until 9
    sed -i 's/"boot": "[^"]*"/"boot": "another"/' "$dir"/run/*.runs
done
promise "four ends by power cut are no crashes"

# --- three kills within half an hour
for _ in 1 2 3; do run_until 9; done
asked=$(times_asked)
start_kiosk
begun=$(date +%s)
until_true "after three crashes the built-in edition shows" shows_builtin
in_safe_mode || broken "status says that it is safe mode"
grep -q "safe mode after 3 crashes" "$dir/kiosk.log" || broken "the log says that it is safe mode"
promise "after three kills the built-in edition shows, and status and log say why"
until_true "safe mode ends by itself" shows_fetched
[ $(($(date +%s) - begun)) -ge 59 ] || broken "safe mode lasts a minute"
in_safe_mode && broken "status says no more that it is safe mode"
promise "after a minute the kept edition is tried again"
until_true "the source is asked again" sh -c "[ \$(grep -c feed.json '$server/access.log') -gt $asked ]"
first=$(grep "feed.json" "$server/access.log" | sed -n "$((asked + 1))p" | sed 's/.*\[\([^]]*\)\].*/\1/')
[ $(($(date -d "$(echo "$first" | sed 's|/| |g; s|:| |')" +%s) - begun)) -ge 59 ] || broken "nothing is asked for in safe mode"
promise "nothing was asked for meanwhile, and afterwards it is"
end_kiosk TERM
echo "The story holds."

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What the program does about its own crashes: real kills, a real server, a real state folder.
#   crash.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
. "$here/kit.sh"
export SDL_VIDEODRIVER=dummy RUNTIME_DIRECTORY="$dir/run"
patience=1200
stop_server() { "$here/serve.sh" stop "$server" || true; }

# The status of this run, not one that a killed run left behind.
status_of_this_run() { status | grep -q "\"process\": $kiosk\b"; }
shows_builtin() { status_of_this_run && status | grep -q '"builtin": true'; }
shows_fetched() { status_of_this_run && status | grep -q '"builtin": false'; }
in_safe_mode() { status | grep -q "safe mode"; }
times_asked() { grep -c "feed.json" "$server/access.log" || true; }

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

# --- a stop that finds a picture being decoded, which takes longer than the service manager waits
# One of the processes that decode the built-in pictures is held up.
hold_up_decoding() {
    for _ in $(seq 20000); do
        for child in $(cat /proc/"$kiosk"/task/*/children 2>/dev/null); do
            kill -STOP "$child" 2>/dev/null || continue
            grep -q '^State:.*T' "/proc/$child/status" 2>/dev/null && return 0
        done
    done
    return 1
}
rm -rf "$dir/state/art"
start_kiosk
hold_up_decoding || broken "a picture is decoded in another process"
kill "$kiosk"
until_true "a stop is written down before the collector has ended" grep -q '"running": false' "$dir"/run/*.runs
kill -0 "$kiosk" || broken "the collector waits for the picture"
end_kiosk 9
kill -9 "$child" 2>/dev/null || true
promise "a stop that must not take longer is no crash"

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

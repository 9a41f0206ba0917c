# SPDX-License-Identifier: EUPL-1.2
# What the stories share; sourced with $chancery set. Gives $dir, a folder of their own, and takes everything down at the
# end: the kiosk, the server by the story's own stop_server, the screen. After a broken promise $dir stays, as evidence.
dir=$(mktemp -d)
server="" kiosk="" screen=""
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

clean_up() {
    [ -z "$kiosk" ] || kill -9 "$kiosk" 2>/dev/null || true
    [ -z "$server" ] || stop_server
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    [ -e "$dir/failed" ] || rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

broken() {
    touch "$dir/failed"
    echo "BROKEN: $1" >&2
    echo "evidence in $dir" >&2
    tail -n 20 "$dir/kiosk.log" >&2 || true
    exit 1
}
promise() { echo "kept: $1"; }

# until_true WHAT COMMAND...: asks again and again, for at most $patience tenths of a second.
patience=600
until_true() {
    what=$1
    shift
    for _ in $(seq "$patience"); do
        "$@" && return 0
        sleep 0.1
    done
    broken "$what"
}

status() { "$chancery" status --state "$dir/state" --json 2>/dev/null; }
start_kiosk() {
    "$chancery" --config "$dir/kiosk.json" --state "$dir/state" 2>>"$dir/kiosk.log" &
    kiosk=$!
}

# A server of $dir/www without TLS, for stories about something else; its port is $port. It must have a feed.json.
stop_server() { kill "$server" 2>/dev/null || true; }
serve_plainly() {
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
    python3 -m http.server --bind 127.0.0.1 --directory "$dir/www" "$port" >/dev/null 2>&1 &
    server=$!
    until_true "the server answers" curl -sfo "$dir/answer" "http://127.0.0.1:$port/feed.json"
}

# The real screen, for whoever wants one: DISPLAY is set.
start_screen() {
    Xvfb -displayfd 3 -screen 0 1280x720x24 -noreset -nolisten tcp 3>"$dir/display" 2>/dev/null &
    screen=$!
    until_true "Xvfb starts" test -s "$dir/display"
    DISPLAY=":$(cat "$dir/display")"
    export DISPLAY
}

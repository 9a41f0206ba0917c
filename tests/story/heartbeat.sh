#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The time is proven by a real web server that runs deploy/heartbeat.cgi: without it no embargo ends, with it they end on
# time, and an answer that is old, or signed by somebody else, proves nothing.
#   heartbeat.sh CHANCERY SOURCE_DIR
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
. "$here/kit.sh"
. "$here/press.sh"
export RUNTIME_DIRECTORY="$dir/run" SDL_VIDEODRIVER=dummy
wrapper=""
stop_wrapper() { [ -z "$wrapper" ] || kill "$wrapper" 2>/dev/null || true; wrapper=""; rm -f "$server/cgi.sock"; }
stop_server() { stop_wrapper; "$here/serve.sh" stop "$server" || true; }
# answer_by COMMAND: the program behind /clock from now on.
answer_by() {
    printf '#!/bin/sh\n%s\n' "$1" >"$server/clock.cgi"
    chmod +x "$server/clock.cgi"
}
beats() { grep -c "GET /clock?nonce" "$server/access.log" || true; }
has_beats() { [ "$(beats)" -ge "$1" ]; }
# stays_off TITLE WHY: as the clock is asked five times more, which is longer than all that may show takes to show once.
stays_off() {
    enough=$(($(beats) + 6))
    until_true "the clock is asked on and on" has_beats_without "$enough" "$1" "$2"
    promise "$2"
}
has_beats_without() {
    ! is_on "$2" || broken "$3"
    has_beats "$1"
}

server=$dir/server
"$here/serve.sh" start "$server"
fcgiwrap -s "unix:$server/cgi.sock" 2>"$dir/wrapper.log" &
wrapper=$!
until_true "the wrapper listens" test -S "$server/cgi.sock"
mkdir "$press" "$dir/bin"
ln -s "$chancery" "$dir/bin/chancery"
in_an_hour=$(date -u -d '+1 hour' +%Y-%m-%dT%H:%M:%SZ) an_hour_ago=$(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)
cat >"$press/feed.json" <<FEED
{"version": "https://jsonfeed.org/version/1.1", "title": "Ministry", "language": "en", "items": [
 {"id": "open", "title": "The open word", "content_text": "The embassy is open."},
 {"id": "guest", "title": "The guest arrives", "content_text": "At six.", "_chancery": {"show_from": "$an_hour_ago"}},
 {"id": "later", "title": "The treaty is signed", "content_text": "By all.", "_chancery": {"show_from": "$in_an_hour"}}]}
FEED
"$chancery" keygen "$dir/key" >"$dir/press.log"
"$chancery" keygen "$dir/clock" >>"$dir/press.log"
"$chancery" keygen "$dir/other" >>"$dir/press.log"
publish --feed feed.json
base="https://127.0.0.1:$(sed -n 's/^https //p' "$server/ports")"
cat >"$dir/kiosk.json" <<SETTINGS
{"sources": [{"name": "ministry", "url": "$base/press/", "interval": "1s", "allow_local": true,
              "key": "$(tail -n 1 "$dir/key.pub")", "heartbeat": "$base/clock", "heartbeat_key": "$(tail -n 1 "$dir/clock.pub")"}],
 "ca_file": "$server/ca.pem", "time_zone": "UTC", "dwell_shortest": "1s", "dwell_longest": "1s"}
SETTINGS

really="PATH=$dir/bin:/usr/bin:/bin CHANCERY_FOLDER=$press CHANCERY_CLOCK_KEY=\"\${CLOCK:-$dir/clock.sec}\" exec sh $here/../../deploy/heartbeat.cgi"
answer_by 'printf "Status: 503 Service Unavailable\r\n\r\n"'
start_kiosk
until_true "what nobody embargoed shows" is_on "The open word"
until_true "the missing clock is named" trouble_is "heartbeat"
stays_off "The guest arrives" "without a proven time an embargo that the machine's own clock has passed goes on"

answer_by "CLOCK=$dir/other.sec; $really"
stays_off "The guest arrives" "a time that somebody else signed proves nothing"

nonce=0123456789abcdef0123456789abcdef
"$dir/bin/chancery" heartbeat "$press" --key "$dir/clock.sec" --nonce "$nonce" >"$dir/old-answer"
answer_by "printf 'Content-Type: application/octet-stream\\r\\n\\r\\n'; cat $dir/old-answer"
stays_off "The guest arrives" "an answer to another question proves nothing"

answer_by "$really"
until_true "a proven time ends the embargo" is_on "The guest arrives"
until_true "no trouble is left" no_trouble
promise "the clock behind a real web server ends the embargo"
[ "$(curl -s -o /dev/null -w '%{http_code}' --cacert "$server/ca.pem" "$base/clock?nonce=zz")" = 400 ] || broken "a question without a nonce is refused"
stays_off "The treaty is signed" "an embargo of the next hour holds"
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

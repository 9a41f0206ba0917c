#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The whole program through a day of trouble: a real server with TLS, a real window on a real X server, and screenshots.
#   story.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
. "$here/kit.sh"
stop_server() { "$here/serve.sh" stop "$server" || true; }

shows() { status | grep -q "\"title\": \"$1\""; }
is_on() { status | sed -n '/"on"/,/}/p' | grep -q "\"title\": \"$1\""; }
edition() { status | sed -n 's/.*"edition": "\(.*\)".*/\1/p'; }
has_edition() { [ "$(edition)" = "$1" ]; }
troubled_by() { status | sed -n '/"troubles"/,$p' | grep -q "$1"; }
running() { kill -0 "$kiosk" 2>/dev/null; }

end_kiosk() {
    kill "$kiosk"
    wait "$kiosk" || broken "$1"
    kiosk=""
}
kill_kiosk() {
    kill -9 "$kiosk"
    wait "$kiosk" 2>/dev/null || true
    kiosk=""
}
screenshot() { xwd -silent -root | convert xwd:- -depth 8 "rgb:$dir/$1.rgb"; }
colours() { convert -size 1280x720 -depth 8 "rgb:$dir/$1.rgb" -unique-colors -format '%w' info:; }
# A picture on the glass has many colours; an empty screen has one.
glass_is_alive() { screenshot alive; [ "$(colours alive)" -gt 50 ]; }
# The glass shows, to the pixel, the page that `render` draws from the same state.
glass_equals_render() {
    "$chancery" render --config "$dir/kiosk.json" --state "$dir/state" --out "$dir/render" --size 1280x720 >/dev/null 2>&1
    screenshot now
    for page in "$dir"/render/*.png; do
        convert "$page" -depth 8 "rgb:$dir/page.rgb"
        cmp -s "$dir/now.rgb" "$dir/page.rgb" && return 0
    done
    return 1
}

# The nineteenth field is how nice a thread is (proc(5)).
collector_gives_way() { [ "$(awk '{print $19}' "/proc/$kiosk/task/"*/stat | sort -n | tail -n 1)" -eq $(($(awk '{print $19}' "/proc/$kiosk/stat") + 5)) ]; }

write_feed() {
    cat > "$server/www/feed.new" <<EOF
{"version": "https://jsonfeed.org/version/1.1", "title": "Ministry", "language": "en", "items": [
 {"id": "one", "title": "$1", "content_text": "The embassy stays open.\\n\\nEveryone is welcome.",
  "date_published": "2025-12-10T09:00:00Z", "image": "photo.jpg",
  "_chancery": {"issuer": "Foreign Affairs", "translations": {"ar": {"title": "السفارة مفتوحة", "content_text": "أهلاً وسهلاً بالجميع في 10 ديسمبر 2025."}}}},
 {"id": "two", "title": "A second word", "content_text": "It has no picture.", "image": "missing.jpg"}]}
EOF
    mv "$server/www/feed.new" "$server/www/feed.json"
}
write_settings() {
    cat > "$dir/kiosk.json" <<EOF
{ // the technician's file
  "sources": [{"name": "ministry", "url": "https://127.0.0.1:$(sed -n 's/^https //p' "$server/ports")/feed.json",
               "interval": "1s", "allow_http": true}],
  "ca_file": "$server/ca.pem", "time_zone": "Europe/Brussels", "dwell_factor": 0.25,
  "reduced_motion": true // what the glass shows is compared to the pixel
}
EOF
}

# --- a screen and a server
start_screen
server=$dir/server
"$here/serve.sh" start "$server"
convert -size 2400x1600 plasma:navy-wheat -seed 7 "$server/www/photo.jpg"

# --- with nothing fetched and no server reached, the built-in edition shows
echo '{}' > "$dir/kiosk.json"
start_kiosk
until_true "the built-in edition shows with nothing fetched" sh -c "'$chancery' status --state '$dir/state' --json 2>/dev/null | grep -q '\"builtin\": true'"
until_true "the glass is not empty" glass_is_alive
promise "with nothing ever fetched the built-in edition shows"
end_kiosk "SIGTERM ends the show with success"
promise "SIGTERM ends the show with success"

# --- server up → statements
write_feed "The first word"
write_settings
start_kiosk
until_true "a statement from the server shows" shows "The first word"
until_true "the glass shows what render draws" glass_equals_render
promise "a statement fetched over TLS is on the glass, to the pixel as render draws it"
until_true "one thread gives way" collector_gives_way
promise "who fetches gives way to who draws"
grep -q "missing.jpg" "$dir/kiosk.log" || broken "a missing picture is named in the log"
promise "a picture that cannot be had costs that picture and one line"

# --- server changed → new edition
write_feed "The second word"
until_true "the changed statement shows" shows "The second word"
promise "a change at the source is on the screen by itself"
second=$(edition)

# --- bad input, one kind after the other: the old edition stays, the reason is said
bad_feed() {
    cp "$1" "$server/www/feed.new"
    mv "$server/www/feed.new" "$server/www/feed.json"
    until_true "$2 is named" troubled_by "$3"
    has_edition "$second" || broken "$2 leaves the old edition"
    running || broken "$2 does not stop the show"
    promise "$2 is named and the old edition stays"
}
printf '{"version": "https://jsonfeed.org/version/1.1", "items": [' > "$dir/malformed.json"
bad_feed "$dir/malformed.json" "malformed JSON" "ministry.*[0-9]:[0-9]"
printf '<html><title>Welcome to the hotel</title>' > "$dir/portal.html"
bad_feed "$dir/portal.html" "a captive portal" "portal"
truncate -s 50M "$dir/huge.json"
bad_feed "$dir/huge.json" "a body of 50 MB" "larger\|too large\|limit"

# --- server down → kill → restart → still there
"$here/serve.sh" stop "$server"
server=""
until_true "the loss of the server is named" troubled_by "ministry"
has_edition "$second" || broken "the loss of the server leaves the edition"
promise "with the server gone the last edition shows, and status says since when"
kill_kiosk
# A page that stays for minutes: what is on the glass now is what the first present brought there.
sed -i 's/"dwell_factor": 0.25/"dwell_factor": 4/' "$dir/kiosk.json"
start_kiosk
until_true "the last edition shows after kill -9 without the server" is_on "The second word"
has_edition "$second" || broken "the edition after kill -9 is the one from before"
glass_equals_render || glass_equals_render || broken "the first page is on the glass from the start, not only in the status"
promise "after kill -9 and a restart without the server the last edition shows, picture and all"

# --- an unreadable settings file: the last good one stays in force
kill_kiosk
printf '{"sources": [' > "$dir/kiosk.json"
start_kiosk
until_true "a broken settings file is named" troubled_by "kiosk.json:1:"
has_edition "$second" || broken "a broken settings file leaves the show"
promise "a broken settings file is named with its place, and the show goes on by the last good one"
code=0
"$chancery" --config "$dir/kiosk.json" --state "$dir/fresh" 2>"$dir/first.log" || code=$?
[ "$code" -eq 78 ] || broken "a first start with a broken settings file exits with 78, not $code"
grep -q "kiosk.json:1:" "$dir/first.log" || broken "a first start names the place in the settings file"
promise "a first start with a broken settings file exits with 78 and names the place"

# --- a card that has damaged all that was kept
# Ended as asked: a third kill would bring safe mode, which does not look at what is kept for as long as anybody waits here.
end_kiosk "SIGTERM ends the show with success, broken settings or not"
for object in $(find "$dir/state/archive/objects" -type f); do
    printf '\001\002' | dd of="$object" bs=1 seek=7 conv=notrunc 2>/dev/null
done
start_kiosk
until_true "the built-in edition shows where all that was kept is damaged" sh -c "'$chancery' status --state '$dir/state' --json 2>/dev/null | grep -q '\"builtin\": true'"
until_true "what is damaged is named" troubled_by "edition [0-9]* cannot be shown: .*is damaged"
promise "where all that was kept is damaged the built-in edition shows, and status says why"
echo "The story holds."

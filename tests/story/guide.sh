#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A technician who has docs/technician.md and nothing else: its three examples, as they stand there but for the address, are saved as
# the guide says, one after the other, under a running kiosk on a real X server; then the house closes.
#   guide.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"
export RUNTIME_DIRECTORY="$dir/run" CHANCERY_ASSETS="$2/assets"

# The clock of the story, which a time service keeps: so many seconds ahead that it is this time.
export TRUSTED_CLOCK="$dir/ahead"
cc -shared -fPIC -o "$dir/clock.so" "$here/trusted_clock.c"
it_is() { echo $(($(date -u -d "$1" +%s) - $(date -u +%s))) > "$dir/ahead.new" && mv "$dir/ahead.new" "$dir/ahead"; }
export ASAN_OPTIONS="verify_asan_link_order=0:$ASAN_OPTIONS"

mkdir "$dir/www" "$dir/kiosk.d"
cat > "$dir/www/feed.json" <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [
 {"id": "one", "title": "The embassy stays open", "content_text": "Everyone is welcome.", "_chancery": {"translations": {
  "fr": {"title": "L’ambassade reste ouverte", "content_text": "Soyez les bienvenus."},
  "nl": {"title": "De ambassade blijft open", "content_text": "Iedereen is welkom."}}}}]}
END
serve_plainly
python3 - "$2/docs/technician.md" "$dir" "http://127.0.0.1:$port/feed.json" <<'END'
import re, sys
guide, folder, address = sys.argv[1:]
examples = re.findall(r"^```json\n(.*?)^```", open(guide).read(), re.M | re.S)[:3]
assert "sources" in examples[0] and "rotation" in examples[1] and "opening_hours" in examples[2], examples
with_address = examples[0].replace('"https://www.example.org/feed.json"', f'"{address}", "allow_http": true')
assert with_address != examples[0]
for name, text in zip(("source", "rotation", "hours"), (with_address, *examples[1:])):
    open(f"{folder}/{name}.json", "w").write(text)
END

on() { status | python3 -c 'import json, sys; on = json.load(sys.stdin)["on"]; sys.exit(on[sys.argv[1]] != sys.argv[2])' "$1" "$2" 2>/dev/null; }
# The glass, set upright as its rotation wants it, is the page that `render` draws of these settings. A few pixels may differ: SDL_ttf
# remembers by quarters of a pixel how it placed a letter before.
glass_shows() { # PAGES TURNED
    xwd -silent -root | convert xwd:- -rotate "-$2" +repage "$dir/now.png"
    for page in "$dir/$1"/*.png; do
        differing=$(compare -metric AE "$dir/now.png" "$page" null: 2>&1) || true
        [ "$differing" -lt 500 ] 2>/dev/null && return 0
    done
    return 1
}
rendered() { # PAGES SIZE TIME
    "$chancery" render --config "$dir/kiosk.json" --size "$2" --at "$3" --for 5m --out "$dir/$1" > "$dir/render.log" 2>&1 || broken "render: $(cat "$dir/render.log")"
}

start_screen
it_is 2026-12-09T09:30:00Z  # a Wednesday: half past ten in Brussels
cp "$dir/source.json" "$dir/kiosk.json"
LD_PRELOAD="$dir/clock.so" "$chancery" --config "$dir/kiosk.json" --state "$dir/state" 2>>"$dir/kiosk.log" &
kiosk=$!
until_true "the own source takes the screen" on title "The embassy stays open"
rendered source 1280x720 2026-12-09T09:30:00Z
until_true "its page is on the glass" glass_shows source 0
promise "the first example: a source of one's own takes the screen"

cp "$dir/rotation.json" "$dir/kiosk.d/10-rotation.json"
until_true "the languages of the second example are on" on language fr
rendered turned 720x1280 2026-12-09T09:30:00Z
until_true "the page stands upright on a screen that was turned" glass_shows turned 90
promise "the second example: languages in their order, on a screen that was turned"

cp "$dir/hours.json" "$dir/kiosk.d/20-hours.json"
"$chancery" check "$dir/kiosk.json" > "$dir/checked" 2>&1 || broken "the three together have no mistake: $(cat "$dir/checked")"
taken_over() { [ "$(grep -c "settings taken over" "$dir/kiosk.log")" -eq 2 ]; }
until_true "the third example is taken over" taken_over
on title "L’ambassade reste ouverte" || broken "in opening hours the show goes on"
it_is 2026-12-13T09:30:00Z  # a Sunday
until_true "the house is closed on a Sunday" on why closed
rendered closed 720x1280 2026-12-13T09:30:00Z
until_true "the card is on the glass" glass_shows closed 90
[ -z "${PICTURE:-}" ] || cp "$dir/now.png" "$PICTURE"
promise "the third example: outside the opening hours a card says that the house is closed"
it_is 2026-12-14T08:05:00Z  # Monday, five past nine
until_true "and open again on Monday" on title "L’ambassade reste ouverte"
promise "and in the morning the show is back"
status | grep -q '"troubles": \[\]' || broken "nothing is wrong: $(status)"
doctor_says() {
    LD_PRELOAD="$dir/clock.so" "$chancery" doctor --config "$dir/kiosk.json" --state "$dir/state" > "$dir/found" 2>&1 || true
    grep -qF "$1" "$dir/found" || broken "the doctor says $1: $(cat "$dir/found")"
}
doctor_says '[bon] horloge: Un service de temps la règle.'

# No line in the log tells of pages that turn.
cat > "$dir/www/feed.json.new" <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "fr", "items": [
 {"id": "a", "title": "Un", "content_text": "Un."}, {"id": "b", "title": "Deux", "content_text": "Deux."}, {"id": "c", "title": "Trois", "content_text": "Trois."}]}
END
mv "$dir/www/feed.json.new" "$dir/www/feed.json"
echo '{"dwell_shortest": "1s", "dwell_longest": "1s"}' > "$dir/kiosk.d/30-quick.json"
turned_to() { on title "$1"; }
until_true "the new statements are on" turned_to Trois
lines=$(wc -l < "$dir/kiosk.log")
for _ in 1 2 3 4; do for title in Un Deux Trois; do until_true "$title is on" turned_to "$title"; done; done
[ "$(wc -l < "$dir/kiosk.log")" -eq "$lines" ] || broken "the log tells of pages: $(tail -n +"$((lines + 1))" "$dir/kiosk.log")"
promise "twelve pages turn, and the log has not a line more"

kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"

# As in a sandbox that does not let the program ask who keeps the clock, on a device that never knew the time.
rm -r "$dir/state"
NOBODY_KEEPS_IT=1 LD_PRELOAD="$dir/clock.so" "$chancery" --config "$dir/kiosk.json" --state "$dir/state" 2>>"$dir/kiosk.log" &
kiosk=$!
waits() { status | grep -qF "no time service vouches for the clock, and these wait for one: opening hours"; }
until_true "the status says what waits for the clock" waits
doctor_says '[à voir] horloge: Un service de temps la règle, mais le kiosque ne le voit pas.'
promise "where the kiosk does not see who keeps the clock, status and doctor say so"
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

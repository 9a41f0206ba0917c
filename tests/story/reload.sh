#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A technician edits the settings of a running kiosk: the real program on a real X server, and screenshots.
#   reload.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"
. "$here/settings_kit.sh"

rendered english feed.json --language en
rendered french feed.json --language fr
rendered strong feed.json --language en --theme strong
rendered moved other.json --language en

good > "$dir/kiosk.json"
start_kiosk
until_true "the statement is on the glass" shows english en

# The screen is looked at all the while: no frame may be black, none may be the built-in edition's.
watch_for_black() {
    while [ -d "$dir/www" ] && [ ! -e "$dir/watched" ] && [ ! -e "$dir/failed" ]; do
        xwd -silent -root 2>/dev/null | convert xwd:- -resize 1x1 -format '%[fx:maxima]\n' info:- >> "$dir/brightness" 2>/dev/null
    done
}
watch_for_black &
watcher=$!

settings feed.json ', "languages": ["fr"]' > "$dir/kiosk.json"
within "a language that is saved in place" 1000 shows french fr
promise "settings saved in place are on the glass within a second"
good > "$dir/kiosk.json.new" && mv "$dir/kiosk.json.new" "$dir/kiosk.json"
within "a file that an editor renames" 1000 shows english en
promise "so are settings that an editor renames into place"
settings feed.json ', "languages": ["en"], "theme": "strong"' > "$dir/kiosk.json"
within "a theme" 1000 shows strong en
promise "so is another theme"
mkdir "$dir/kiosk.d"
echo '{"theme": "default"}' > "$dir/kiosk.d/50-theme.json"
within "a drop-in" 1000 shows english en
promise "so is a drop-in, in a folder that was not there before"
rm "$dir/kiosk.d/50-theme.json"
within "a drop-in that is removed" 1000 shows strong en
promise "and so is its removal"
settings other.json '' > "$dir/kiosk.json"
until_true "another source takes the screen" shows moved en
promise "another source is asked and takes the screen"
good > "$dir/kiosk.json"
until_true "the source from before takes it back" shows english en

touch "$dir/watched"
wait "$watcher" || true
awk '$1 < 0.02 { dark++ } END { exit NR < 5 || dark > 0 }' "$dir/brightness" || broken "the screen was black for a moment"
promise "in $(wc -l < "$dir/brightness") pictures of the screen meanwhile none is black"
cp "$dir/kiosk.json" "$dir/good.json"
kill -HUP "$kiosk"
sleep 0.3
kill -0 "$kiosk" || broken "SIGHUP ends the kiosk"
shows english en || broken "SIGHUP changes the page"
grep -c "settings taken over" "$dir/kiosk.log" > "$dir/before"
kill -HUP "$kiosk"
more_taken_over() { [ "$(grep -c "settings taken over" "$dir/kiosk.log")" -gt "$(cat "$dir/before")" ]; }
within "SIGHUP" 1000 more_taken_over
promise "SIGHUP reads them anew"

# What a technician asks of the running kiosk.
"$chancery" screenshot --state "$dir/state" --out "$dir/asked.png"
[ "$(compare -metric AE "$dir/asked.png" "$dir/english/0001-en.png" null: 2>&1 || true)" -lt 300 ] || broken "the screenshot shows the page"
promise "a screenshot on request is the page"
kill -USR2 "$kiosk"
overlay_is_there() {
    xwd -silent -root | convert xwd:- "$dir/overlay.png"
    [ "$(compare -metric AE "$dir/overlay.png" "$dir/english/0001-en.png" null: 2>&1 || true)" -gt 5000 ]
}
until_true "the overlay comes" overlay_is_there
promise "the technician's overlay comes by a signal"
[ -z "${PICTURE:-}" ] || { sleep 1; overlay_is_there; cp "$dir/overlay.png" "$PICTURE-overlay.png"; }
metrics=$dir/run/metrics.prom
until_true "there are metrics" test -s "$metrics"
if command -v promtool > /dev/null; then promtool check metrics < "$metrics" || broken "promtool complains"
else echo "left out: there is no promtool (package prometheus)"; fi
[ -z "$(grep -vE '^# (HELP|TYPE) chancery_[a-z_]+ .+$|^chancery_[a-z_]+(\{([a-z]+="([^"\\]|\\.)*",?)+\})? [0-9.]+$' "$metrics")" ] || broken "a line of the metrics has no form"
grep -q '^chancery_source_up{source="m"} 1$' "$metrics" || broken "the metrics tell of the source"
promise "metrics.prom is in Prometheus' text format"

kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

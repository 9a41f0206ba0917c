#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A hundred settings files that someone mistyped, each saved under a running kiosk (broken_settings.txt): one message
# each, in `check` as in `status`, and nothing on the glass changes.
#   broken_settings.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"
. "$here/settings_kit.sh"

rendered english feed.json --language en
good > "$dir/kiosk.json"
cp "$dir/kiosk.json" "$dir/good.json"
start_kiosk
until_true "the statement is on the glass" shows english en

# A hundred files that someone mistyped: each has one message, in the check as in the status, and none changes the page.
told() { status | python3 -c 'import json, sys; sys.exit(json.load(sys.stdin)["troubles"] != [sys.argv[1] + " (the settings from before stay in force)"])' "$1"; }
number=0
while IFS='	' read -r text must; do
    case $text in \#*) continue ;; esac
    number=$((number + 1))
    printf '%s\n' "$text" > "$dir/kiosk.json.new" && mv "$dir/kiosk.json.new" "$dir/kiosk.json"
    "$chancery" check "$dir/kiosk.json" > "$dir/message" 2>&1 && broken "check lets this pass: $text"
    [ "$(wc -l < "$dir/message")" -eq 1 ] || broken "not one message but $(cat "$dir/message") about: $text"
    grep -q "^$dir/kiosk.json:[0-9]*:[0-9]*: error: " "$dir/message" || broken "no place in $(cat "$dir/message") about: $text"
    grep -qF "$must" "$dir/message" || broken "$(cat "$dir/message") says nothing of $must: $text"
    until_true "the status says what is wrong with: $text" told "$(cat "$dir/message")"
    [ $((number % 10)) -ne 1 ] || shows english en || broken "the page changed with: $text"
done < "$here/broken_settings.txt"
shows english en || broken "the page changed"
[ "$number" -ge 100 ] || broken "only $number broken files"
promise "$number broken files each have one message with its place, and leave the page alone"
grep -q "kiosk.json:1:.*error" "$dir/kiosk.log" || broken "the log says what is wrong"
convert "$dir/now.png" -crop 640x360+640+0 +repage "$dir/corner.png"
convert "$dir/english/0001-en.png" -crop 640x360+640+0 +repage "$dir/clean-corner.png"
[ "$(compare -metric AE "$dir/corner.png" "$dir/clean-corner.png" null: 2>&1 || true)" -gt 5000 ] || broken "the corner says what is wrong"
promise "log, status and the corner of the screen say why"
[ -z "${PICTURE:-}" ] || cp "$dir/now.png" "$PICTURE"
mv "$dir/good.json" "$dir/kiosk.json"
until_true "good settings end it" status_says '"troubles": []'
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

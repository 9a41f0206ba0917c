#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A technician answers `chancery setup` and asks `chancery doctor`: the real program, its questions answered from standard input.
#   setup.sh CHANCERY SOURCE_DIR
set -eu
chancery=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"
export RUNTIME_DIRECTORY="$dir/run" CHANCERY_ASSETS="$2/assets"
file=$dir/etc/kiosk.json
setup() { "$chancery" setup --config "$file" > "$dir/said" 2>&1; }

printf '%s\n' 'fr, nl' https://mfa.example/feed.json '' 1.5 Europe/Brussels 'mon-fri 09:00-17:00' 90 y | setup || broken "setup writes a file"
"$chancery" check "$file" > "$dir/checked" 2>&1 || broken "what setup writes is good: $(cat "$dir/checked")"
grep -q '"url": "https://mfa.example/feed.json"' "$file" && grep -q '"rotation": 90' "$file" || broken "the answers are in the file"
promise "seven answers and a yes make a file that check finds good"
cp "$file" "$dir/first"
printf 'n\n' | setup || broken "a no is no failure"
cmp -s "$file" "$dir/first" || broken "a no changes the file"
printf 'y\n\n\n\n\n\n\nn\n' | setup || broken "a no at the end is no failure"
cmp -s "$file" "$dir/first" || broken "a no at the end changes the file"
printf 'y\nfr\n' | setup && broken "answers that end too early are a failure"
cmp -s "$file" "$dir/first" || broken "answers that end too early change the file"
promise "without a yes nothing is written over, nor where the answers end too early"
printf 'y\nde\n\n\n\n\n\ny\n' | setup || broken "a yes writes anew"
cmp -s "$file.before" "$dir/first" && ! cmp -s "$file" "$dir/first" || broken "the old file is kept beside the new one"
promise "with a yes the old file is kept beside the new one"

# A settings file by another name, as several displays on one machine have, is told by what stands in it.
checked() { printf '%s' "$1" > "$dir/left.json"; "$chancery" check "$dir/left.json" > "$dir/checked" 2>&1; }
checked '{"opening_hours": {"when": [{"days": ["mon"]}]}}' && grep -q 'left.json: settings; ' "$dir/checked" || broken "opening hours alone are settings: $(cat "$dir/checked")"
checked '{"theme": "stong"}' && broken "a theme that is not there is a mistake"
grep -q 'left.json:1:11: error: .*did you mean "strong"' "$dir/checked" || broken "a theme alone is settings: $(cat "$dir/checked")"
checked '{"theme": "strong",
 "sources": [,]}' && broken "a slip of the pen is a mistake"
grep -q '^[^ ]*left.json:2:14: error: ' "$dir/checked" && [ "$(wc -l < "$dir/checked")" -eq 1 ] || broken "a slip of the pen has its place: $(cat "$dir/checked")"
promise "a settings file by another name is checked as one, also with a slip of the pen"

doctor() { "$chancery" doctor --config "$file" --state "$dir/state" > "$dir/found" 2>&1; }
printf '%s' '{"sources": [{"name": "mfa", "url": "https://no-such-host.invalid/feed.json"}], "languages": ["en"]}' > "$file"
code=0
doctor || code=$?
[ "$code" -eq 2 ] || broken "the doctor ends with 2 where something is bad: $code"
for words in '\[good\] settings' '\[BAD\] kiosk: It does not run' '\[BAD\] source mfa: ' '→ Open that address on a computer' '\] card: '; do
    grep -q "$words" "$dir/found" || broken "the doctor says $words: $(cat "$dir/found")"
done
if ! ls -d /sys/class/drm/card*-* > /dev/null 2>&1; then
    grep -q '\[BAD\] display: The machine knows no graphics card' "$dir/found" || broken "the doctor finds no graphics card: $(cat "$dir/found")"
fi
for pair in 'fr:Il ne fonctionne pas' 'nl-BE:Hij werkt niet' 'de:Er läuft nicht' 'ja:It does not run'; do
    sed -i "s/\"languages\": \[\"[^\"]*\"\]/\"languages\": [\"${pair%%:*}\"]/" "$file"
    doctor || true
    grep -q "${pair#*:}" "$dir/found" || broken "the doctor speaks ${pair%%:*}: $(cat "$dir/found")"
done
promise "the doctor says what is wrong and what to do, in the screen's language"
"$chancery" doctor --config "$file" --state "$dir/state" --json | python3 -c 'import json, sys; found = json.load(sys.stdin); assert found[0]["level"] == "good" and found[0]["about"] == "settings", found' || broken "the doctor's JSON"
printf '{"theme": 1}' > "$file"
doctor || true
grep -q "$file:1:11: error: " "$dir/found" || broken "the doctor names the mistake: $(cat "$dir/found")"
[ -z "$(ls "$dir/state" 2>/dev/null)" ] || broken "the doctor leaves something behind: $(ls -A "$dir/state")"
promise "and leaves nothing behind"

# Root, who asks for a service's kiosk, leaves nothing of root's in its folder.
if [ "$(id -u)" -eq 0 ] && id nobody > /dev/null 2>&1; then
    chmod 755 "$dir"
    mkdir -p "$dir/service"
    chown -R nobody "$dir/service"
    printf '{}' > "$file"
    "$chancery" doctor --config "$file" --state "$dir/service" > "$dir/found" 2>&1 || true
    "$chancery" reset-clock --state "$dir/service" > "$dir/found" 2>&1 || broken "root resets the clock of a service: $(cat "$dir/found")"
    [ -z "$(find "$dir/service" ! -user nobody)" ] || broken "root leaves something of root's in a service's folder: $(find "$dir/service" ! -user nobody)"
    promise "asked by root, doctor and reset-clock act as the user whose kiosk it is"
fi
echo "The story holds."

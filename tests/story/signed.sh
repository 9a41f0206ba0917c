#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Signed statements from the publisher's commands to the screen: a real server with TLS, a real window on a real X server,
# and someone who owns the server but not the key.
#   signed.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
. "$here/kit.sh"
export RUNTIME_DIRECTORY="$dir/run"
stop_server() { "$here/serve.sh" stop "$server" || true; }

. "$here/press.sh"
edition() { status | sed -n 's/.*"edition": "\(.*\)".*/\1/p'; }
log_lines() { grep -c "ministry" "$dir/kiosk.log" || true; }
on_the_card() { grep -raq "$1" "$dir/state" "$dir/run"; }
not_on_the_card() { ! on_the_card "$1"; }

# attack WHAT FOLDER TROUBLE: what the owner of the server puts there changes nothing, and is said once.
attack() {
    before=$(edition) lines=$(log_lines)
    upload "$2"
    until_true "$1 is named" trouble_is "$3"
    after_polls
    [ "$(edition)" = "$before" ] || broken "$1 leaves the screen as it is"
    new=$(($(log_lines) - lines))
    [ "$new" -eq 1 ] || broken "$1 costs one line in the log, not $new"
    promise "$1 leaves the screen as it is and costs one line"
    publish
    until_true "the next good manifest heals it" no_trouble
}
copy_of_press() { rm -rf "$dir/attack"; cp -r "$press" "$dir/attack"; }

# --- a screen, a server, a press office
start_screen
server=$dir/server
"$here/serve.sh" start "$server"
mkdir "$press"
cat > "$press/feed.json" <<'FEED'
{"version": "https://jsonfeed.org/version/1.1", "title": "Ministry", "language": "en", "items": [
 {"id": "one", "title": "The first word", "content_text": "The embassy stays open."},
 {"id": "two", "title": "The second word", "content_text": "Quinces ripen in October."}]}
FEED
sed 's/"id": "one"/"id": "guest"/; s/The first word/The guest speaks/; /"two"/d; s/open."},/open."}]}/' "$press/feed.json" > "$server/www/guest.json"
"$chancery" keygen "$dir/key" > "$dir/press.log" || broken "chancery keygen"
base="https://127.0.0.1:$(sed -n 's/^https //p' "$server/ports")"
cat > "$dir/kiosk.json" <<SETTINGS
{"sources": [{"name": "ministry", "url": "$base/press/", "key": "$(tail -n 1 "$dir/key.pub")", "audience": ["lobby"],
              "interval": "1s", "allow_local": true},
             {"name": "guest", "url": "$base/guest.json", "interval": "1s", "allow_local": true}],
 "ca_file": "$server/ca.pem", "time_zone": "UTC", "dwell_factor": 0.25}
SETTINGS

# --- signed: it shows
publish --feed feed.json
cp -r "$press" "$dir/old"
start_kiosk
until_true "the signed statements and the guest's are there" counts 3
until_true "a signed statement is on" is_on "The .* word"
promise "what keygen and sign made is on the screen"
says_of ministry "signed with .*, manifest 1" || broken "status names key and manifest"
says_of guest '"signature": "unsigned"' || broken "status names the unsigned source"
[ "$(grep -c "guest is unsigned" "$dir/kiosk.log")" -eq 1 ] || broken "the log names the unsigned source once"
promise "status names the key and the manifest, and the source that nobody signs; the log once"
publish
until_true "the next manifest is taken" says_of ministry "manifest 2"

# --- the server belongs to someone else
sed -i 's/in October/in autumn/' "$press/feed.json"
sign
copy_of_press
sed -i 's/in autumn/in winter/' "$dir/attack/feed.json"
attack "a feed with one other byte" "$dir/attack" "feed.json"
copy_of_press
sed -i '2{s/^\(.\{50\}\)[^A]/\1A/;t;s/^\(.\{50\}\)A/\1B/}' "$dir/attack/manifest.json.minisig"
attack "a tampered signature" "$dir/attack" "sign"
attack "an old manifest" "$dir/old" "was seen already"
copy_of_press
sign
"$chancery" sign "$dir/attack" --key "$dir/key.sec" --audience elsewhere >>"$dir/press.log"
attack "a manifest for another audience" "$dir/attack" "is for others"

# --- withdrawn: off at once, off the card, and never back
until_true "the second word is on" is_on "The second word"
on_the_card "Quinces ripen" || broken "what shows is kept on the card"
"$chancery" withdraw "$press" two --key "$dir/key.sec" >"$dir/withdrawn" 2>&1 || broken "chancery withdraw"
grep -q 'feed.json, item 2: "two" is withdrawn' "$dir/withdrawn" || broken "withdraw names the feed that still has it"
asked=$(grep -c "press/manifest.json HTTP" "$server/access.log")
upload "$press"
until_true "the withdrawal is fetched" sh -c "[ \$(grep -c 'press/manifest.json HTTP' '$server/access.log') -gt $asked ]"
fetched=$(date +%s%N)
until_true "a withdrawn statement leaves the screen" shows_not "The second word"
took=$((($(date +%s%N) - fetched) / 1000000))
[ "$took" -le 2000 ] || broken "a withdrawn statement leaves within 2 s, not $took ms"
promise "a withdrawn statement is off in the middle of its dwell, $took ms after its poll began"
cp "$press/feed.json" "$dir/with-two.json"
sed -i 's/open."},/open."}]}/; /"two"/d' "$press/feed.json"
publish
until_true "its words are gone from the card" not_on_the_card "Quinces ripen"
promise "its words are nowhere in the state folder as soon as the feed leaves it out"
kill -9 "$kiosk"
wait "$kiosk" 2>/dev/null || true
cp "$dir/with-two.json" "$press/feed.json"
publish
start_kiosk
until_true "the rest is there after kill -9" status_of_this_run
until_true "the first word is there after kill -9" counts 2
after_polls
shows_not "The second word" || broken "a withdrawn statement stays away after kill -9"
promise "after kill -9 it does not come back, though the feed has it again"

# --- sealed: nothing on the card before its hour
sed 's/"id": "one"/"id": "accord"/; s/The first word/The Heron accord/; /"two"/d; s/stays open."},/signs at noon."}]}/' "$press/feed.json" > "$press/accord.json"
"$chancery" seal "$press" accord.json --keys "$dir/seals.json" >>"$dir/press.log" || broken "chancery seal"
publish --feed feed.json --feed accord.json.sealed
until_true "the sealed file is fetched" grep -q "accord.json.sealed" "$server/access.log"
after_polls
not_on_the_card "Heron accord" && not_on_the_card "signs at noon" || broken "a sealed statement lies on the card in clear"
shows "The Heron accord" && broken "a sealed statement shows"
promise "before its release nothing of a sealed statement can be read on the card"
"$chancery" release "$press" accord.json.sealed --keys "$dir/seals.json" --key "$dir/key.sec" >>"$dir/press.log" 2>&1 || broken "chancery release"
upload "$press"
until_true "the released statement shows" shows "The Heron accord"
promise "after its release it shows"

# --- a signed notice puts a mode of protocol in force
cat > "$press/mourning.json" <<'LIST'
{"playlist": "Mourning", "priority": "condolence", "protocol": {"mode": "mourning", "tags": ["mourning"]},
 "entries": [{"statement": {"id": "grief", "title": "We mourn", "content_text": "The flag is at half-mast.", "tags": ["mourning"]}}]}
LIST
publish --feed feed.json --feed accord.json.sealed --feed mourning.json
until_true "the notice of mourning shows" is_on "We mourn"
until_true "status names the mode" sh -c "'$chancery' status --state '$dir/state' --json 2>/dev/null | grep '\"protocol\"' | grep -q mourning"
promise "a signed playlist puts mourning in force, and status says so"

# --- another hand's minisign
number=$(($(sed -n 's/.*"sequence": *\([0-9]*\).*/\1/p' "$press/manifest.json") + 1))
sed -i "s/\"sequence\": *[0-9]*/\"sequence\": $number/" "$press/manifest.json"
minisign -S -s "$dir/key.sec" -m "$press/manifest.json" -t "chancery role=manifest seq=$number" </dev/null >>"$dir/press.log" 2>&1 ||
    broken "minisign signs with our key"
upload "$press"
until_true "a manifest signed by minisign is taken" says_of ministry "manifest $number"
promise "a manifest that Debian's minisign signed is taken"
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

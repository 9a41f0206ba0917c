#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Settings saved under a running kiosk, and a publisher who signs: no save makes it forget what it has seen, none lets words
# stay that are no longer believed.
#   reload_signed.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"
export RUNTIME_DIRECTORY="$dir/run" CHANCERY_ASSETS="$2/assets" SDL_VIDEODRIVER=dummy

# Two states of one signed folder, and a second publisher's key.
printf '%s\n' "words" > "$dir/password"
publish() { "$chancery" "$@" --password-file "$dir/password" >> "$dir/publish.log" 2>&1 || broken "publishing: $*"; }
feed() { printf '{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [{"id": "one", "title": "%s", "content_text": "Text."}]}' "$1"; }
(cd "$dir" && "$chancery" keygen press --password-file password && "$chancery" keygen other --password-file password) >> "$dir/publish.log" 2>&1 || broken "keygen"
mkdir "$dir/www"
feed "The old words" > "$dir/www/feed.json"
publish sign "$dir/www" --key "$dir/press.sec"
cp -r "$dir/www" "$dir/old"
feed "The new words" > "$dir/www/feed.json"
publish sign "$dir/www" --key "$dir/press.sec"
cp -r "$dir/www" "$dir/new"
serve() { for file in "$dir/$1"/*; do cp "$file" "$dir/www/.next" && mv "$dir/www/.next" "$dir/www/${file##*/}"; done; }

serve_plainly
press=$(tail -n 1 "$dir/press.pub") other=$(tail -n 1 "$dir/other.pub")
save() { # SOURCES
    printf '{"sources": [%s]}\n' "$1" > "$dir/kiosk.json.new"
    mv "$dir/kiosk.json.new" "$dir/kiosk.json"
}
source_of() { printf '{"name": "m", "url": "http://127.0.0.1:%s/feed.json", "interval": "1s", "allow_http": true, %s}' "$port" "$1"; }
says() { status | grep -qF -- "$1"; }
on() { status | python3 -c 'import json, sys; sys.exit(json.load(sys.stdin)["on"]["title"] != sys.argv[1])' "$1" 2>/dev/null; }
# Everything that was on since the kiosk began, and nothing else is looked at: the status of each moment.
watch_words() {
    while [ ! -e "$dir/watched" ] && [ ! -e "$dir/failed" ]; do
        status | python3 -c 'import json, sys; print(json.load(sys.stdin)["on"]["title"])' >> "$dir/titles" 2>/dev/null || sleep 0.1
    done
}

save "$(source_of "\"key\": \"$press\"")"
start_kiosk
until_true "the signed words are on" on "The new words"
watch_words &
watcher=$!
serve old
until_true "an older manifest is refused" says "was seen already"
promise "an older manifest is refused before any save"
save ""
until_true "settings without the source are taken over" says '"builtin": true'
promise "words of a source that the settings no longer name leave the screen"
save "$(source_of "\"key\": \"$press\"")"
until_true "the older manifest is refused after the save as well" says "was seen already"
on "The old words" && broken "a save brought the old words back"
promise "a source that was gone for one save has forgotten nothing: the older manifest is still refused"
serve new
until_true "the new words are on again" on "The new words"

save "$(source_of "\"root\": \"$dir/no-such-root.json\"")"
until_true "a root that cannot be read is refused" says "kiosk.json:1:13: error: m cannot be believed"
on "The new words" || broken "settings that name no root change the screen"
promise "settings that name a root which is not there are refused, with their place, and the words stay"
save "$(source_of "\"key\": \"$other\"")"
until_true "words that another key signed leave" says '"builtin": true'
promise "where the settings want another key, what the one before signed leaves the screen"
save "$(source_of "\"key\": \"$press\"")"
until_true "the new words are on at last" on "The new words"
touch "$dir/watched"
wait "$watcher" || true
grep -q "The old words" "$dir/titles" && broken "the old words were on for a moment"
promise "in $(wc -l < "$dir/titles") looks the old words were never on"
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""
echo "The story holds."

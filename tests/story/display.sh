#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A monitor that changes its mode under a running kiosk: a real X server without a window manager, and screenshots.
#   display.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1 and leaves the evidence in DIR.
set -eu
chancery=$1
. "$(dirname "$0")/kit.sh"
export RUNTIME_DIRECTORY="$dir/run"

lays_out_for() { status | tr -d ' \n' | grep -q "\"screen\":\[$1,$2\],"; }
mode() { xrandr --output screen --mode "$1"; }
# The glass shows the page that `render` draws for this size. A few pixels may differ: SDL_ttf remembers by quarters of a
# pixel how it placed a letter before.
glass_shows_page_of() {
    xwd -silent -root | convert xwd:- "$dir/now.png"
    [ -z "${turned:-}" ] || convert "$dir/now.png" -rotate "-$turned" +repage "$dir/now.png"
    differing=$(compare -metric AE "$dir/now.png" "$dir/$1/0001-en.png" null: 2>&1) || true
    [ "$differing" -lt 500 ] 2>/dev/null
}

start_screen
xrandr --newmode 800x600 38.25 800 832 912 1024 600 603 607 624
xrandr --addmode screen 800x600

# One statement of one page: the glass shows the same whenever it is looked at.
cat > "$dir/feed.json" <<'EOF'
{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [
 {"id": "one", "title": "The embassy stays open", "content_text": "Everyone is welcome."}]}
EOF
mkdir "$dir/www" && mv "$dir/feed.json" "$dir/www/"
serve_plainly
cat > "$dir/kiosk.json" <<EOF
{"sources": [{"name": "m", "url": "http://127.0.0.1:$port/feed.json", "interval": "1s", "allow_http": true}], "time_zone": "UTC"}
EOF
for size in 1280x720 800x600 720x1280; do
    "$chancery" render --feed "$dir/www/feed.json" --size "$size" --out "$dir/$size" >/dev/null 2>&1
done

start_kiosk
until_true "the statement is on the glass" glass_shows_page_of 1280x720
promise "the page fills the screen, as render draws it"
mode 800x600
until_true "the page is laid out for the new mode" lays_out_for 800 600
until_true "the page is on the glass of the new mode" glass_shows_page_of 800x600
promise "a smaller mode is taken up without a restart and without a window manager"
mode 1280x720
until_true "the page is laid out for the old mode" lays_out_for 1280 720
until_true "the page is on the glass of the old mode" glass_shows_page_of 1280x720
promise "so is the larger one"
for _ in 1 2 3 4 5; do mode 800x600; mode 1280x720; done
until_true "the page is on the glass after ten changes in a row" glass_shows_page_of 1280x720
promise "ten changes in a row leave the page where it should be"
kill -0 "$kiosk" || broken "the kiosk runs on"
kill "$kiosk"
wait "$kiosk" || broken "the kiosk ends with success"
kiosk=""

settings() {
    cat > "$dir/kiosk.json" <<EOF
{"sources": [{"name": "m", "url": "http://127.0.0.1:$port/feed.json", "interval": "1s", "allow_http": true}],
 "time_zone": "UTC", $1}
EOF
}
end_kiosk() {
    kill "$kiosk" && wait "$kiosk" || broken "the kiosk ends with success"
    kiosk=""
}

# Both ways, in the worst moment: SDL has looked, and nobody listens yet.
cc -shared -fPIC -o "$dir/late.so" "$(dirname "$0")/late_change.c"
export ASAN_OPTIONS="verify_asan_link_order=0:$ASAN_OPTIONS"
for size in 800x600 1280x720; do
    export LD_PRELOAD="$dir/late.so" LATE_CHANGE="xrandr --output screen --mode $size"
    start_kiosk
    unset LD_PRELOAD LATE_CHANGE
    until_true "the page is on the glass of the mode that came late" glass_shows_page_of "$size"
    end_kiosk
done
promise "a change that nobody could tell of is noticed"

# The built-in edition's first page has a picture; without it, the glass is far off.
glass_is_near_page_of() {
    xwd -silent -root | convert xwd:- "$dir/now.png"
    apart=$(compare -metric MAE "$dir/now.png" "$dir/pictured-$1/0001-en.png" null: 2>&1 | sed -n 's/^[0-9.e-]* (\([0-9.e-]*\))$/\1/p') || true
    awk -v apart="$apart" 'BEGIN { exit !(apart != "" && apart + 0 < 0.02) }'
}
rm -rf "$dir/state"  # nothing is ready from before
echo '{"languages": ["en"], "time_zone": "UTC"}' > "$dir/kiosk.json"
for size in 1280x720 800x600; do
    "$chancery" render --config "$dir/kiosk.json" --for 1m --size "$size" --out "$dir/pictured-$size" >/dev/null 2>&1
done
start_kiosk
until_true "the picture is on the glass" glass_is_near_page_of 1280x720
mode 800x600
until_true "the picture is on the glass of the new mode" glass_is_near_page_of 800x600
mode 1280x720
end_kiosk
promise "pictures are made ready for the new mode"

for turned in 90 180 270; do
    settings "\"display\": {\"rotation\": $turned}"
    size=720x1280
    [ "$turned" != 180 ] || size=1280x720
    start_kiosk
    until_true "the page is on the glass, turned by $turned" glass_shows_page_of "$size"
    [ -z "${KEEP:-}" ] || xwd -silent -root | convert xwd:- "$KEEP/turned-$turned.png"
    end_kiosk
done
turned=""
promise "turned by 90, 180 and 270 degrees the page is what render draws for the turned size"

settings '"display": {"connector": "HDMI-A-9"}'
start_kiosk
waits() { status | grep -q 'HDMI-A-9'; }
until_true "the status says which display is waited for" waits
kill -0 "$kiosk" || broken "the kiosk waits"
end_kiosk
promise "a display that is not there is waited for, and the status says so"

# Where this X server can let a monitor sleep.
if xset q | grep -q "DPMS is"; then
    tomorrow=$(LC_ALL=C date -u -d tomorrow +%a | tr 'A-Z' 'a-z')
    settings "\"display\": {\"when_dark\": \"off\"}, \"opening_hours\": {\"when\": [{\"days\": [\"$tomorrow\"], \"from\": \"01:00\", \"until\": \"02:00\"}], \"closed\": \"dark\"}"
    start_kiosk
    asleep() { xset q | grep -q "Monitor is Off"; }
    until_true "the monitor sleeps" asleep
    end_kiosk
    xset q | grep -q "Monitor is On" || broken "the monitor is awake when the kiosk has ended"
    promise "outside opening hours the monitor's signal goes off, and comes back"
fi
echo "The story holds."

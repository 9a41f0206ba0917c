# SPDX-License-Identifier: EUPL-1.2
# For stories that edit the settings of a running kiosk and look at the glass; sourced after kit.sh, with $chancery and the
# source folder in $2. Gives an X server, a feed with two languages, and words to compare the glass with what render draws.
export RUNTIME_DIRECTORY="$dir/run" CHANCERY_ASSETS="$2/assets"

start_screen

mkdir "$dir/www"
cat > "$dir/www/feed.json" <<'EOF'
{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [
 {"id": "one", "title": "The embassy stays open", "content_text": "Everyone is welcome.", "_chancery": {"translations": {
  "fr": {"title": "L’ambassade reste ouverte", "content_text": "Soyez les bienvenus."}}}}]}
EOF
sed 's/The embassy stays open/The consulate has moved/; s/, "_chancery".*/}]}/; /"fr":/d' "$dir/www/feed.json" > "$dir/www/other.json"
serve_plainly

settings() { # FEED MORE: the text of a settings file
    printf '{"sources": [{"name": "m", "url": "http://127.0.0.1:%s/%s", "interval": "1h", "allow_http": true}], "time_zone": "UTC"%s}\n' \
        "$port" "$1" "$2"
}
good() { settings feed.json ', "languages": ["en"]'; }
rendered() { # NAME FEED OPTIONS...: the page as render draws it, without the corner where notices stand
    name=$1 feed=$2
    shift 2
    "$chancery" render --feed "$dir/www/$feed" --size 1280x720 --out "$dir/$name" "$@" >/dev/null 2>&1
}
# How many pixels differ on the left, where nothing is said to the technician.
differing() {
    xwd -silent -root | convert xwd:- "$dir/now.png"
    convert "$dir/now.png" -crop 600x720+0+0 +repage "$dir/now-left.png"
    convert "$dir/$1/0001-$2.png" -crop 600x720+0+0 +repage "$dir/$1/left.png"
    compare -metric AE "$dir/now-left.png" "$dir/$1/left.png" null: 2>&1 || true
}
shows() { [ "$(differing "$1" "$2")" -lt 300 ] 2>/dev/null; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
# within WHAT MS COMMAND...: true before so many milliseconds are over.
within() {
    what=$1 begun=$(milliseconds) limit=$(($2 * slowness))
    shift 2
    until "$@"; do
        [ $(($(milliseconds) - begun)) -lt "$limit" ] || broken "$what: not within $limit ms"
        sleep 0.02
    done
    echo "  $what: seen after $(($(milliseconds) - begun)) ms"
}
# A sanitized program on a machine that a dozen builds share is a hundred times slower than the shipped one alone: SLOWNESS=1 asks for the second itself.
slowness=${SLOWNESS:-120}
status_says() { status | grep -qF "$1"; }


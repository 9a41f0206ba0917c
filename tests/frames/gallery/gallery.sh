#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The pages of docs/gallery.md, and how well words stand out on real photographs. Those come from Debian's packages
# plasma-workspace-wallpapers and mate-backgrounds, which are downloaded and unpacked into a folder of their own.
#   gallery.sh draw [FRAME_SCENES]       draws the gallery into docs/images/gallery: of each statement its first page
#   gallery.sh contrast [FRAME_SCENES]   twenty photographs under seven pages, in landscape and portrait, in each theme that
#                                        shows colours: the least contrast of each, and of all; fails below 4.5:1
# Without FRAME_SCENES it is built first, in build/gallery.
# PHOTOGRAPHS names a folder with the packages' files, where they were unpacked before.
set -eu
verb=$1
house=$(realpath "$(dirname "$0")/../../..")
scenes=${2:-$house/build/gallery/tests/frames/frame_scenes}
if [ $# -lt 2 ]; then
    cmake --preset release -S "$house" -B "$house/build/gallery" -DCHANCERY_TESTS=ON >/dev/null
    cmake --build "$house/build/gallery" --target frame_scenes assets --parallel
fi
scenes=$(realpath "$scenes")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

photographs=${PHOTOGRAPHS:-$work/packages}
if [ -z "${PHOTOGRAPHS:-}" ]; then
    mkdir "$photographs"
    (cd "$work" && apt-get -q download plasma-workspace-wallpapers mate-backgrounds >/dev/null 2>&1)
    for package in "$work"/*.deb; do dpkg -x "$package" "$photographs"; done
fi

# Under the names that scenes.json uses.
mkdir "$work/photo"
for name in BytheWater ColdRipple ColorfulCups DarkestHour EveningGlow FallenLeaf Grey Kite OneStandsOut Path summer_1am; do
    ln -s "$photographs/usr/share/wallpapers/$name/contents/images/2560x1600.jpg" "$work/photo/$name.jpg"
done
for name in Aqua Blinds Dune FreshFlower GreenMeadow LadyBird RainDrops Storm TwoWings; do
    ln -s "$photographs/usr/share/backgrounds/mate/nature/$name.jpg" "$work/photo/$name.jpg"
done

# Upright photographs, as a part of two.
mkdir "$work/photo/tall"
for name in FallenLeaf summer_1am; do convert "$work/photo/$name.jpg" -gravity center -crop 1000x1600+0+0 +repage "$work/photo/tall/$name.jpg"; done

# The themes that come with the program, and two more.
cp -r "$house/assets/themes" "$work/themes"
art=$(dirname "$scenes")/../../share/chancery/art/colonnade.jpg
sed "s|\"name\": \"default\"|\"name\": \"with-art\", \"art\": \"$(realpath "$art")\"|" "$house/assets/themes/default.json" >"$work/themes/with-art.json"
sed 's|"name": "default"|"name": "with-families", "families": {"title": "Noto Sans", "text": "Noto Serif"}|' "$house/assets/themes/default.json" >"$work/themes/with-families.json"

draw() {
    "$scenes" scenes.json "$work/themes/default.json" "$house/assets/themes/mourning.json" "$1" "$work/$2" "$work/photo"
}

case $verb in
draw)
    draw 1920x1080 landscape
    draw 1080x1920 portrait
    into=$house/docs/images/gallery
    mkdir -p "$into"
    for page in "$work"/landscape/*-1.png; do convert "$page" -resize 960x -quality 80 "$into/$(basename "$page" .png).webp"; done
    rm -f "$into"/before-*.webp "$into"/fade-1.webp
    for page in "$work"/landscape/fade-at-*.png; do convert "$page" -resize 640x -quality 80 "$into/$(basename "$page" .png).webp"; done
    for page in "$work"/portrait/*-1.png; do convert "$page" -resize 480x -quality 80 "$into/$(basename "$page" .png).webp"; done
    du -sh "$into"
    ;;
contrast)
    for photo in "$work"/photo/*.jpg; do
        for theme in ${THEMES:-default high-contrast strong}; do
            for size in 1920x1080 1080x1920; do
                "$scenes" contrast.json "$house/assets/themes/$theme.json" "$house/assets/themes/mourning.json" "$size" "$work/out" "$photo"
            done
        done | sed 's/.*contrast \([0-9.]*\) (99%: \([0-9.]*\)).*/\1 \2/' | sort -n | awk -v name="$(basename "$photo" .jpg)" \
            'NR == 1 {least = $1} {if (!ninety || $2 < ninety) ninety = $2} END {printf "%-14s least %s:1, 99%% of each page at least %s:1, of %d pages\n", name, least, ninety, NR}'
    done >"$work/report"
    cat "$work/report"
    sed 's/^\([^ ]*\) *least \([0-9.]*\):1.*/\2 \1/' "$work/report" | sort -n | awk \
        'NR == 1 {least = $1; on = $2} END {print "the least of " NR " photographs: " least ":1, on " on; exit least < 4.5}'
    ;;
*) echo "gallery.sh draw|contrast [FRAME_SCENES]" >&2; exit 64 ;;
esac

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Holds the pages of 30 languages and the layouts (scenes.cpp), in landscape and portrait, and one statement in other shapes
# of screen to the golden pictures beside this script, which someone has looked at.
#   frames.sh check CHANCERY FRAME_SCENES    compares; says which page differs, and leaves a picture of the difference
#   frames.sh accept CHANCERY FRAME_SCENES   makes what is drawn now the golden pictures: look at each before you commit it
set -eu
verb=$1
chancery=$(realpath "$2")
scenes=$(realpath "$3")
cd "$(dirname "$0")"
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
# Anti-aliasing may differ in the last bits between processors; a letter that moved changes far more than this.
most_pixels=60
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

# draw WHERE SIZE LANGUAGE...: every page as WHERE-NNNN-LANGUAGE.png
draw() {
    where=$1 size=$2
    shift 2
    "$chancery" render --feed languages.json --theme ./plain.json --size "$size" --at 2025-12-10T09:00:00Z \
        --out "$drawn/$where" "$@" >/dev/null 2>"$drawn/log" || { cat "$drawn/log"; exit 1; }
    for page in "$drawn/$where"/*.png; do mv "$page" "$drawn/$where-${page##*/}"; done
}

# Pages of text have few colours; shades over a picture need more.
colours() { case $1 in *-[0-9][0-9][0-9][0-9]-*) echo 64 ;; *) echo 255 ;; esac; }

# Themes with drawings that are made here.
mkdir "$drawn/themes"
cp plain.json plain-mourning.json "$drawn/themes"
convert -size 240x240 xc:none -fill white -draw 'circle 120,120 120,4' -fill '#101828' -draw 'rectangle 60,108 180,132' "$drawn/themes/emblem.png"
convert -size 1600x1000 xc:'#c8b060' -fill '#2a6fa8' -draw 'rectangle 0,500 1600,1000' "$drawn/themes/art.png"
echo '{"ground": "#101828", "ground_end": "#101828", "emblem": "emblem.png"}' >"$drawn/themes/plain-emblem.json"
echo '{"ground": "#101828", "ground_end": "#101828", "art": "art.png"}' >"$drawn/themes/plain-art.json"

# draw_scenes WHERE SIZE FEED: every scene as WHERE-NAME-PAGE.png
draw_scenes() {
    "$scenes" "$3" "$drawn/themes/plain.json" "$drawn/themes/plain-mourning.json" "$2" "$drawn/$1" >"$drawn/log" 2>&1 || { cat "$drawn/log"; exit 1; }
    for page in "$drawn/$1"/*.png; do mv "$page" "$drawn/$1-${page##*/}"; done
}

draw landscape 1280x720
draw portrait 720x1280
draw_scenes landscape 1280x720 scenes.json
draw_scenes portrait 720x1280 scenes.json
draw_scenes square 768x768 shapes.json
draw_scenes four-by-three 960x720 shapes.json
draw_scenes five-by-four 1000x800 shapes.json
draw_scenes wide 1680x720 shapes.json
broken=0
for page in "$drawn"/*.png; do
    name=${page##*/}
    if [ "$verb" = accept ]; then
        convert "$page" -dither None -colors "$(colours "$name")" -define png:compression-level=9 -define png:exclude-chunks=date,time "$name"
    elif [ ! -e "$name" ]; then
        echo "no golden picture for $name"
        broken=1
    else
        differ=$(compare -metric AE -fuzz 8% "$name" "$page" "$drawn/difference.png" 2>&1 || true)
        if [ "${differ%%[!0-9]*}" -gt "$most_pixels" ]; then
            mkdir -p "${TMPDIR:-/tmp}/chancery-frames"
            cp "$drawn/difference.png" "${TMPDIR:-/tmp}/chancery-frames/$name"
            echo "$name: $differ pixels differ; see ${TMPDIR:-/tmp}/chancery-frames/$name"
            broken=1
        fi
    fi
done
[ "$verb" = accept ] || for name in *.png; do [ -e "$drawn/$name" ] || { echo "$name is no longer drawn"; broken=1; }; done
exit $broken

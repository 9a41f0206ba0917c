#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What a technician gets from the Tab key: each shell that there is completes commands and options, and knows all of them.
#   completion.sh SOURCE_DIR
set -eu
folder=$(cd "$1/deploy/completion" && pwd)
failed=0
promise() { # SHELL TYPED MUST ANSWER: one of the words that the shell offers
    if printf '%s\n' "$4" | grep -qxF -- "$3"; then echo "kept: $1 completes \"$2\" to $3"
    else echo "BROKEN: $1 does not complete \"$2\" to $3 but offers: $4"; failed=1; fi
}

in_bash() { bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _chancery; printf "%s\n" "${COMPREPLY[@]}"' bash "$folder/chancery.bash" "$@"; }
promise bash "chancery se" setup "$(in_bash chancery se)"
promise bash "chancery doctor --" --json "$(in_bash chancery doctor --)"
promise bash "chancery screenshot --o" --out "$(in_bash chancery screenshot --o)"
promise bash "chancery render --theme st" strong "$(in_bash chancery render --theme st)"

if command -v fish > /dev/null; then
    home=$(mktemp -d)
    in_fish() { HOME=$home XDG_CONFIG_HOME=$home fish --no-config -c "source '$folder/chancery.fish'; complete -C '$1'" | cut -f1; }
    promise fish "chancery se" setup "$(in_fish "chancery se")"
    promise fish "chancery doctor --" --json "$(in_fish "chancery doctor --")"
    promise fish "chancery screenshot --o" --out "$(in_fish "chancery screenshot --o")"
    promise fish "chancery render --theme st" strong "$(in_fish "chancery render --theme st")"
    rm -rf "$home"
else echo "left out: there is no fish"; fi

# zsh completes only where it has a terminal: one of its own (zsh/zpty), in which every offered word is printed.
if command -v zsh > /dev/null; then
    in_zsh() { zsh -f "$(dirname "$0")/complete.zsh" "$folder" "$1"; }
    promise zsh "chancery se" setup "$(in_zsh "chancery se")"
    promise zsh "chancery doctor --" --json "$(in_zsh "chancery doctor --")"
    promise zsh "chancery screenshot --o" --out "$(in_zsh "chancery screenshot --o")"
    promise zsh "chancery render --theme st" strong "$(in_zsh "chancery render --theme st")"
else echo "left out: there is no zsh"; fi
exit "$failed"

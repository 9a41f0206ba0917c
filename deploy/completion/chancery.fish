# SPDX-License-Identifier: EUPL-1.2
# Completion for fish.
set -l commands run check render schedule fetch status
set -l none "not __fish_seen_subcommand_from $commands"
complete -c chancery -f
complete -c chancery -n $none -a run -d "The show, full-screen"
complete -c chancery -n $none -a check -d "Check settings, feeds, playlists and themes"
complete -c chancery -n $none -a render -d "Draw the show into pictures"
complete -c chancery -n $none -a schedule -d "The day ahead as a table"
complete -c chancery -n $none -a fetch -d "Ask every source once"
complete -c chancery -n $none -a status -d "What shows, why, and what is wrong"
complete -c chancery -n $none -l version -d "Version"
complete -c chancery -l help -d "Help"
complete -c chancery -n "__fish_seen_subcommand_from check" -F
set -l showing "__fish_seen_subcommand_from render schedule"
complete -c chancery -n "not __fish_seen_subcommand_from check" -l config -r -F -d "Settings file"
complete -c chancery -n "not __fish_seen_subcommand_from check" -l state -r -F -d "Folder for what is kept between runs"
complete -c chancery -n "not __fish_seen_subcommand_from check fetch status" -l playlist -r -F -d "Show this playlist"
complete -c chancery -n "not __fish_seen_subcommand_from check fetch status render schedule" -l window -x -a "1280x720 1920x1080" -d "In a window"
complete -c chancery -n $showing -l feed -r -F -d "Show this feed"
complete -c chancery -n $showing -l size -x -a "1920x1080 1080x1920 3840x2160 1280x720" -d "Screen size"
complete -c chancery -n $showing -l at -x -d "The time it is"
complete -c chancery -n $showing -l for -x -a "90s 15m 24h" -d "How long to watch"
complete -c chancery -n $showing -l language -x -d "Only this language"
complete -c chancery -n $showing -l theme -x -a "default high-contrast mourning strong" -d "Theme"
complete -c chancery -n "__fish_seen_subcommand_from render" -l out -r -F -d "Folder for the pictures"
complete -c chancery -n "__fish_seen_subcommand_from fetch status" -l json -d "Answer in JSON"

# SPDX-License-Identifier: EUPL-1.2
# Completion for bash.
_chancery() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command="" word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in run | check | setup | render | schedule | fetch | status | doctor | screenshot | log | reset-clock) command=$word ;; esac
    done
    case $previous in
        --config | --feed | --playlist) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        --out) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        --state) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
        --window | --size) mapfile -t COMPREPLY < <(compgen -W "1920x1080 1080x1920 3840x2160 1280x720" -- "$current"); return ;;
        --at | --for | --language) return ;;
        --theme) mapfile -t COMPREPLY < <(compgen -W "default high-contrast mourning strong" -- "$current"); return ;;
    esac
    local words
    case $command in
        "") words="run check setup render schedule fetch status doctor screenshot log reset-clock keygen sign verify withdraw seal release rotate heartbeat --config --state --playlist --window --help --version" ;;
        run) words="--config --state --playlist --window --help" ;;
        check) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        render) words="--config --feed --playlist --state --out --size --at --for --language --theme --help" ;;
        schedule) words="--config --feed --playlist --state --size --at --for --language --theme --help" ;;
        log) words="verify show --state --head --json --help" ;;
        setup) words="--config --help" ;;
        screenshot) words="--state --out --help" ;;
        reset-clock) words="--state --help" ;;
        fetch | status | doctor) words="--config --state --json --help" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _chancery chancery

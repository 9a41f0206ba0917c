# SPDX-License-Identifier: EUPL-1.2
# complete.zsh FOLDER TYPED: the words that zsh offers for TYPED with the completions of FOLDER, a line each.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
# compadd is what every completion ends in: it is made to tell what it was given that fits.
zpty -w shell 'compadd() {
    local -a offered
    builtin compadd -O offered "$@"
    (( $#offered )) && print -rl -- $offered > '"${TMPDIR:-/tmp}/offered.$$"'.new && cat '"${TMPDIR:-/tmp}/offered.$$"'.new >> '"${TMPDIR:-/tmp}/offered.$$"'
    builtin compadd "$@"
}'
zpty -w shell "print ready-\$((1+1))"
zpty -r shell ignored "*ready-2*"
zpty -w -n shell "$2"$'\t'
for _ in {1..100}; do
    [[ -s ${TMPDIR:-/tmp}/offered.$$ ]] && break
    sleep 0.1
done
sleep 0.3
zpty -d shell
sort -u ${TMPDIR:-/tmp}/offered.$$ 2>/dev/null
rm -f ${TMPDIR:-/tmp}/offered.$$*

# SPDX-License-Identifier: EUPL-1.2
# A press office that signs, for the stories; sourced after kit.sh, with $server set. Its folder is $press, its key $dir/key.
press=$dir/press

shows() { status | grep -q "\"title\": \"$1\""; }
shows_not() { status_of_this_run && ! shows "$1"; }
is_on() { status | sed -n '/"on"/,/}/p' | grep -q "\"title\": \"$1\""; }
status_of_this_run() { status | grep -q "\"process\": $kiosk\b"; }
counts() { status | grep -q "\"statements\": $1\b"; }
trouble_is() { status | sed -n '/"sources"/,$p' | grep '"trouble"' | grep -q "$1"; }
no_trouble() { ! status | sed -n '/"sources"/,/\]/p' | grep '"trouble"' | grep -qv '"trouble": ""'; }
says_of() { status | tr -d '\n' | grep -o "\"source\": \"$1\"[^}]*" | grep -q "$2"; }

polls() { grep -c "press/manifest.json.minisig" "$server/access.log" || true; }
has_polls() { [ "$(polls)" -ge "$1" ]; }
# Three polls that began after this moment have ended when a fourth has begun.
after_polls() { until_true "the source is asked on and on" has_polls $(($(polls) + 4)); }

sign() { "$chancery" sign "$press" --key "$dir/key.sec" "$@" >>"$dir/press.log" 2>&1 || broken "chancery sign $*"; }
# As a careful publisher does: the signature last, each file by a rename. Each time gives the files a second of their own,
# since nginx's ETag is made of length and second, and a story is quicker than any publisher.
uploads=0
upload() {
    mkdir -p "$server/www/press"
    uploads=$((uploads + 1))
    for file in $(cd "$1" && ls | grep -v '^manifest') manifest.json manifest.json.minisig; do
        cp "$1/$file" "$server/www/press/.new"
        touch -d "@$((1700000000 + uploads))" "$server/www/press/.new"
        mv "$server/www/press/.new" "$server/www/press/$file"
    done
}
publish() { sign "$@"; upload "$press"; }

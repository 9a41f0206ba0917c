#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The way out as the settings say it, from the file to the wire: credentials, client certificate, authority, proxy.
#   way_out.sh CHANCERY SOURCE_DIR
# Prints what it promises, line by line; the first broken promise ends it with 1.
set -eu
chancery=$1
here=$(cd "$2/tests/story" && pwd)
dir=$(mktemp -d)
server=$dir/server
clean_up() {
    "$here/serve.sh" stop "$server" || true
    rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

broken() {
    echo "BROKEN: $1" >&2
    cat "$dir/said" >&2
    exit 1
}
promise() { echo "kept: $1"; }
port() { sed -n "s/^$1 //p" "$server/ports"; }
# fetch SOURCE_KEYS TOP_KEYS: one round with these settings, on a fresh device. `with` stands before the program.
ca_file=$server/ca.pem
with=
fetch() {
    rm -rf "$dir/state"
    printf '{"sources": [{"name": "m", %s}], "ca_file": "%s"%s}' "$1" "$ca_file" "$2" > "$dir/kiosk.json"
    $with "$chancery" fetch --config "$dir/kiosk.json" --state "$dir/state" > "$dir/said" 2>&1
}
says() { grep -q "$1" "$dir/said"; }

"$here/serve.sh" start "$server"
echo '{"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [
  {"id": "one", "title": "A word", "content_text": "The embassy stays open."}]}' > "$server/www/feed.json"
open="\"url\": \"https://127.0.0.1:$(port https)/feed.json\""
locked="\"url\": \"https://127.0.0.1:$(port https)/bad/locked\", \"format\": \"jsonfeed\", \"allow_local\": true"
members="\"url\": \"https://127.0.0.1:$(port members)/feed.json\", \"allow_local\": true"

fetch "$open" "" && broken "this machine is not asked unless the settings allow it"
says "must not be asked" || broken "an address that is not allowed is named"
fetch "$open, \"allow_local\": true" "" || broken "a source on this machine is asked where the settings allow it"
promise "a source may be this machine only where its settings say so"

fetch "$locked" "" && broken "a locked feed is locked"
says "wants credentials" || broken "a server that wants credentials is named"
(umask 077 && printf 'kiosk:secret\n' > "$dir/kiosk.secret")
fetch "$locked, \"credentials\": \"$dir/kiosk.secret\"" "" || broken "credentials from a file open a locked feed"
chmod 644 "$dir/kiosk.secret"
fetch "$locked, \"credentials\": \"$dir/kiosk.secret\"" "" && broken "credentials that others can read are not used"
says "chmod" || broken "credentials that others can read are named"
chmod 600 "$dir/kiosk.secret"
fetch "$locked, \"credentials\": \"$dir/kiosk.secret\"" "" || broken "credentials that were mended are used"
grep -rqE "secret[^\"]|a2lvc2s6c2VjcmV0" "$dir/state" "$dir/said" && broken "no secret is written down"
promise "credentials come from a file that nobody else can read, and are written nowhere"

fetch "$members" "" && broken "a server for members is closed"
fetch "$members" ", \"client_certificate\": \"$server/good.pem\", \"client_key\": \"$server/good.key\"" ||
    broken "a client certificate opens a server for members"
promise "a client certificate is shown where the settings name one"

# A machine whose own authorities, folder and bundle, are those of the test.
mkdir "$dir/certs"
cp "$server/ca.pem" "$dir/certs/ca.pem"
cp "$server/self-signed.pem" "$dir/certs/ca-certificates.crt"
openssl rehash "$dir/certs"
printf '#!/bin/sh\nmount --bind "%s" /etc/ssl/certs && exec "$@"\n' "$dir/certs" > "$dir/elsewhere"
chmod +x "$dir/elsewhere"
if unshare -rm "$dir/elsewhere" true 2> "$dir/said"; then
    with="unshare -rm $dir/elsewhere"
    ca_file=
    fetch "$open, \"allow_local\": true" "" || broken "the system's folder of authorities counts where the settings name none"
    ca_file=$server/self-signed.pem
    fetch "$open, \"allow_local\": true" "" && broken "a ca_file stands instead of the system's authorities, their folder too"
    says "signed by no authority" || broken "an authority that is not trusted is named"
    with=
    ca_file=$server/ca.pem
    promise "a ca_file stands instead of all authorities of the system"
else
    echo "skipped, no mount namespaces here: a ca_file stands instead of all authorities of the system"
fi

https_proxy="http://127.0.0.1:1" fetch "$open, \"allow_local\": true" "" || broken "the environment names no proxy"
fetch "$open, \"allow_local\": true" ", \"proxy\": \"http://127.0.0.1:1\"" && broken "the proxy of the settings is asked"
says "the proxy" || broken "a proxy that does not answer is named"
promise "a proxy is asked where the settings name one, and never because the environment does"
echo "The story holds."

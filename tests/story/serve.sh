#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A real web server for the tests: nginx on free loopback ports, unprivileged, with certificates of a test authority.
#
#   serve.sh start DIR    serves DIR/www; writes DIR/ca.pem and DIR/ports, and returns once it answers
#   serve.sh stop DIR
#
# DIR/ports has one "NAME PORT" a line: https (a good certificate for 127.0.0.1 and localhost), wrong-name, expired,
# not-yet, self-signed, expired-wrong-name, expired-self-signed, expired-strange (of an authority that nobody knows, under
# the known one's name), http, and members (good, but only for clients with a certificate of the authority: DIR/good.pem
# is one, its key DIR/good.key). Every port has the same places: what lies in www, the misbehaviour of locations.conf, and
# /clock, the program DIR/clock.cgi by a FastCGI wrapper on DIR/cgi.sock that whoever wants it starts.
set -eu

usage() { echo "usage: serve.sh start|stop DIR" >&2; exit 64; }
[ $# -eq 2 ] || usage
dir=$2

new_key() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null; }

# issue NAME SUBJECT_ALT_NAME NOT_BEFORE NOT_AFTER (YYYYMMDDHHMMSSZ) [OPTIONS of openssl ca]
issue() {
    new_key "$1"
    printf 'subjectAltName=%s\n' "$2" > "$1.ext"
    name=$1 begin=$3 end=$4
    shift 4
    openssl ca -batch -notext -config ca.conf -in "$name.csr" -out "$name.pem" -extfile "$name.ext" \
        -startdate "$begin" -enddate "$end" "$@" 2> ca.log || { cat ca.log >&2; exit 1; }
}

make_certificates() {
    [ ! -e ca.pem ] || return 0
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 3650 \
        -subj "/CN=Test authority" 2>/dev/null
    : > index.txt
    cat > ca.conf <<'EOF'
[ca]
default_ca = test
[test]
database = index.txt
new_certs_dir = .
rand_serial = yes
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
EOF
    here="IP:127.0.0.1,DNS:localhost"
    issue good "$here" 20200101000000Z 20491231000000Z
    issue wrong-name "DNS:other.example" 20200101000000Z 20491231000000Z
    issue expired "$here" 20100101000000Z 20110101000000Z
    issue not-yet "$here" 20480101000000Z 20491231000000Z
    issue expired-wrong-name "DNS:other.example" 20100101000000Z 20110101000000Z
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout strange-ca.key -out strange-ca.pem \
        -days 3650 -subj "/CN=Test authority" 2>/dev/null
    issue expired-strange "$here" 20100101000000Z 20110101000000Z -cert strange-ca.pem -keyfile strange-ca.key
    issue expired-self-signed "$here" 20100101000000Z 20110101000000Z -selfsign -keyfile expired-self-signed.key
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout self-signed.key -out self-signed.pem \
        -days 30 -subj "/CN=127.0.0.1" -addext "subjectAltName=$here" 2>/dev/null
}

make_bad_content() {
    mkdir -p bad
    [ -e bad/big.bin ] || truncate -s 50M bad/big.bin
    [ -e users ] || printf 'kiosk:%s\n' "$(openssl passwd -apr1 secret)" > users
    [ -e bad/bomb.json.gz ] || head -c 67108864 /dev/zero | gzip -9 > bad/bomb.json.gz
}

write_locations() {
    cat > locations.conf <<EOF
root $dir/www;
location / { }
location /bad/ { root $dir; gzip off; }
location = /bad/bomb.json { root $dir; gzip_static always; default_type application/json; }
location = /bad/slow.bin { alias $dir/bad/big.bin; limit_rate 20; }
location = /bad/portal { default_type text/html; return 200 "<html><title>Welcome to the hotel</title></html>"; }
location = /bad/other-host { return 302 https://portal.example/login; }
location = /bad/to-file { return 302 file:///etc/hostname; }
location = /bad/to-metadata { return 302 http://169.254.169.254/latest/; }
location = /bad/loop { return 302 /bad/loop; }
location = /bad/locked { auth_basic "kiosks"; auth_basic_user_file $dir/users; alias $dir/www/feed.json; }
location = /bad/whose { default_type text/plain; return 200 "authorization: \$got"; }
location = /bad/moved { return 301 /feed.json; }
location = /bad/down { return 503; }
location = /clock {
    fastcgi_pass unix:$dir/cgi.sock;
    fastcgi_param SCRIPT_FILENAME $dir/clock.cgi;
    fastcgi_param REQUEST_METHOD \$request_method;
    fastcgi_param QUERY_STRING \$query_string;
}
location = /bad/busy { add_header Retry-After 120 always; return 429; }
EOF
}

# server NAME PORT [CERTIFICATE [MORE_DIRECTIVES]]
server() {
    echo "$1 $2" >> ports.new
    if [ $# -eq 2 ]; then
        echo "server { listen 127.0.0.1:$2; include $dir/locations.conf; }"
    else
        echo "server { listen 127.0.0.1:$2 ssl http2; ssl_certificate $dir/$3.pem; ssl_certificate_key $dir/$3.key;" \
            "${4:-} include $dir/locations.conf; }"
    fi
}

random_port() { echo $((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000)); }

write_config() {
    : > ports.new
    cat > nginx.conf <<EOF
master_process off;
pid $dir/nginx.pid;
error_log $dir/error.log;
events { worker_connections 64; }
http {
access_log $dir/access.log;
client_body_temp_path $dir/tmp;
proxy_temp_path $dir/tmp;
fastcgi_temp_path $dir/tmp;
uwsgi_temp_path $dir/tmp;
scgi_temp_path $dir/tmp;
types { application/feed+json json; image/jpeg jpg; image/png png; text/html html; application/rss+xml xml; }
default_type application/octet-stream;
map \$http_authorization \$got { default \$http_authorization; "" none; }
gzip on;
gzip_min_length 1;
gzip_types application/feed+json;
$(server https "$(random_port)" good)
$(server wrong-name "$(random_port)" wrong-name)
$(server expired "$(random_port)" expired)
$(server not-yet "$(random_port)" not-yet)
$(server self-signed "$(random_port)" self-signed)
$(server expired-wrong-name "$(random_port)" expired-wrong-name)
$(server expired-self-signed "$(random_port)" expired-self-signed)
$(server expired-strange "$(random_port)" expired-strange)
$(server members "$(random_port)" good "ssl_client_certificate $dir/ca.pem; ssl_verify_client on;")
$(server http "$(random_port)")
}
EOF
}

start() {
    mkdir -p "$dir/www" "$dir/tmp"
    dir=$(cd "$dir" && pwd)
    cd "$dir"
    make_certificates
    make_bad_content
    write_locations
    # A port that someone else has makes nginx refuse to start: then others are tried.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        write_config
        if nginx -c "$dir/nginx.conf" -p "$dir" -e "$dir/error.log" 2> start.log; then
            mv ports.new ports
            return 0
        fi
    done
    cat start.log >&2
    exit 69
}

# nginx removes its pid file as the last thing it does.
stop() {
    [ -e "$dir/nginx.pid" ] || return 0
    kill "$(cat "$dir/nginx.pid")"
    while [ -e "$dir/nginx.pid" ]; do sleep 0.02; done
}

case $1 in
    start) start ;;
    stop) stop ;;
    *) usage ;;
esac

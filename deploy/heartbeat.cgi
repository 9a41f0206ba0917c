#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Answers a kiosk's question for the time and the newest manifest (docs/security.md). A CGI program for any web server; set
# the two paths. The clock's key signs nothing but the time.
folder=${CHANCERY_FOLDER:-/srv/screen}
key=${CHANCERY_CLOCK_KEY:-/etc/chancery/clock.sec}
nonce=$(printf '%s' "${QUERY_STRING:-}" | sed -n 's/^\(.*&\)\{0,1\}nonce=\([0-9a-f]\{32\}\)\(&.*\)\{0,1\}$/\2/p')
if answer=$(chancery heartbeat "$folder" --key "$key" --nonce "$nonce" 2>/dev/null); then
    printf 'Content-Type: application/octet-stream\r\nCache-Control: no-store\r\n\r\n%s\n' "$answer"
else
    printf 'Status: 400 Bad Request\r\nContent-Type: text/plain\r\n\r\nask with ?nonce= and 32 hexadecimal digits\n'
fi

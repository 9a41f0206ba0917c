#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs a command in which programs for 64-bit ARM run as if they were this machine's own: in a user namespace of its own, where
# qemu's emulator is registered with binfmt_misc (Linux 6.7 or later). The machine itself stays as it is. Needs root.
#   foreign.sh COMMAND...
set -eu
gate=$(mktemp -u)
mkfifo "$gate"
trap 'rm -f "$gate"' EXIT
# shellcheck disable=SC2016 # the inner shell's own words
unshare --user sh -c 'read -r _ <"$0"; exec unshare --mount --pid --fork --mount-proc sh -c '"'"'
    mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc
    printf "%s" ":aarch64:M::\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff:/usr/bin/qemu-aarch64-static:FOC" >/proc/sys/fs/binfmt_misc/register
    exec "$@"'"'"' _ "$@"' "$gate" "$@" &
child=$!
# It can be mapped once it is in its namespace. (Where it has ended already, the next lines fail.)
own=$(readlink /proc/self/ns/user)
while [ "$(readlink "/proc/$child/ns/user" || true)" = "$own" ]; do sleep 0.02; done
echo "0 0 4294967295" >"/proc/$child/uid_map"
echo "0 0 4294967295" >"/proc/$child/gid_map"
echo go >"$gate"
result=0
wait "$child" || result=$?
exit "$result"

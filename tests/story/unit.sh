#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The systemd unit as it is shipped, but for the program's place, is without mistake, and its sandbox is narrow. That the
# program still draws in it is shown by tests/lab/vm.
#   unit.sh CHANCERY SOURCE_DIR
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unit=$dir/chancery.service
sed "s|^ExecStart=/usr/bin/chancery|ExecStart=$1|" "$2/deploy/chancery.service" > "$unit"
systemd-analyze verify --man=no "$unit" 2> "$dir/complaints" || { cat "$dir/complaints" >&2; exit 1; }
if grep -F chancery.service "$dir/complaints" >&2; then exit 1; fi

# What the program relies on, and what visitors must not get past.
for line in Type=notify WatchdogSec= Restart=always RestartSec= StartLimitIntervalSec=0 StateDirectory=chancery \
    CacheDirectory=chancery RuntimeDirectory=chancery RuntimeDirectoryPreserve=restart TimeoutStopSec=5 \
    Conflicts=getty@tty1.service TTYPath=/dev/tty1 StandardInput=tty \
    "DeviceAllow=char-drm rw" SystemCallFilter=@system-service.*seccomp; do
    grep -q "^$line" "$unit" || { echo "the unit lacks $line" >&2; exit 1; }
done
# What was seen to break the graphics, and what would switch a console's keyboard on between two runs.
for line in MemoryDenyWriteExecute=yes PrivateDevices=yes TTYReset=yes; do
    if grep -q "^$line" "$unit"; then echo "the unit must not have $line" >&2; exit 1; fi
done

# An exposure of 2.0 at most, of 10: a unit without a sandbox has 9.6, and would be seen here.
exposed() { systemd-analyze security --offline=true --threshold=20 --no-pager "$1" > "$dir/exposure" 2>&1; }
exposed "$unit" || { cat "$dir/exposure" >&2; exit 1; }
tail -n 1 "$dir/exposure"
mkdir "$dir/bare"
sed '/^NoNewPrivileges/,/^UMask/d' "$unit" > "$dir/bare/chancery.service"
if exposed "$dir/bare/chancery.service"; then echo "a unit without a sandbox passed" >&2; exit 1; fi

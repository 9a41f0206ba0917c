#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The systemd unit as it is shipped, but for the program's place, is without mistake.
#   unit.sh CHANCERY SOURCE_DIR
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sed "s|^ExecStart=/usr/bin/chancery|ExecStart=$1|" "$2/deploy/chancery.service" > "$dir/chancery.service"
systemd-analyze verify --man=no "$dir/chancery.service" 2> "$dir/complaints" || { cat "$dir/complaints" >&2; exit 1; }
if grep -F chancery.service "$dir/complaints" >&2; then exit 1; fi
# What the program relies on.
for line in Type=notify WatchdogSec= Restart=always RestartSec= StartLimitIntervalSec=0 StateDirectory=chancery \
    CacheDirectory=chancery RuntimeDirectory=chancery RuntimeDirectoryPreserve=restart; do
    grep -q "^$line" "$dir/chancery.service" || { echo "the unit lacks $line" >&2; exit 1; }
done

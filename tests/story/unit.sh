#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The systemd unit as it is shipped, but for the program's place, is without mistake, and its sandbox is narrow. That the
# program still draws in it is shown by tests/lab/vm.
#   unit.sh CHANCERY SOURCE_DIR
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unit=$dir/chancery.service
# verify UNIT SHIPPED
verify() {
    sed "s|^ExecStart=/usr/bin/chancery|ExecStart=$chancery|" "$2" > "$1"
    systemd-analyze verify --man=no "$1" 2> "$dir/complaints" || { cat "$dir/complaints" >&2; exit 1; }
    if grep -F chancery "$dir/complaints" >&2; then exit 1; fi
}
chancery=$1
verify "$unit" "$2/deploy/chancery.service"
verify "$dir/chancery@left.service" "$2/deploy/chancery@.service"
# With the statements on a partition of their own: both lines may fail, and nothing makes the service need the mount.
mkdir "$unit.d"
cp "$2/deploy/statements.conf" "$unit.d/"
verify "$unit" "$2/deploy/chancery.service"
[ "$(grep -c '^ExecStartPre=+-/' "$2/deploy/statements.conf")" -eq 2 ] || { echo "a partition that is gone keeps the screen dark" >&2; exit 1; }
rm -r "$unit.d"

# What the program relies on, and what visitors must not get past.
for line in Type=notify WatchdogSec= Restart=always RestartSec= StartLimitIntervalSec=0 StateDirectory=chancery \
    CacheDirectory=chancery Environment=XDG_CACHE_HOME=%C/chancery RuntimeDirectory=chancery RuntimeDirectoryPreserve=restart TimeoutStopSec=5 \
    Conflicts=getty@tty1.service TTYPath=/dev/tty1 StandardInput=tty \
    "DeviceAllow=char-drm rw" SystemCallFilter=@system-service.*seccomp; do
    grep -q "^$line" "$unit" || { echo "the unit lacks $line" >&2; exit 1; }
done
# One kiosk of several is given the same time as the only one.
for key in TimeoutStartSec TimeoutStopSec WatchdogSec RestartSec; do
    [ "$(grep "^$key=" "$2/deploy/chancery@.service")" = "$(grep "^$key=" "$unit")" ] || { echo "$key differs in chancery@.service" >&2; exit 1; }
done
# What was seen to break the graphics, what would switch a console's keyboard on between two runs, and what hides who keeps
# the clock: opening hours would wait for ever.
for each in "$unit" "$2/deploy/chancery@.service"; do
    for line in MemoryDenyWriteExecute=yes PrivateDevices=yes TTYReset=yes ProtectClock=yes; do
        if grep -q "^$line" "$each"; then echo "$each must not have $line" >&2; exit 1; fi
    done
    # Of several filters the later one adds or takes away: the calls by which the clock is asked have the last word.
    last=$(grep '^SystemCallFilter=' "$each" | tail -n 1)
    [ "$last" = "SystemCallFilter=adjtimex clock_adjtime clock_adjtime64" ] || { echo "$each does not let the clock be asked" >&2; exit 1; }
    if grep -q '^CapabilityBoundingSet=.' "$each"; then echo "$each has a capability, and could set the clock" >&2; exit 1; fi
done

# What the kernel and systemd themselves would do for a keyboard.
grep -qx 'kernel.sysrq = 0' "$2/deploy/sysctl.conf" && grep -qx 'CtrlAltDelBurstAction=none' "$2/deploy/system.conf" && grep -qx 'NAutoVTs=0' "$2/deploy/logind.conf" ||
    { echo "a keyboard can end the show" >&2; exit 1; }

# An exposure of 2.0 at most, of 10: a unit without a sandbox has 9.6, and would be seen here.
exposed() { systemd-analyze security --offline=true --threshold=20 --no-pager "$1" > "$dir/exposure" 2>&1; }
exposed "$unit" || { cat "$dir/exposure" >&2; exit 1; }
tail -n 1 "$dir/exposure"
mkdir "$dir/bare"
sed '/^NoNewPrivileges/,/^UMask/d' "$unit" > "$dir/bare/chancery.service"
if exposed "$dir/bare/chancery.service"; then echo "a unit without a sandbox passed" >&2; exit 1; fi

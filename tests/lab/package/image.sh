#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# deploy/image/make_image.sh on an image laid out as Raspberry Pi OS is: a FAT partition with cmdline.txt, and a root after it.
#   tests/lab/package/image.sh PACKAGE.deb        Needs root, and build/roots/clean-amd64-bookworm.tar, which run.sh leaves.
set -eu
cd "$(dirname "$0")/../../.."
deb=$1 dir=build/image
rm -rf "$dir"
mkdir -p "$dir/root"
promise() { if eval "$2"; then echo "kept: $1"; else echo "BROKEN: $1"; exit 1; fi; }

tar -x -f build/roots/clean-amd64-bookworm.tar -C "$dir/root"
mkdir -p "$dir/root/boot/firmware"
truncate -s 900M "$dir/stock.img"
printf ', 64M, c\n, +, 83\n' | sfdisk -q "$dir/stock.img"
mkfs.vfat --offset 2048 "$dir/stock.img" 65536 >/dev/null
echo "console=serial0,115200 console=tty1 root=PARTUUID=0 rootfstype=ext4 fsck.repair=yes rootwait" >"$dir/cmdline.txt"
mcopy -i "$dir/stock.img@@1M" "$dir/cmdline.txt" ::cmdline.txt
mkfs.ext4 -q -F -d "$dir/root" -E offset=$((133120 * 512)) "$dir/stock.img" $(((900 - 65) * 1024))K
rm -rf "$dir/root"
sum=$(sha256sum <"$dir/stock.img")
echo '{"time_zone": "Africa/Addis_Ababa"}' >"$dir/settings.json"
echo "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExam lab" >"$dir/key.pub"

promise "a file that is no public key is refused" '! deploy/image/make_image.sh "$dir/stock.img" "$deb" "$dir/kiosk.img" - "$dir/settings.json" 2>/dev/null && [ ! -e "$dir/kiosk.img" ]'
deploy/image/make_image.sh "$dir/stock.img" "$deb" "$dir/kiosk.img" "$dir/settings.json" "$dir/key.pub"
promise "the stock image is as it was" '[ "$(sha256sum <"$dir/stock.img")" = "$sum" ]'
promise "no loop device and no mount is left" '! losetup -a | grep -q "$dir" && ! grep -q "$dir" /proc/mounts'
promise "the boot partition is still a file system with its words, and quiet" \
    'mcopy -n -i "$dir/kiosk.img@@1M" ::cmdline.txt - | grep -q "console=tty3 root=PARTUUID=0 .* quiet .*consoleblank=0"'
promise "the settings lie where a laptop finds them" 'mcopy -n -i "$dir/kiosk.img@@1M" ::chancery.json - | cmp -s - "$dir/settings.json"'
dd if="$dir/kiosk.img" of="$dir/root.ext4" bs=1M skip=65 status=none conv=sparse
promise "the root file system is whole, and larger" 'e2fsck -f -n "$dir/root.ext4" >/dev/null 2>&1 && [ "$(stat -c %s "$dir/root.ext4")" -gt 1500000000 ]'
inside() { debugfs -R "stat $1" "$dir/root.ext4" 2>/dev/null; }
promise "the program is in it, its service enabled, its user made" \
    'inside /usr/bin/chancery | grep -q "Type: regular" && inside /etc/systemd/system/multi-user.target.wants/chancery.service | grep -q symlink &&
     debugfs -R "cat /etc/passwd" "$dir/root.ext4" 2>/dev/null | grep -q ^chancery:'
promise "no login prompt, no question for a user, and no Ctrl-Alt-Del" \
    '(for unit in getty@tty1.service userconfig.service ctrl-alt-del.target; do inside /etc/systemd/system/$unit | grep -q "/dev/null" || exit 1; done)'
promise "the owner of the key may log in, become root, and has no password" \
    'debugfs -R "cat /home/technician/.ssh/authorized_keys" "$dir/root.ext4" 2>/dev/null | cmp -s - "$dir/key.pub" &&
     inside /home/technician/.ssh/authorized_keys | grep -q "Mode: *0600" && inside /etc/sudoers.d/technician | grep -q "Mode: *0440" &&
     debugfs -R "cat /etc/shadow" "$dir/root.ext4" 2>/dev/null | grep -q "^technician:!" &&
     inside /etc/systemd/system/multi-user.target.wants/ssh.service | grep -q symlink'
promise "nothing of the making is left in it" '! inside /usr/sbin/policy-rc.d | grep -q regular && ! inside /var/tmp/chancery.deb | grep -q regular'
rm -rf "$dir"

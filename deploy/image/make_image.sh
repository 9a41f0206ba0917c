#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Turns a stock image (Raspberry Pi OS Lite, or any image with a FAT boot partition and an ext4 root after it) into a kiosk's,
# without booting it, and leaves the stock image as it was.
#   make_image.sh STOCK.img CHANCERY.deb KIOSK.img [SETTINGS.json|- [KEY.pub]]
# With a public key of ssh, its owner may log in as "technician" and become root; without one nobody can, and the settings on the
# boot partition are the only way in. Needs root and the network (for what the package depends on); for 64-bit ARM on another machine also qemu-user-static and
# Linux 6.7. Write the result to a card with dd or Raspberry Pi Imager.
set -eu
[ $# -ge 3 ] || { sed -n 's/^#   //p' "$0" >&2; exit 64; }
stock=$1 deb=$2 out=$3 settings=${4:-} key=${5:-}
[ "$settings" != - ] || settings=""
more=${CHANCERY_IMAGE_MORE:-1500M}  # room for the fonts and the graphics driver
lab=$(cd "$(dirname "$0")" && pwd)
for file in "$stock" "$deb" "$settings" "$key"; do
    [ -z "$file" ] || [ -r "$file" ] || { echo "there is no file $file" >&2; exit 66; }
done
if [ -n "$key" ] && ! grep -q '^\(ssh\|ecdsa\|sk\)-' "$key"; then echo "$key is no public key of ssh: ssh-keygen leaves one in id_ed25519.pub" >&2; exit 65; fi

cp --sparse=always "$stock" "$out.part"
mountpoint=$(mktemp -d)
loop=""
clean_up() {
    for place in proc dev run; do umount "$mountpoint/$place" 2>/dev/null || true; done
    [ -z "$boot" ] || umount "$mountpoint$boot" 2>/dev/null || true
    umount "$mountpoint" 2>/dev/null || true
    [ -z "$loop" ] || losetup -d $loop 2>/dev/null || true
    rmdir "$mountpoint"
    rm -f "$out.part"
}
boot=""
trap clean_up EXIT

# The last partition takes the new room.
truncate -s "+$more" "$out.part"
last=$(sfdisk -J "$out.part" | grep -c '"node"')
echo ", +" | sfdisk -q --no-reread -N "$last" "$out.part" >/dev/null
place_of() { sfdisk -J "$out.part" | sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" | sed -n "${2}p"; }
part() { losetup --find --show --offset $(($(place_of start "$1") * 512)) --sizelimit $(($(place_of size "$1") * 512)) "$out.part"; }
root_device=$(part "$last")
boot_device=$(part 1)
loop="$root_device $boot_device"
e2fsck -f -p "$root_device" >/dev/null || [ $? -le 1 ]
resize2fs "$root_device" >/dev/null 2>&1
mount "$root_device" "$mountpoint"
boot=/boot/firmware
[ -d "$mountpoint$boot" ] || boot=/boot
mount "$boot_device" "$mountpoint$boot"
mount --bind /dev "$mountpoint/dev"
mount -t proc proc "$mountpoint/proc"
mount -t tmpfs tmpfs "$mountpoint/run"

# Its programs may be of another architecture. No service is started in there.
inside() {
    enter=""
    [ "$(dpkg-deb -f "$deb" Architecture)" = "$(dpkg --print-architecture)" ] || enter="$lab/foreign.sh"
    $enter chroot "$mountpoint" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}
cp "$deb" "$mountpoint/var/tmp/chancery.deb"
printf '#!/bin/sh\nexit 101\n' >"$mountpoint/usr/sbin/policy-rc.d"
chmod +x "$mountpoint/usr/sbin/policy-rc.d"
resolver=$(readlink "$mountpoint/etc/resolv.conf" || true)
rm -f "$mountpoint/etc/resolv.conf"
cp /etc/resolv.conf "$mountpoint/etc/resolv.conf"
inside sh -c 'apt-get update -qq && apt-get install -y -qq "$@" && apt-get clean' _ /var/tmp/chancery.deb ${key:+openssh-server sudo} >"$out.log" 2>&1 ||
    { tail -n 20 "$out.log" >&2; exit 1; }
rm -f "$mountpoint/usr/sbin/policy-rc.d" "$mountpoint/var/tmp/chancery.deb" "$mountpoint/etc/resolv.conf"
[ -z "$resolver" ] || ln -s "$resolver" "$mountpoint/etc/resolv.conf"

# The technician, who has no password.
if [ -n "$key" ]; then
    inside useradd --create-home --shell /bin/bash --groups sudo technician
    mkdir -p "$mountpoint/home/technician/.ssh"
    cp "$key" "$mountpoint/home/technician/.ssh/authorized_keys"
    inside sh -c 'chown -R technician: /home/technician/.ssh && chmod 700 /home/technician/.ssh && chmod 600 /home/technician/.ssh/authorized_keys'
    echo "technician ALL=(ALL) NOPASSWD:ALL" >"$mountpoint/etc/sudoers.d/technician"
    chmod 440 "$mountpoint/etc/sudoers.d/technician"
    inside systemctl -q enable ssh.service
fi

# Nothing but the show on the screen: no prompt, no question at the first start (Raspberry Pi OS asks for a user), no text of the
# kernel's, no cursor, no sleep.
inside systemctl -q mask getty@tty1.service userconfig.service
words="quiet loglevel=3 logo.nologo vt.global_cursor_default=0 consoleblank=0"
cmdline=$mountpoint$boot/cmdline.txt
if [ -e "$cmdline" ] && ! grep -q vt.global_cursor_default "$cmdline"; then
    sed -i "1s/console=tty1/console=tty3/; 1s/\$/ $words/" "$cmdline"
fi
[ -z "$settings" ] || cp "$settings" "$mountpoint$boot/chancery.json"
sync
umount "$mountpoint/proc" "$mountpoint/dev" "$mountpoint/run" "$mountpoint$boot" "$mountpoint"
losetup -d $loop
mv "$out.part" "$out"
rm -f "$out.log"
echo "$out: write it to a card"

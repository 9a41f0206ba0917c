#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The machine's disk: a clean Debian, our package from the file, and an agent that the lab talks to.
#   make_disk.sh PACKAGE.deb FOLDER
# Leaves disk.img, vmlinuz and initrd.img in FOLDER; does nothing where they are newer than the package and this file.
set -eu
deb=$1 to=$2
if [ -e "$to/disk.img" ] && [ "$to/disk.img" -nt "$deb" ] && [ "$to/disk.img" -nt "$0" ]; then exit 0; fi

# The long part, kept as long as the same is wanted: everything but the package, of the Debian that the package was made for.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
wanted="$release systemd,systemd-sysv,systemd-timesyncd,udev,dbus,libpam-systemd,linux-image-amd64,initramfs-tools,zstd,netbase,iproute2,login,kbd,e2fsprogs
ca-certificates,libegl1,libgles2,libgl1-mesa-dri,libsdl2-2.0-0,libsdl2-ttf-2.0-0,libsdl2-image-2.0-0,fonts-noto-core"
[ "$(cat "$to/base.wanted" 2>/dev/null)" = "$wanted" ] || rm -f "$to/base.tar"
echo "$wanted" >"$to/base.wanted"
[ -e "$to/base.tar" ] || nice mmdebstrap --variant=apt --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --include="$(echo "${wanted#* }" | xargs | tr ' ' ,)" "$release" "$to/base.part.tar" >"$to/base.log" 2>&1 || { tail "$to/base.log" >&2; exit 1; }
[ -e "$to/base.tar" ] || mv "$to/base.part.tar" "$to/base.tar"

root=$to/root
rm -rf "$root" "$to/disk.img"
mkdir "$root"
tar -x -f "$to/base.tar" -C "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/tmp/chancery.deb"
# No service is started in there.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
chroot "$root" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/chancery.deb' \
    >"$to/install.log" 2>&1 || { tail "$to/install.log" >&2; exit 1; }
rm "$root/usr/sbin/policy-rc.d" "$root/tmp/chancery.deb"
chroot "$root" systemctl is-enabled --quiet chancery.service || { echo "the package does not enable its service" >&2; exit 1; }

# A careless administrator: whoever gets to a login prompt needs no password. What is typed at a prompt can be seen so.
chroot "$root" passwd --quiet --delete root
echo kiosk >"$root/etc/hostname"
printf '[Match]\nName=en*\n[Network]\nDHCP=yes\n' >"$root/etc/systemd/network/lab.network"
chroot "$root" systemctl enable --quiet systemd-networkd
# Nobody keeps its clock until a scenario says so.
chroot "$root" systemctl disable --quiet systemd-timesyncd
cat >"$root/etc/systemd/system/lab-agent.service" <<'EOF'
[Unit]
Description=Obeys the lab
DefaultDependencies=no
After=systemd-udevd.service local-fs.target
[Service]
ExecStart=/bin/sh -c 'until [ -e /dev/virtio-ports/lab ]; do sleep 0.2; done; exec /bin/sh <>/dev/virtio-ports/lab >&0 2>&1'
Restart=always
RestartSec=1
[Install]
WantedBy=sysinit.target
EOF
chroot "$root" systemctl enable --quiet lab-agent
# llvmpipe's threads would be caught in the middle of a frame by the monitor's picture. That is no part of what is tried.
mkdir -p "$root/etc/systemd/system/chancery.service.d"
printf '[Service]\nEnvironment=LP_NUM_THREADS=0\n' >"$root/etc/systemd/system/chancery.service.d/lab.conf"

cp "$root"/boot/vmlinuz-* "$to/vmlinuz"
cp "$root"/boot/initrd.img-* "$to/initrd.img"
truncate -s 4G "$to/disk.part"
mkfs.ext4 -q -F -d "$root" "$to/disk.part"
rm -rf "$root"
mv "$to/disk.part" "$to/disk.img"

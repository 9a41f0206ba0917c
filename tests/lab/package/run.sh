#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The Debian package in clean roots: installs, shows, is upgraded, is purged, and leaves nothing.
#   tests/lab/package/run.sh [amd64|arm64] [bookworm|trixie]
# amd64 on the Debian of this machine is built here; everything else is built in a root of its own. arm64 is built by a cross
# compiler and run by qemu's emulation of single programs, registered in a user namespace (Linux 6.7 or later), so that this
# machine stays as it is. Needs root. Roots are kept in build/roots, packages in build/package-*.
set -eu
cd "$(dirname "$0")/../../.."
. deploy/packages.sh
architecture=${1:-amd64} release=${2:-bookworm}
here=$PWD
# shellcheck disable=SC2086
install $build_packages $run_packages $package_packages $machine_packages
export CHANCERY_PACKAGES="$here/build/package-$architecture-$release"
mkdir -p build/roots "$CHANCERY_PACKAGES"
broken=0 kept=0
promise() { if [ "$1" -eq 0 ]; then kept=$((kept + 1)); echo "kept: $2"; else broken=$((broken + 1)); echo "BROKEN: $2"; fi; }

strap="nice mmdebstrap"
# make_root NAME ARCHITECTURES PACKAGES: a clean Debian, unpacked from a copy that is kept as long as the same packages are wanted.
make_root() {
    [ "$(cat "build/roots/$1.wanted" 2>/dev/null)" = "$3" ] || rm -f "build/roots/$1.tar"
    echo "$3" >"build/roots/$1.wanted"
    [ -e "build/roots/$1.tar" ] || $strap --variant=apt --architectures="$2" --aptopt='Acquire::Languages "none"' \
        --include="$3" "$release" "build/roots/$1.part.tar" >"build/roots/$1.log" 2>&1 || { tail "build/roots/$1.log" >&2; exit 1; }
    [ -e "build/roots/$1.tar" ] || mv "build/roots/$1.part.tar" "build/roots/$1.tar"
    # This machine's devices may still be mounted in there, where a run was killed.
    ! grep -q "/build/roots/$1/" /proc/mounts || { umount "build/roots/$1/proc" "build/roots/$1/dev"; }
    rm -rf --one-file-system "build/roots/$1"
    mkdir "build/roots/$1"
    tar -x -f "build/roots/$1.tar" -C "build/roots/$1"
    cp /etc/resolv.conf "build/roots/$1/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"build/roots/$1/usr/sbin/policy-rc.d"
    chmod +x "build/roots/$1/usr/sbin/policy-rc.d"
}

# What to build with, of the architecture that it is built for; debhelper and the drawing tools are this machine's own.
build_root_packages() { { echo debhelper dpkg-dev ccache; cross_packages "$architecture"; } | xargs | tr ' ' ,; }

build_package() {
    if [ "$architecture" = "$(dpkg --print-architecture)" ] && [ "$release" = "$(. /etc/os-release && echo "$VERSION_CODENAME")" ]; then
        deploy/package.sh
        return
    fi
    root="build-$architecture-$release"
    native=$(dpkg --print-architecture)
    [ "$architecture" = "$native" ] && both=$native || both="$native,$architecture"
    make_root "$root" "$both" "$(build_root_packages)"
    mkdir -p "build/roots/$root/src" "build/roots/$root/out"
    git ls-files -z --cached --others --exclude-standard | xargs -0 sh -c 'for file; do [ ! -f "$file" ] || printf "%s\0" "$file"; done' _ |
        tar -c --null --files-from=- | tar -x -C "build/roots/$root/src"
    chroot "build/roots/$root" env PATH=/usr/lib/ccache:/usr/sbin:/usr/bin:/sbin:/bin CHANCERY_PACKAGES=/out HOME=/root \
        /src/deploy/package.sh -a"$architecture" -Pcross,nocheck
    cp "build/roots/$root"/out/chancery_*.deb "$CHANCERY_PACKAGES/"
    rm -rf "build/roots/$root"
}

if [ -z "${CHANCERY_DEB:-}" ]; then
    build_package
    CHANCERY_DEB=$(ls "$CHANCERY_PACKAGES"/chancery_*_"$architecture".deb | tail -n 1)
fi
deb=$CHANCERY_DEB
version=$(dpkg-deb -f "$deb" Version)
echo "$(basename "$deb"): $(stat -c %s "$deb") octets, installed $(dpkg-deb -f "$deb" Installed-Size) KiB"

complaints=0
lintian --allow-root --fail-on error,warning "$deb" || complaints=$?
promise "$complaints" "lintian has no error and no warning"

# A package of the version before: the same, under a lower number.
before=build/roots/before-$architecture
rm -rf "$before" "$before.deb"
dpkg-deb -R "$deb" "$before"
sed -i 's/^Version: .*/Version: 0.0.9/' "$before/DEBIAN/control"
echo "// as it came with 0.0.9" >>"$before/etc/chancery/kiosk.json"
(cd "$before" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums)
dpkg-deb -b --root-owner-group "$before" "$before.deb" >/dev/null

root=build/roots/clean-$architecture-$release
if [ "$architecture" = "$(dpkg --print-architecture)" ]; then
    make_root "clean-$architecture-$release" "$architecture" ca-certificates
    enter() { chroot "$root" "$@"; }
else
    enter() { deploy/image/foreign.sh chroot "$root" "$@"; }
    # The root itself is made by programs of that architecture.
    strap="deploy/image/foreign.sh $strap --mode=root"
    make_root "clean-$architecture-$release" "$architecture" ca-certificates
fi
cp "$before.deb" "$root/tmp/before.deb"
cp "$deb" "$root/tmp/chancery.deb"
cp tests/lab/package/in_root.sh "$root/tmp/in_root.sh"
mount --bind /dev "$root/dev"
trap 'umount "$here/$root/proc"; umount -l "$here/$root/dev"' EXIT
mount -t proc proc "$root/proc"
enter env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" \
    sh /tmp/in_root.sh "$version" | tee "$root.log"
kept=$((kept + $(grep -c ^kept: "$root.log" || true))) broken=$((broken + $(grep -c ^BROKEN: "$root.log" || true)))
grep -q "^the end" "$root.log" || broken=$((broken + 1))
echo "$kept passed, $broken failed"
[ "$broken" -eq 0 ]

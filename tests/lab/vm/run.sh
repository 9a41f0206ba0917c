#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A whole machine without a window system: Debian's kernel, a virtio graphics card, systemd, our package as it is shipped.
# Needs root, some 6 GB of disk, and patience where there is no KVM.
#   tests/lab/vm/run.sh [SCENARIO...]     boot saved boot_copy clock modes partition unplug killed hung keyboard weak cut dark; none: all
# Pictures and logs are left in build/vm, those for the guide in build/vm/images. CHANCERY_DEB names the package; otherwise
# build/package's is taken, and made anew where something that goes into it has changed since.
set -eu
cd "$(dirname "$0")/../../.."
. deploy/packages.sh
# shellcheck disable=SC2086
install $build_packages $run_packages $package_packages $machine_packages
deb=${CHANCERY_DEB:-$(ls build/package/chancery_*_amd64.deb 2>/dev/null | tail -n 1)}
if [ -z "${CHANCERY_DEB:-}" ]; then
    changed=$([ -z "$deb" ] || find kiosk assets config deploy docs CMakeLists.txt -type f -newer "$deb" -not -path 'docs/images/*' -print -quit)
    if [ -z "$deb" ] || [ -n "$changed" ]; then
        echo "making the package${changed:+: $changed is newer than $deb}"
        deb=$(deploy/package.sh | tail -n 1)
    fi
fi
mkdir -p build/vm
tests/lab/vm/make_disk.sh "$deb" build/vm
rm -rf build/vm/program
dpkg -x "$deb" build/vm/program
exec python3 tests/lab/vm/vm_lab.py build/vm "$@"

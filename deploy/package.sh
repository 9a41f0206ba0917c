#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Makes the Debian package of this tree, for the Debian that it is run on. The debian folder lies in deploy/; it is laid into
# a copy of the tree, as dpkg-buildpackage wants it.
#   deploy/package.sh [arguments of dpkg-buildpackage, as in: -aarm64 -Pcross]
# The packages are left in $CHANCERY_PACKAGES (build/package).
set -eu
cd "$(dirname "$0")/.."
. deploy/packages.sh
if [ $# -eq 0 ]; then
    # shellcheck disable=SC2086
    install $build_packages $package_packages
fi

version=$(dpkg-parsechangelog -l deploy/debian/changelog -S Version)
grep -q "^project(chancery VERSION $version " CMakeLists.txt ||
    { echo "deploy/debian/changelog says version $version and CMakeLists.txt another" >&2; exit 1; }

to=${CHANCERY_PACKAGES:-build/package}
tree=$to/chancery-$version
rm -rf "$tree"
mkdir -p "$tree"
# What a fresh checkout has: tracked files, and new ones that are not ignored; without version control, everything.
{ git ls-files -z --cached --others --exclude-standard 2>/dev/null || find . -path ./build -prune -o -type f -print0; } |
    xargs -0 sh -c 'for file; do [ ! -f "$file" ] || printf "%s\0" "$file"; done' _ |
    tar -c --exclude='docs/images' --exclude='./docs/images' --null --files-from=- | tar -x -C "$tree"
cp -r deploy/debian "$tree/debian"
cp deploy/chancery.service "$tree/debian/chancery.service"
cp deploy/chancery.sysusers "$tree/debian/chancery.sysusers"

log=$(cd "$to" && pwd)/build.log
(cd "$tree" && dpkg-buildpackage -b -us -uc "$@" >"$log" 2>&1) || { tail -n 40 "$log" >&2; exit 1; }
rm -rf "$tree"
ls "$to"/chancery_"$version"_*.deb

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# From a fresh checkout to a running kiosk: installs what is missing, builds the release, and shows the built-in edition
# on the screen there is. Where there is none, it renders the same show to build/preview.
#   deploy/run.sh [arguments of chancery]
set -eu
cd "$(dirname "$0")/.."
. deploy/packages.sh

# shellcheck disable=SC2086
install $build_packages $run_packages
[ -f build/release/build.ninja ] || cmake --preset release -G Ninja >build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
rm -f build-configure.log
cmake --build --preset release
chancery=build/release/chancery

connected_display() {
    for status in /sys/class/drm/card*-*/status; do
        [ -r "$status" ] && [ "$(cat "$status")" = connected ] && return 0
    done
    return 1
}

case "${1:-run}" in
    run | -*) ;;
    *) exec "$chancery" "$@" ;;  # another command of chancery: check, fetch, status ...
esac
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || connected_display; then
    exec "$chancery" "$@"
fi
[ "${1:-}" != run ] || shift
echo "There is no screen here: rendering the show to build/preview instead."
"$chancery" render --out build/preview "$@"
echo "Open build/preview/index.html"

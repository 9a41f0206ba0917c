# SPDX-License-Identifier: EUPL-1.2
# What Chancery needs from Debian 12 or later, in one place; sourced by deploy/run.sh, tests/run.sh and the labs.

# To build it.
build_packages="g++ cmake ninja-build pkg-config librsvg2-bin netpbm libjpeg-turbo-progs
  libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev nlohmann-json3-dev libcurl4-openssl-dev libssl-dev libicu-dev libharfbuzz-dev
  libfreetype-dev libfontconfig-dev libsodium-dev libxml2-dev libcli11-dev libsystemd-dev libjpeg62-turbo-dev libpng-dev
  libwebp-dev libseccomp-dev libhyphen-dev libical-dev libqrencode-dev liblcms2-dev libavif-dev libdrm-dev"

# To show with it: fonts for every script, and what SDL loads at run time to reach a screen without X.
run_packages="fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji ca-certificates libegl1 libgles2 libgl1-mesa-dri
  hyphen-de hyphen-en-us hyphen-fr hyphen-nl tzdata"

# To make the Debian package, and to weigh it.
package_packages="debhelper dpkg-dev fakeroot lintian"

# To try the package in clean roots of both architectures, and in a machine of its own (tests/lab/package, tests/lab/vm).
machine_packages="mmdebstrap arch-test qemu-system-x86 qemu-utils qemu-user-static ipxe-qemu seabios e2fsprogs dosfstools mtools fdisk python3 imagemagick openssl"

# To test it, against parts that nobody here wrote.
test_packages="catch2 minisign nginx-light openssl curl xvfb x11-apps x11-xserver-utils imagemagick strace systemd unicode-data zbar-tools fcgiwrap colord-data"

# Some tests need these and are left out without them: not every Debian has them.
welcome_packages="librapidcheck-dev python3-fusepy zsh fish prometheus python3-jsonschema"

# cross_packages ARCHITECTURE: what a root of this machine's architecture needs to build it for another one: that one's libraries, and
# this machine's tools.
cross_packages() {
    for package in $build_packages; do
        case $package in
            g++) echo build-essential ;;
            nlohmann-json3-dev | libcli11-dev) echo "$package" ;;
            *-dev) echo "$package:$1" ;;
            *) echo "$package" ;;
        esac
    done
    [ "$1" = "$(dpkg --print-architecture)" ] || echo "crossbuild-essential-$1"
}

# known PACKAGE...: those of them that this Debian has.
known() {
    for package in "$@"; do
        apt-cache show "$package" >/dev/null 2>&1 && echo "$package"
    done
    return 0
}

# install PACKAGE...: installs those that are missing, and says so; does nothing and needs no rights when none is.
install() {
    missing=""
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "these packages are missing; install them as root:$missing" >&2; return 1; }
        as_root="sudo"
    fi
    echo "Installing from Debian:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of words is what apt wants
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

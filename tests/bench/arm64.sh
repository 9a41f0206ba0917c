#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Counts the instructions of pieces of the kiosk's work on arm64, beside those on x86-64 (instructions.txt), and shows that the
# blend is vectors there, too. The programs are cross-built in a root of their own, kept in build/roots, and run by qemu's
# emulation of single programs. Needs root; half an hour the first time.
#   tests/bench/arm64.sh
set -eu
cd "$(dirname "$0")/../.."
. deploy/packages.sh
install g++ mmdebstrap arch-test qemu-user python3
root=$PWD/build/roots/bench-arm64
mkdir -p build/roots build/bench

if [ ! -e "$root/etc/debian_version" ]; then
    mmdebstrap --variant=apt --architectures=amd64,arm64 --include="$({ echo catch2; cross_packages arm64; } | xargs | tr ' ' ,)" bookworm "$root"
fi
rm -rf "$root/src"
mkdir -p "$root/src"
git ls-files -z | xargs -0 tar -c | tar -x -C "$root/src"
chroot "$root" sh -c 'cmake -S /src -B /out -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON -DCMAKE_SYSTEM_NAME=Linux \
    -DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++ \
    -DPKG_CONFIG_EXECUTABLE=/usr/bin/aarch64-linux-gnu-pkg-config >/dev/null && cmake --build /out --target counted >/dev/null'

# That it mixes there what it mixes here.
chroot "$root" sh -c 'cd /src && aarch64-linux-gnu-g++ -std=c++20 -O2 -Ikiosk -Itests tests/screen/blend_test.cpp tests/catch_main.cpp kiosk/screen/blend.cpp \
    kiosk/screen/wide_loops.cpp -o /out/blend_test'
qemu-aarch64 -L "$root" "$root/out/blend_test"

blend=$(chroot "$root" aarch64-linux-gnu-objdump -d -C /out/kiosk/CMakeFiles/screen.dir/screen/blend.cpp.o)
echo "the blend on arm64 has $(echo "$blend" | grep -cE '\s(u?mla|mul|umax|umull2?)\s+v') vector instructions"
g++ -O2 -shared -fPIC tests/bench/count_plugin.cpp -o build/bench/count_plugin.so
exec python3 tests/bench/instructions.py arm64 "$root/out/tests/bench/counted" "$root" build/bench/count_plugin.so

# SPDX-License-Identifier: EUPL-1.2
# What the labs' run scripts share; sourced in the project's folder.

# build_lab TARGET...: a release build in build/lab, silent unless it fails.
build_lab() {
    mkdir -p build/lab
    { cmake -S . -B build/lab -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON &&
        cmake --build build/lab --target "$@"; } > build/lab/build.log 2>&1 && return 0
    tail -n 20 build/lab/build.log >&2
    exit 70
}

# SPDX-License-Identifier: EUPL-1.2
# What the labs' run scripts share; sourced in the project's folder.

# build_lab TARGET...: a release build in build/lab, silent unless it fails.
build_lab() { build_in build/lab "-DCMAKE_BUILD_TYPE=Release -DCHANCERY_TESTS=ON" "$@"; }

# build_fuzzers TARGET...: the same with clang in build/fuzz.
build_fuzzers() { build_in build/fuzz "--preset fuzz" "$@"; }

# build_in FOLDER OPTIONS TARGET...
build_in() {
    folder=$1 options=$2
    shift 2
    mkdir -p "$folder"
    # shellcheck disable=SC2086 # a list of words
    { { [ -f "$folder/build.ninja" ] || cmake -S . -B "$folder" -G Ninja $options; } &&
        cmake --build "$folder" --target "$@"; } > "$folder/build.log" 2>&1 && return 0
    tail -n 20 "$folder/build.log" >&2
    exit 70
}

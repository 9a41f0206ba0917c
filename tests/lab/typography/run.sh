#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Makes the table of docs/typography.md with a release build in build/lab.
set -eu
cd "$(dirname "$0")/../../.."
. tests/lab/kit.sh
build_lab typography layout_tests
lab=build/lab/tests/lab/typography/typography
tests=build/lab/tests/layout_tests

# A row for what a test promises: its figure where the test passes.
promise() {
    if "$tests" "$1" > /dev/null 2>&1; then echo "| $2 | $3 |"; else echo "| $2 | FAILED |"; fi
}

echo "| what | figure |"
echo "|---|---|"
"$lab" coverage boxes browser quality
promise "every edge case of typography is set right" "\`typography-cases.json\`" "44 of 44"
if [ -r /usr/share/unicode/BidiTest.txt ]; then
    promise "lines are ordered as Unicode's BidiTest says" "Unicode's BidiTest through the order of our lines" "770,241 of 770,241"
fi
"$lab" layout drawing
"$lab" memory
if command -v chromium > /dev/null && command -v tesseract > /dev/null; then
    build_lab specimen
    tests/lab/typography/ocr.py build/lab/tests/lab/typography/specimen build/lab/ocr 2> /dev/null
fi

#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts the branches that tests took, by part, from what `llvm-cov export` says on standard input.

    llvm-cov export ... | tests/lab/coverage/branches.py [--missed] [--least PERCENT]

A branch is one way out of a condition as it stands in the source: each operand of && and ||, each condition of if, while,
for and ?:, each case of a switch, counts twice, true and false. Templates and lambdas count once, however often they were
compiled. Nothing is counted that no one here wrote: conditions inside macros of libraries, and ways out by exceptions; nor
what the compiler alone answers (if constexpr).
"""
import argparse
import collections
import json
import pathlib
import sys

PARTS = {
    "verify (trust)": ["kiosk/trust/"],
    "archive": ["kiosk/archive/"],
    "schedule": ["kiosk/schedule/"],
    "text filter": ["kiosk/edition/clean_text.", "kiosk/edition/ordinary_text."],
    "seal": ["kiosk/edition/seal."],
}
ROOT = pathlib.Path(__file__).resolve().parents[3]


def branches_of(file):
    """Each condition by its place: how often it was true, and false."""
    counts = collections.defaultdict(lambda: [0, 0])
    for line, column, end_line, end_column, true, false, *_ in file["branches"]:
        both = counts[line, column, end_line, end_column]
        both[0] += true
        both[1] += false
    return counts


def sources_of(begin):
    """The files with code whose paths begin so."""
    return [each.relative_to(ROOT).as_posix() for each in ROOT.glob(begin + ("*.cpp" if begin.endswith("/") else "cpp"))]


def text_at(lines, place):
    line, column, end_line, end_column = place
    text = lines[line - 1][column - 1:end_column - 1] if line == end_line else lines[line - 1][column - 1:]
    return text.strip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--missed", action="store_true", help="say which ones were not taken")
    arguments.add_argument("--least", type=float, default=0.0, help="fail where any part has less than this, in percent")
    wanted = arguments.parse_args()

    files = {pathlib.Path(file["filename"]).resolve().relative_to(ROOT).as_posix(): file for file in json.load(sys.stdin)["data"][0]["files"]}
    unseen = [path for begins in PARTS.values() for begin in begins for path in sources_of(begin) if path not in files]
    if unseen:
        print("no test program holds " + ", ".join(unseen))
        return 1

    totals = {part: [0, 0] for part in PARTS}
    missed = []
    for path, file in sorted(files.items()):
        part = next((name for name, begins in PARTS.items() if path.startswith(tuple(begins))), None)
        if part is None:
            continue
        lines = (ROOT / path).read_text().splitlines()
        for place, counts in sorted(branches_of(file).items()):
            if "if constexpr" in lines[place[0] - 1]:
                continue
            totals[part][0] += sum(count > 0 for count in counts)
            totals[part][1] += 2
            missed += [f"{path}:{place[0]}:{place[1]}: never {way}: {text_at(lines, place)}"
                       for way, count in zip(("true", "false"), counts) if count == 0]

    if wanted.missed:
        print("\n".join(missed))
    everything = [sum(column) for column in zip(*totals.values())]
    percents = []
    for part, (taken, there) in [*totals.items(), ("all of them", everything)]:
        percents.append(100 * taken / there if there else 0.0)
        print(f"{part:15} {taken:5} of {there:5} branches taken, {percents[-1]:5.1f} %")
    return 1 if min(percents) < wanted.least else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How many instructions pieces of the kiosk's work take, held against the kept counts: times are noisy, these are not.

    instructions.py check COUNTED     COUNTED is the program of counted.cpp, built in release
    instructions.py accept COUNTED
    instructions.py arm64 COUNTED ROOT PLUGIN   built for arm64; its libraries are in ROOT, PLUGIN is count_plugin.cpp

check ends with 1 where a count left its kept one by more than 3 %, in either direction: what became cheaper is accepted,
too, or it could creep back. accept writes the counts. Counted by valgrind's callgrind, which offers a program AVX2 where
the machine has it; arm64's by qemu, and said beside the kept ones.
"""
import pathlib
import re
import subprocess
import sys

KEPT = pathlib.Path(__file__).with_name("instructions.txt")
MAY_DIFFER = 0.03
FEW, MANY = 2, 5
CALLGRIND = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]


def instructions(command):
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", said)[1])


def count(program, counter, pieces):
    """One more time of each piece; what comes before and after falls out."""
    return {piece: (instructions([*counter, program, piece, str(MANY)]) - instructions([*counter, program, piece, str(FEW)])) // (MANY - FEW) for piece in pieces}


def pieces_of(program):
    return subprocess.run([program], check=True, capture_output=True, text=True).stdout.split()


def kept():
    return {line.split()[0]: int(line.split()[1]) for line in KEPT.read_text().splitlines() if not line.startswith("#")}


def check(program):
    counts, left, before_all = count(program, CALLGRIND, pieces_of(program)), 0, kept()
    for piece, now in counts.items():
        before = before_all.get(piece)
        change = now / before - 1 if before else 1
        left += abs(change) > MAY_DIFFER
        print(f"{piece}: {now:,} instructions, {change:+.1%} of the kept {before or 0:,}{' LEFT' if abs(change) > MAY_DIFFER else ''}")
    print(f"{len(counts) - left} of {len(counts)} pieces of work within 3 % of tests/bench/{KEPT.name}")
    return 1 if left else 0


def accept(program):
    KEPT.write_text("# SPDX-License-Identifier: EUPL-1.2\n# Instructions that one time of each piece of work takes, on x86-64 with AVX2; written by instructions.py accept.\n" +
                    "".join(f"{piece} {now}\n" for piece, now in count(program, CALLGRIND, pieces_of(program)).items()))
    return 0


def arm64(program, root, plugin):
    worst = 0
    for piece, before in kept().items():
        now = count(program, ["qemu-aarch64", "-L", root, "-plugin", plugin], [piece])[piece]
        worst = max(worst, now / before)
        print(f"| {piece} | {before:,} | {now:,} | {now / before:.2f} |", flush=True)
    print(f"at most {worst:.2f} of x86-64's instructions")
    return 0


if __name__ == "__main__":
    ways = {"check": (check, 1), "accept": (accept, 1), "arm64": (arm64, 3)}
    if len(sys.argv) < 2 or sys.argv[1] not in ways or len(sys.argv) != 2 + ways[sys.argv[1]][1]:
        sys.exit(__doc__)
    sys.exit(ways[sys.argv[1]][0](*sys.argv[2:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How many instructions pieces of the kiosk's work take, held against the kept counts: times are noisy, these are not.

    instructions.py check|accept COUNTED     COUNTED is the program of counted.cpp, built in release

check ends with 1 where a count left its kept one by more than 3 %, in either direction: what became cheaper is accepted,
too, or it could creep back. accept writes the counts. Counted by valgrind's callgrind, which offers a program AVX2 where
the machine has it.
"""
import pathlib
import re
import subprocess
import sys

KEPT = pathlib.Path(__file__).with_name("instructions.txt")
MAY_DIFFER = 0.03
FEW, MANY = 2, 5


def instructions(program, work, times):
    said = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, work, str(times)],
                          check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", said)[1])


def count(program):
    """One more time of each piece; what comes before and after falls out."""
    pieces = subprocess.run([program], check=True, capture_output=True, text=True).stdout.split()
    return {piece: (instructions(program, piece, MANY) - instructions(program, piece, FEW)) // (MANY - FEW) for piece in pieces}


def kept():
    return {line.split()[0]: int(line.split()[1]) for line in KEPT.read_text().splitlines() if not line.startswith("#")}


def check(counts):
    left = 0
    for piece, now in counts.items():
        before = kept().get(piece)
        change = now / before - 1 if before else 1
        left += abs(change) > MAY_DIFFER
        print(f"{piece}: {now:,} instructions, {change:+.1%} of the kept {before or 0:,}{' LEFT' if abs(change) > MAY_DIFFER else ''}")
    print(f"{len(counts) - left} of {len(counts)} pieces of work within 3 % of tests/bench/{KEPT.name}")
    return 1 if left else 0


def accept(counts):
    KEPT.write_text("# SPDX-License-Identifier: EUPL-1.2\n# Instructions that one time of each piece of work takes, on x86-64 with AVX2; written by instructions.py accept.\n" +
                    "".join(f"{piece} {now}\n" for piece, now in counts.items()))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("check", "accept"):
        sys.exit(__doc__)
    sys.exit({"check": check, "accept": accept}[sys.argv[1]](count(sys.argv[2])))

# SPDX-License-Identifier: EUPL-1.2
"""Measures the rows of docs/performance.md in one run and writes them there. Started by run.sh."""
import pathlib
import re
import sys
import tempfile

import machine
import rows
from show import Show, draw_pictures

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
ONLY = sys.argv[2:]


def measured(folder):
    machine.have_memory()
    pictures = folder / "pictures"
    draw_pictures(BUILD / "tests/bench", pictures)
    show, world = Show(BUILD, folder / "latin"), Show(BUILD, folder / "world", world=True)
    show.fill(pictures, "1920x1080", "3840x2160")
    world.fill(pictures)
    groups = {"start": lambda: rows.start_rows(show), "crossfade": lambda: rows.crossfade_rows(show, world), "motion": lambda: rows.motion_rows(show), "rest": lambda: rows.rest_rows(show),
              "big": lambda: rows.big_screen_rows(show), "picture": lambda: rows.picture_rows(show, folder), "refresh": lambda: rows.refresh_rows(show, SOURCE),
              "feed": lambda: rows.feed_rows(show), "page": lambda: rows.page_rows(BUILD), "card": lambda: rows.card_rows(BUILD, SOURCE), "size": lambda: rows.size_rows(BUILD)}
    for name, group in groups.items():
        if not ONLY or name in ONLY:
            yield from group()


def main():
    table = ["| what | must reach | measured | |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(pathlib.Path(folder)):
            table.append(f"| {row.what} | {row.must} | {row.got} | {'reached' if row.ok else 'NOT reached'} |")
            print(table[-1], flush=True)
    if ONLY:
        return
    page = SOURCE / "docs/performance.md"
    page.write_text(re.sub(r"(<!-- measured -->\n).*?(<!-- end -->)", lambda found: found[1] + "\n".join(table) + "\n" + found[2], page.read_text(), flags=re.S))


if __name__ == "__main__":
    main()

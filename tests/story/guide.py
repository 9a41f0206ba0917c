#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The technician's guide keeps its word: every JSON example of it is a settings file without a mistake, and its commands and files are
there.

  guide.py CHANCERY SOURCE_DIR
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

chancery, root = sys.argv[1], pathlib.Path(sys.argv[2])
environment = {**os.environ, "CHANCERY_ASSETS": str(root / "assets"), "ASAN_OPTIONS": "detect_leaks=0"}
failed = 0


def complain(text):
    global failed
    failed += 1
    print("BROKEN:", text)


def run(*arguments):
    return subprocess.run([chancery, *arguments], capture_output=True, text=True, env=environment)


known = set(re.findall(r"^  ([a-z-]+) ", run("--help").stdout.split("Subcommands:")[1], re.M))
number = 0
with tempfile.TemporaryDirectory() as folder:
    for page in ("technician.md", "display.md", "security.md"):
        text = (root / "docs" / page).read_text()
        for example in re.findall(r"^```json\n(.*?)^```", text, re.M | re.S) if page == "technician.md" else []:
            file = pathlib.Path(folder) / "kiosk.json"
            file.write_text(example)
            checked = run("check", str(file))
            if checked.returncode != 0:
                complain(f"docs/{page}: an example is no settings file: {checked.stdout}{checked.stderr}{example}")
            number += 1
        for command in re.findall(r"`(?:sudo )?chancery ([a-z-]+)(?!=)\b(?!=)", text) + re.findall(r"^(?:sudo )?chancery ([a-z-]+)", text, re.M):
            if command not in known:
                complain(f"docs/{page}: there is no command {command}")
# What the pages name of the package's own files is there where it is installed.
with tempfile.TemporaryDirectory() as place:
    subprocess.run(["cmake", "--install", str(pathlib.Path(chancery).parent), "--prefix", "/usr"], env={**os.environ, "DESTDIR": place}, check=True, stdout=subprocess.DEVNULL)
    named = 0
    for page in ("technician.md", "display.md"):
        text = (root / "docs" / page).read_text()
        for path in sorted(set(re.findall(r"/(?:usr|etc)/[a-z0-9/._@-]*chancery[a-z0-9/._@-]*[a-z0-9]", text))):
            named += 1
            if path.startswith("/usr/") and not os.path.exists(place + path):
                complain(f"docs/{page}: {path} is in no installation")
    for name in ("kiosk.json", "make_image.sh", "foreign.sh", "user-data"):
        if not os.path.exists(f"{place}/usr/share/doc/chancery/examples/{name}"):
            complain(f"{name} is not among the examples")
if named < 8:
    complain(f"the pages name only {named} files")
if number < 3:
    complain(f"docs/technician.md has only {number} examples")
manual = (root / "deploy/chancery.1").read_text().replace("\\-", "-")
for name in ("chancery.bash", "_chancery", "chancery.fish"):
    words = set(re.findall(r"[a-z-]+", (root / "deploy/completion" / name).read_text()))
    for command in known - words:
        complain(f"deploy/completion/{name} does not know {command}")
for command in known:
    if not re.search(rf"\b{command}\b", manual):
        complain(f"deploy/chancery.1 does not know {command}")
print(f"{number} examples are settings without a mistake; {len(known)} commands are in the manual and in three shells' completion")
sys.exit(1 if failed else 0)

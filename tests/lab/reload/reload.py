#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How long a saved setting takes to the glass: from rename() to the first frame that differs, on a real X server.

  tests/lab/reload/reload.py CHANCERY [TIMES]

The shipped program on a machine that does nothing else; two themes are saved in turn, as an editor saves, each once the fade to the one
before is over. Prints every time, the median and the worst, in milliseconds; 1 where one took longer than a second, 77 where there is
no X server to try it on. What is measured is late by the time that one look at the glass takes, which is printed, too.
"""
import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT_MS = 1000
AREA = (0, 0, 160, 160)  # the ground, which each theme has in a colour of its own


class Glass:
    """What a corner of the screen shows."""

    def __init__(self, display):
        self.x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self.x, name).restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XAllPlanes.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))

    def look(self):
        image = ctypes.c_void_p(self.x.XGetImage(self.display, self.root, *AREA, ctypes.c_ulong(self.x.XAllPlanes()), 2))
        # XImage: four ints, then the pixels (Xlib.h).
        address = ctypes.cast(image.value + 16, ctypes.POINTER(ctypes.c_void_p)).contents.value
        pixels = ctypes.string_at(address, AREA[2] * AREA[3] * 4)
        self.x.XDestroyImage(image)
        return pixels

    def rests(self, seconds):
        """What it shows once it has shown that for so long."""
        seen, since = self.look(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.02)
            now = self.look()
            if now != seen:
                seen, since = now, time.monotonic()
        return seen


def wait_for(what, found, seconds=60):
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            sys.exit(f"{what}: not within {seconds} s")
        time.sleep(0.05)


def save(folder, theme):
    """Writes settings aside and renames them into place; the moment of the rename."""
    with open(f"{folder}/kiosk.json.new", "w", encoding="utf-8") as file:
        json.dump({"theme": theme, "time_zone": "UTC", "playlists": [{"file": f"{folder}/one.json"}]}, file)
    begun = time.monotonic()
    os.rename(f"{folder}/kiosk.json.new", f"{folder}/kiosk.json")
    return begun


def measure(glass, folder, times):
    took = []
    for number in range(times):
        before = glass.rests(0.8)
        begun = save(folder, ("strong", "default")[number % 2])
        while glass.look() == before:
            if time.monotonic() - begun > 10:
                sys.exit("a saved theme never comes to the glass")
        took.append((time.monotonic() - begun) * 1000)
    return took


def main():
    chancery, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    if not shutil.which("Xvfb"):
        print("there is no Xvfb to try it on")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        ready, ours = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(ours), "-screen", "0", "1920x1080x24", "-noreset", "-nolisten", "tcp"], pass_fds=[ours], stderr=subprocess.DEVNULL)
        display = ":" + os.read(ready, 16).decode().strip()
        kiosk = None
        try:
            # One page of words: nothing but a save changes what the glass shows.
            with open(f"{folder}/one.json", "w", encoding="utf-8") as file:
                json.dump({"playlist": "one", "language": "en", "entries": [{"statement": {"title": "The embassy stays open", "content_text": "Everyone is welcome."}}]}, file)
            save(folder, "default")
            glass = Glass(display)
            black = glass.look()
            with open(f"{folder}/log", "w", encoding="utf-8") as log:
                kiosk = subprocess.Popen([chancery, "--config", f"{folder}/kiosk.json", "--state", f"{folder}/state"], stderr=log,
                                         env={**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "RUNTIME_DIRECTORY": f"{folder}/run"})
            wait_for("the first page", lambda: glass.look() != black)
            glass.rests(5)  # until the page took the screen from the built-in edition
            begun = time.monotonic()
            glass.look()
            look = (time.monotonic() - begun) * 1000
            took = measure(glass, folder, times)
        finally:
            for process in (kiosk, server):
                if process:
                    process.terminate()
                    process.wait()
    print(" ".join(f"{ms:.0f}" for ms in took))
    worst = max(took)
    print(f"{len(took)} saves: median {statistics.median(took):.0f} ms, worst {worst:.0f} ms from rename to the first frame (a look takes {look:.1f} ms); at most {LIMIT_MS} are allowed")
    return 1 if worst > LIMIT_MS else 0


sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""How much the real program writes to its card: bytes at the block device below an ext4 file system of its own, for root.
A server in this process answers "unchanged" every second for a while, with twenty statements and ten pictures on show;
then it says something new several times, with a new picture each. The small state and the trial of the storage, which
come by the clock, are measured by themselves. The sum is what a day costs at the usual interval of 15 minutes with ten
new statements, each with a photograph of its own.

  card_writes.py CHANCERY ARCHIVE_DRIVER [--quiet SECONDS] [--news N]
"""
import argparse
import glob
import hashlib
import http.server
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import loop_disk
from kiosk_run import Kiosk

ALLOWED = 10_000_000  # bytes a day
STATEMENTS, PICTURES = 20, 10
ROUNDS_A_DAY, SAVES_A_DAY, NEWS_A_DAY = 96, 96, 10


def png(seed, width=1280, height=800):
    """A picture with grain, as large as a photograph is."""
    draw = random.Random(seed)
    noise = draw.randbytes(width * 3 + height)
    rows = b"".join(b"\0" + bytes((x >> 2) + (noise[i + y] >> 4) for i, x in enumerate(bytes([y * 255 // height]) * (width * 3)))
                    for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


class Ministry:
    """A feed and its pictures, and how often nothing new was said."""

    def __init__(self):
        self.files, self.unchanged = {}, 0
        ministry = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                body = ministry.files.get(self.path)
                etag = f'"{hashlib.sha256(body or b"").hexdigest()}"'
                same = body is not None and self.headers.get("If-None-Match") == etag
                ministry.unchanged += same
                self.send_response(304 if same else 200 if body is not None else 404)
                self.send_header("ETag", etag)
                self.send_header("Content-Type", "image/png" if self.path.endswith("png") else "application/feed+json")
                self.send_header("Content-Length", "0" if same or body is None else str(len(body)))
                self.end_headers()
                if body is not None and not same:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/feed.json"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def say(self, edition):
        """Edition 0, and from there on one statement and one picture more each time, the oldest leaving."""
        items = []
        for number in range(edition, edition + STATEMENTS):
            item = {"id": str(number), "title": f"Statement {number}", "content_text": "The embassy stays open. " * 12}
            if number % 2 or number >= STATEMENTS:
                item["image"] = f"{number}.png"
                self.files.setdefault(f"/{number}.png", png(number))
            items.append(item)
        self.files["/feed.json"] = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Ministry",
                                               "language": "en", "items": items}).encode()


def settle(kiosk, ministry, edition):
    """Waits until an edition shows with all its pictures stored, and the collector has asked again since."""
    last = str(edition + STATEMENTS - 1)
    pictures = sum(number % 2 or number >= STATEMENTS for number in range(edition, edition + STATEMENTS))

    def there(_):
        for name in glob.glob(os.path.join(kiosk.state, "archive", "editions", "[0-9]*")):
            with open(name, "rb") as file:
                record = json.loads(file.read().split(b"\n", 1)[1])
            if len(record["pictures"]) == pictures and any(url.endswith(f"/{last}.png") for url in record["pictures"]):
                return True
        return False
    if not kiosk.wait_until(there, 400):
        raise RuntimeError(f"edition {edition} was never kept; see the log of the kiosk")
    before = ministry.unchanged
    while ministry.unchanged < before + 2:
        time.sleep(0.1)


def watch(kiosk, seconds):
    """How many pages came on in this time."""
    seen, end = set(), time.monotonic() + seconds
    while time.monotonic() < end:
        status = kiosk.status()
        if status and status["on"]:
            seen.add((status["on"]["statement"], status["on"]["page"], status["on"]["since"]))
        time.sleep(0.5)
    return len(seen)


def measure(program, driver, scratch, options):
    image = os.path.join(scratch, "image")
    loop_disk.make(image, 256)
    disk = loop_disk.LoopDisk(image, os.path.join(scratch, "mnt"))
    ministry = Ministry()
    ministry.say(0)
    kiosk = None
    try:
        def cost(what, times, *command):
            subprocess.run([driver, os.path.join(disk.place, what), what, "3"], check=True)
            before = disk.bytes_written()
            subprocess.run([driver, os.path.join(disk.place, what), what, str(times)], check=True)
            return (disk.bytes_written() - before) / times
        save, trial = cost("save", 100), cost("try", 20)
        kiosk = Kiosk(program, scratch, os.path.join(disk.place, "state"),
                      {"sources": [{"name": "ministry", "url": ministry.url, "interval": "1s", "allow_http": True}],
                       "dwell_factor": 0.25, "time_zone": "UTC"}, "1920x1080")
        settle(kiosk, ministry, 0)
        time.sleep(8)  # what ext4 writes down by itself, five seconds later
        before, unchanged = disk.bytes_written(), ministry.unchanged
        pages = watch(kiosk, options.quiet)
        quiet, rounds = disk.bytes_written() - before, ministry.unchanged - unchanged
        before = disk.bytes_written()
        for edition in range(1, options.news + 1):
            ministry.say(edition)
            settle(kiosk, ministry, edition)
        news = (disk.bytes_written() - before) / options.news
        pictures = [os.path.getsize(name) for name in glob.glob(os.path.join(kiosk.state, "archive", "prepared", "*"))]
    finally:
        if kiosk:
            kiosk.stop()
        disk.close()
    return {"quiet": quiet, "rounds": rounds, "pages": pages, "news": news, "save": save, "trial": trial,
            "picture": len(png(0)) + sum(pictures) / len(pictures)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("driver")
    parser.add_argument("--quiet", type=int, default=120)
    parser.add_argument("--news", type=int, default=8)
    options = parser.parse_args()
    why = loop_disk.why_not()
    if why:
        print(f"card writes: skipped: {why}")
        return 77
    scratch = tempfile.mkdtemp(prefix="chancery-card-")
    try:
        found = measure(os.path.abspath(options.program), os.path.abspath(options.driver), scratch, options)
    finally:
        shutil.rmtree(scratch)
    each_round = found["quiet"] / max(found["rounds"], 1)
    day = each_round * ROUNDS_A_DAY + found["save"] * SAVES_A_DAY + found["trial"] + found["news"] * NEWS_A_DAY
    print(f"card writes: {found['quiet']} bytes in {found['rounds']} unchanged rounds and {found['pages']} pages shown, "
          f"{found['news']:.0f} a new edition with a new picture "
          f"(which alone is {found['picture']:.0f}), {found['save']:.0f} a save of the small state, "
          f"{found['trial']:.0f} a trial; a day: {day / 1e6:.2f} MB of {ALLOWED / 1e6:.0f} MB")
    return 0 if day <= ALLOWED and found["rounds"] > 0 and found["pages"] > 1 else 1


if __name__ == "__main__":
    sys.exit(main())

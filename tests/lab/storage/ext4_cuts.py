#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Cuts the power of a real ext4 file system, for root: an image is mounted through a loop device, archive_driver
publishes on it, and at some moment the EXT4_IOC_SHUTDOWN ioctl drops what was not synced, with or without the journal's
last commits. Then it is mounted again, as after a power cut, and looked at: nothing torn, nothing acknowledged lost.

  ext4_cuts.py DRIVER [--cuts N] [--storage STORAGE] [--seed N]

noauto_da_alloc matters: by default ext4 flushes a file that is renamed over another and so hides a missing sync.
"""
import argparse
import fcntl
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

import loop_disk

EXT4_IOC_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
LOG_FLUSHED, LOG_DROPPED = 1, 2


def shut_down(place, how):
    folder = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", how))
    finally:
        os.close(folder)


def last(word, said, before):
    return max([before] + [int(number) for number in re.findall(rf"^{word} (\d+)$", said, re.M)])


class Rig:
    def __init__(self, driver, storage, scratch):
        self.driver, self.storage = driver, storage
        self.image, self.place = os.path.join(scratch, "disk"), os.path.join(scratch, "mnt")
        self.kept = self.saved = self.begun = 0
        loop_disk.make(self.image)
        self.disk = self.mount()

    def mount(self):
        return loop_disk.LoopDisk(self.image, self.place, "noauto_da_alloc")

    def cut(self, after, how, from_first_word):
        """One life and its end; a sentence where something was torn or lost. `after` so many seconds, from its start or
        from its first acknowledgement: a busy machine may take that long to start it."""
        archive = os.path.join(self.place, "archive")
        first = self.begun + 1
        life = subprocess.Popen([self.driver, archive, "publish", str(first), str(first + 100000), self.storage],
                                stdout=subprocess.PIPE, text=True)
        said = life.stdout.readline() if from_first_word else ""
        time.sleep(after)
        shut_down(self.place, how)
        time.sleep(0.005)
        life.kill()  # a dead disk refuses quickly, a hundred thousand times
        said += life.communicate()[0]
        self.kept, self.saved = last("kept", said, self.kept), last("saved", said, self.saved)
        self.begun = max(last("failed", re.sub(r":.*", "", said), self.begun), self.kept, self.saved) + 1
        self.disk.close()
        self.disk = self.mount()
        check = subprocess.run([self.driver, archive, "check", str(self.kept), str(self.saved), str(self.begun)],
                               capture_output=True, text=True)
        return check.stdout.strip() if check.returncode else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--cuts", type=int, default=300)
    parser.add_argument("--storage", default="ours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", action="store_true", help="end with the first find")
    options = parser.parse_args()
    why = loop_disk.why_not()
    if why:
        print(f"ext4 {options.storage}: skipped: {why}")
        return 77
    draw = random.Random(options.seed)
    torn = lost = 0
    scratch = tempfile.mkdtemp(prefix="chancery-ext4-")
    try:
        rig = Rig(os.path.abspath(options.driver), options.storage, scratch)
        for number in range(options.cuts):
            trouble = rig.cut(draw.uniform(0.002, 0.12), draw.choice([LOG_FLUSHED, LOG_DROPPED]), draw.random() < 0.5)
            torn += bool(trouble) and trouble.startswith("torn")
            lost += bool(trouble) and not trouble.startswith("torn")
            if trouble:
                if torn + lost <= 3:
                    print(f"cut {number}: {trouble}")
                rig.kept = rig.saved = 0  # what is lost is lost once
            if trouble and options.first:
                break
        print(f"ext4 {options.storage}: {number + 1} cuts, seed {options.seed}, {rig.begun - 1} editions, {torn} torn, {lost} lost")
    finally:
        if os.path.ismount(os.path.join(scratch, "mnt")):
            rig.disk.close()
        shutil.rmtree(scratch)
    return 1 if torn + lost else 0


if __name__ == "__main__":
    sys.exit(main())

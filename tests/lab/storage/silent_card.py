#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A card that says yes to every write and keeps none, under the real program: an ext4 file system on a loop device whose
file lies in a file system of our own (FUSE), which from some moment on drops what it is given. Nobody in between
notices: writes and syncs succeed, and memory shows the files as they should be. `chancery status` must say so, and must
not say so while the card is still good. For root.

  silent_card.py CHANCERY
"""
import multiprocessing
import os
import shutil
import sys
import tempfile
import time

import loop_disk
from kiosk_run import Kiosk

WORDS = "replace the card"


def serve(image, place, dropping):
    """Shows `image` as PLACE/disk, and drops writes while the file `dropping` exists. Ends when it is unmounted."""
    import fusepy

    class Card(fusepy.Operations):
        def __init__(self):
            self.file = os.open(image, os.O_RDWR)

        def getattr(self, path, fh=None):
            if path == "/":
                return {"st_mode": 0o40700, "st_nlink": 2}
            return {"st_mode": 0o100600, "st_nlink": 1, "st_size": os.fstat(self.file).st_size}

        def readdir(self, path, fh):
            return [".", "..", "disk"]

        def open(self, path, flags):
            return 0

        def read(self, path, size, offset, fh):
            return os.pread(self.file, size, offset)

        def write(self, path, data, offset, fh):
            return len(data) if os.path.exists(dropping) else os.pwrite(self.file, data, offset)

        def fsync(self, path, datasync, fh):
            return 0

    fusepy.FUSE(Card(), place, foreground=True, nothreads=True, direct_io=True)


def why_not():
    try:
        import fusepy  # noqa: F401
    except ImportError:
        return "python3-fusepy is missing"
    return loop_disk.why_not() or (None if os.path.exists("/dev/fuse") else "this machine has no /dev/fuse")


def told(program, scratch, state):
    """Whether `status` of a kiosk with this state folder warns of the card; nothing where it never came so far."""
    kiosk = Kiosk(program, scratch, state, {"sources": []})
    try:
        # Without a source the first word about the card follows the first trial.
        status = kiosk.wait_until(lambda status: os.path.exists(os.path.join(state, "archive", "trial")) and status, 240)
        if status is None:
            return None
        warned = kiosk.wait_until(lambda status: any(WORDS in line for line in status["troubles"]), seconds=40)
        return warned is not None
    finally:
        kiosk.stop()


def main():
    program = os.path.abspath(sys.argv[1])
    why = why_not()
    if why:
        print(f"silent card: skipped: {why}")
        return 77
    scratch = tempfile.mkdtemp(prefix="chancery-card-")
    image, front, dropping = (os.path.join(scratch, name) for name in ("image", "front", "dropping"))
    loop_disk.make(image)
    os.mkdir(front)
    server = multiprocessing.Process(target=serve, args=(image, front, dropping))
    server.start()
    try:
        while not os.path.exists(os.path.join(front, "disk")):
            time.sleep(0.05)
        disk = loop_disk.LoopDisk(os.path.join(front, "disk"), os.path.join(scratch, "mnt"))
        try:
            state = os.path.join(disk.place, "state")
            good = told(program, scratch, state)
            open(dropping, "w", encoding="ascii").close()
            os.remove(os.path.join(state, "archive", "trial"))
            bad = told(program, scratch, state)
        finally:
            disk.close()
    finally:
        loop_disk.quiet("umount", front)
        server.join()
        shutil.rmtree(scratch)
    passed = good is False and bad is True
    print(f"silent card: a good card is {'accused' if good else 'not accused' if good is False else 'never tried'}, "
          f"one that drops writes is {'named in status' if bad else 'not noticed'}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())

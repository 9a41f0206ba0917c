# SPDX-License-Identifier: EUPL-1.2
"""An ext4 file system of its own on a loop device, for root."""
import os
import subprocess


def quiet(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True).stdout.strip()


def why_not():
    """Why this machine can have none; nothing where it can."""
    if os.geteuid() != 0:
        return "only root can mount"
    if not os.path.exists("/dev/loop-control"):
        return "this machine has no loop devices (/dev/loop-control)"
    return None


def make(image, megabytes=64):
    quiet("truncate", "-s", f"{megabytes}M", image)
    # Everything at once: what ext4 would do later by itself is no one's write.
    quiet("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", image)


class LoopDisk:
    """The image, attached and mounted at `place`; taken apart by close()."""

    def __init__(self, image, place, options="defaults"):
        os.makedirs(place, exist_ok=True)
        self.place = place
        self.device = quiet("losetup", "--find", "--show", image)
        try:
            quiet("mount", "-o", options, self.device, place)
        except subprocess.CalledProcessError:
            quiet("losetup", "--detach", self.device)
            raise

    def bytes_written(self):
        """To the device since it was attached, once everything is out of memory."""
        quiet("sync", "--file-system", self.place)
        with open(f"/sys/block/{os.path.basename(self.device)}/stat", encoding="ascii") as stat:
            return int(stat.read().split()[6]) * 512

    def close(self):
        quiet("umount", self.place)
        quiet("losetup", "--detach", self.device)

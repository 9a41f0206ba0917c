# SPDX-License-Identifier: EUPL-1.2
"""What a tree of processes costs, and an X server to run one on."""
import contextlib
import mmap
import os
import pathlib
import re
import signal
import statistics
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


def tree(root):
    """The process and all that it started."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = pathlib.Path(f"/proc/{entry}/stat").read_text()
                parents[int(entry)] = int(stat.rsplit(")", 1)[1].split()[1])
            except OSError:
                pass
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def summed(root, read):
    total = 0
    for pid in tree(root):
        try:
            total += read(pid)
        except OSError:
            pass
    return total


def pss_mib(root):
    def one(pid):
        return int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])
    return summed(root, one) / 1024


def cpu_seconds(root):
    def one(pid):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    return summed(root, one) / TICK


def wakeups(root):
    def one(pid):
        return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", path.read_text(), re.M)[1])
                   for path in pathlib.Path(f"/proc/{pid}/task").glob("*/status"))
    return summed(root, one)


def have_memory():
    """All memory that is free is touched once. What a virtual machine has never used, its host gives at the first touch, and takes some
    3 ms for 2 MiB: a start would be measured by how long ago the machine was started."""
    free = int(re.search(r"^MemFree:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text(), re.M)[1]) * 1024
    populate_write = 23  # Linux 5.14
    with mmap.mmap(-1, free * 9 // 10, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory.madvise(mmap.MADV_HUGEPAGE)
        memory.madvise(populate_write)


def drop_page_cache():
    os.sync()
    pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")


def middle(values):
    return statistics.median(values)


def spread(values, digits=3):
    return f"{middle(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


@contextlib.contextmanager
def at_once(server):
    """The X server, and whoever is started meanwhile, run when they have something to do: what is seen is the program's own time, and
    not who else waited for the core on which it draws its next frame. Needs root; else all are as they were."""
    if os.geteuid() != 0:
        yield
        return
    os.sched_setscheduler(server, os.SCHED_FIFO, os.sched_param(5))
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(6))
    try:
        yield
    finally:
        for process in (server, 0):
            os.sched_setscheduler(process, os.SCHED_OTHER, os.sched_param(0))


class Screen:
    """An X server for one run, so that no program finds another's picture."""

    def __init__(self, tools, size="1920x1080"):
        self.watch, self.size, self.started = tools / "watch_screen", size, []

    def __enter__(self):
        self.server = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.size}x24", "-nolisten", "tcp"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.env = {**os.environ, "DISPLAY": ":" + self.server.stdout.readline().strip(), "LANG": "C.UTF-8"}
        self.env.pop("WAYLAND_DISPLAY", None)
        return self

    def start(self, command, settle=1500):
        """The process id, and after how many seconds the screen showed what then stayed, for so many milliseconds."""
        out = subprocess.run([self.watch, "start", str(settle), "20000", "--", *map(str, command)], env=self.env,
                             capture_output=True, text=True, check=False, timeout=60).stdout
        pid, when = out.split()
        self.started.append(int(pid))
        return int(pid), float(when) / 1000 if when != "never" else float("nan")

    def bursts(self, seconds):
        """For every burst of changes: frames, milliseconds, the longest gap between two, how many are late, the longest as seen."""
        with at_once(self.server.pid):
            lines = subprocess.run([self.watch, "frames", str(seconds)], env=self.env, capture_output=True, text=True,
                                   check=True).stdout.splitlines()
        return [tuple(float(number) for number in re.findall(r"[\d.]+", line)) for line in lines]

    def __exit__(self, *_):
        for pid in self.started:
            try:
                os.killpg(pid, signal.SIGTERM)
                time.sleep(0.3)
                os.killpg(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.server.terminate()
        self.server.wait()

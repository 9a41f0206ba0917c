# SPDX-License-Identifier: EUPL-1.2
"""Runs each program on an X server of its own and prints what it cost. Started by run.sh."""
import functools
import http.server
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

BUILD = pathlib.Path(sys.argv[1]).resolve()
BENCH = BUILD / "tests/bench"
ROUNDS = int(os.environ.get('ROUNDS', '5'))
REST_SECONDS = 20
FADE_SECONDS = 25
TICK = os.sysconf("SC_CLK_TCK")
WORDS = ("The states that sit on the Council are asked to protect the rights of every person on their soil, and to answer "
         "for it before the others. ")
TEXT = " ".join((WORDS * 5).split()[:90]) + "."


def slides(folder, base):
    """One feed and one page with the same eight slides."""
    items = [{"id": str(n), "title": f"Statement number {n} on human rights", "content_text": TEXT, "language": "en",
              "date_published": f"2025-12-0{n}T10:00:00Z", "image": f"{base}/{n}.jpg"} for n in range(1, 9)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Bench", "language": "en", "items": items}
    (folder / "feed.json").write_text(json.dumps(feed))
    divs = "".join(f'<div style="background-image:url({n}.jpg)"><p><b>{items[n - 1]["title"]}</b><br>{TEXT}</p></div>'
                   for n in range(1, 9))
    (folder / "page.html").write_text(f"""<!doctype html><meta charset=utf-8><style>
html,body{{margin:0;background:#101828;overflow:hidden;cursor:none}}
div{{position:fixed;inset:0;background-size:cover;background-position:center;opacity:0;transition:opacity 1s}}
div.on{{opacity:1}} p{{position:absolute;inset:0;margin:0;padding:9vh 45vw 0 5vw;color:#fff;font:4vh/1.4 sans-serif;
background:linear-gradient(90deg,#080e18e0,#080e1800)}} b{{font-size:7vh;line-height:1.15}}</style>{divs}<script>
let all=document.querySelectorAll('div'),i=0;all[0].className='on';
if(location.hash!='#rest')setInterval(()=>{{all[i].className='';i=(i+1)%8;all[i].className='on'}},6000)</script>""")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


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


class Screen:
    """An X server for one run, so that no program finds another's picture."""

    def __enter__(self):
        self.server = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.env = {**os.environ, "DISPLAY": ":" + self.server.stdout.readline().strip(), "LANG": "C.UTF-8"}
        self.env.pop("WAYLAND_DISPLAY", None)
        self.started = []
        return self

    def start(self, command):
        out = subprocess.run([BENCH / "watch_screen", "start", "1500", "20000", "--", *map(str, command)], env=self.env,
                             capture_output=True, text=True, check=False, timeout=40).stdout
        pid, when = out.split()
        self.started.append(int(pid))
        return int(pid), float(when) if when != "never" else float("nan")

    def bursts(self, seconds):
        return subprocess.run([BENCH / "watch_screen", "frames", str(seconds)], env=self.env, capture_output=True, text=True,
                              check=True).stdout.splitlines()

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


def start_times(command):
    times = []
    for _ in range(ROUNDS):
        with Screen() as screen:
            times.append(screen.start(command(screen))[1] / 1000)
    return times


def resting(command):
    with Screen() as screen:
        pid, _ = screen.start(command(screen))
        time.sleep(4)
        woken, cpu = wakeups(pid), cpu_seconds(pid)
        changes = screen_changes_while(screen, REST_SECONDS)
        return {"wakeups": (wakeups(pid) - woken) / REST_SECONDS, "cpu": (cpu_seconds(pid) - cpu) * 60 / REST_SECONDS,
                "frames": changes}


def screen_changes_while(screen, seconds):
    return sum(int(line.split()[0]) for line in screen.bursts(seconds))


def rotating(command):
    with Screen() as screen:
        pid, _ = screen.start(command(screen))
        time.sleep(2)
        cpu, server = cpu_seconds(pid), cpu_seconds(screen.server.pid)
        time.sleep(FADE_SECONDS)
        spent, drawn = cpu_seconds(pid) - cpu, cpu_seconds(screen.server.pid) - server
        bursts = screen.bursts(FADE_SECONDS)
        return {"pss": pss_mib(pid), "cpu": spent, "server": drawn, "bursts": bursts}


def spread(values):
    return f"{statistics.median(values):.3f} s ({min(values):.3f}–{max(values):.3f})"


def settings(folder, base, dwell):
    path = folder / f"settings-{dwell}.json"
    path.write_text(json.dumps({"sources": [{"name": "bench", "url": base + "/feed.json", "allow_http": True}],
                                "languages": ["en"], "dwell_factor": dwell}))
    return path


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([BENCH / "make_show", folder], check=True)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        slides(folder, base)
        long, short = settings(folder, base, 4.0), settings(folder, base, 0.25)
        state = folder / "state"
        # The first show prepares the pictures for this screen; the measured starts are from the archive.
        with Screen() as screen:
            screen.start([BUILD / "chancery", "run", "--config", long, "--state", state])
            time.sleep(10)
        server.shutdown()

        def chancery(config):
            return lambda _: [BUILD / "chancery", "run", "--config", config, "--state", state]

        def chromium(anchor):
            return lambda screen: ["chromium", "--no-sandbox", "--kiosk", "--no-first-run", "--disable-dev-shm-usage",
                                   f"--user-data-dir={folder}/chromium{screen.env['DISPLAY'][1:]}", f"file://{folder}/page.html{anchor}"]

        def feh(picture):
            return lambda _: ["feh", "-F", "-Z", "--hide-pointer", folder / picture]

        starts = {"Chancery": start_times(chancery(long)), "Chromium, kiosk mode": start_times(chromium("#rest")),
                  "feh, a finished picture": start_times(feh("1-finished.jpg")), "feh, the 12 MP original": start_times(feh("1.jpg"))}
        rest = {"Chancery": resting(chancery(long)), "Chromium, kiosk mode": resting(chromium("#rest"))}
        turn = {"Chancery": rotating(chancery(short)), "Chromium, kiosk mode": rotating(chromium(""))}
        report(starts, rest, turn)


def report(starts, rest, turn):
    ours, theirs = turn["Chancery"], turn["Chromium, kiosk mode"]
    print("\n| start → first slide | median (least–most) | Chancery / it |\n|---|---|---|")
    first = statistics.median(starts["Chancery"])
    for name, times in starts.items():
        print(f"| {name} | {spread(times)} | {first / statistics.median(times):.2f} |")
    print("\n| | PSS while rotating, MiB | at rest: wakeups/s | CPU s/min | frames |\n|---|---|---|---|---|")
    for name in turn:
        print(f"| {name} | {turn[name]['pss']:.1f} | {rest[name]['wakeups']:.2f} | {rest[name]['cpu']:.2f} | {rest[name]['frames']} |")
    print(f"\nPSS: Chromium / Chancery {theirs['pss'] / ours['pss']:.1f}")
    raw = subprocess.run([BENCH / "blend_bench"], capture_output=True, text=True, check=True).stdout
    for name, result in turn.items():
        fades = len(result["bursts"])
        if fades:
            print(f"{name}: CPU a crossfade {result['cpu'] / fades:.3f} s client, {result['server'] / fades:.3f} s X server; seen from outside:")
        for burst in result["bursts"]:
            print("   ", burst)
    print("raw loops over one frame, and our crossfade in linear light:\n" + raw)


if __name__ == "__main__":
    main()

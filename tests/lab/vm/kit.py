# SPDX-License-Identifier: EUPL-1.2
"""The kiosk in its machine, and how its glass is compared with what the same program draws without any screen."""
import glob
import json
import os
import shutil
import subprocess
import sys
import time

from machine import Machine
from portal import Portal

folder = sys.argv[1]
connector = "/sys/class/drm/card0-Virtual-1/status"
kept, broken = [], []


def promise(kept_it, what):
    (kept if kept_it else broken).append(what)
    print(("kept: " if kept_it else "BROKEN: ") + what, flush=True)


def fact(what):
    print("      " + what, flush=True)


# The glass, in small and in grey, as numbers.
def look(path):
    return subprocess.run(["convert", path, "-resize", "480x270!", "-colorspace", "Gray", "-depth", "8", "gray:-"],
                          check=True, capture_output=True).stdout


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one, other)) / len(one)


def rendered(name, *arguments, size="1920x1080"):
    """The pages that the same program draws without any screen. The lab's own variables would be settings to it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    out = f"{folder}/expected-{name}"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run([f"{folder}/program/usr/bin/chancery", "render", "--size", size, "--out", out, *arguments],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**plain, "CHANCERY_ASSETS": f"{folder}/program/usr/share/chancery"})
    return [look(path) for path in sorted(glob.glob(f"{out}/*.png"))]


def until(what, patience=120, pause=1):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(pause)
    return False


class Kiosk:
    def __init__(self):
        self.portal = Portal(folder)
        self.machine = None
        with open(f"{folder}/feed.json", "wb") as file:
            file.write(self.portal.feed())
        self.builtin = rendered("builtin", "--for", "15m")
        self.lab = rendered("lab", "--feed", f"{folder}/feed.json", "--for", "1m")

    def power_on(self, name, **how):
        self.machine = Machine(folder, name, **how)
        return self.machine

    def running(self):
        if not self.machine:
            self.power_on("main").wait_for_agent()
            self.shows(self.builtin, "main", 400)
        if not self.machine.sh("ls /etc/chancery/lab.pem 2>/dev/null"):
            self.subscribe()
        return self.machine

    def shows(self, pages, name, patience=120):
        """Whether one of these pages comes to the glass: less than one and a half grey levels of 255 apart on the average."""
        def there():
            seen = look(self.machine.picture(name))
            self.apart = min(distance(seen, page) for page in pages)
            return self.apart < 1.5
        return until(there, patience, 1)

    def lit(self, name):
        """Whether there is anything on the glass at all."""
        seen = look(self.machine.picture(name))
        return sum(seen) > 10 * len(seen)

    def keep(self, name):
        """What is on the glass now, in the guide's size."""
        subprocess.run(["convert", self.machine.picture(f"kept-{name}"), "-resize", "960x", "-strip", f"{folder}/images/machine-{name}.png"], check=True)

    def status(self):
        """What the kiosk says of itself to root; empty while it does not run."""
        said = self.machine.sh("chancery status --json 2>/dev/null")
        return json.loads(said) if said.startswith("{") else {}

    def complains(self, of, patience=120):
        """The trouble in its status that has these words, once it is there."""
        until(lambda: any(of in trouble for trouble in self.status().get("troubles", [])), patience)
        return next((trouble for trouble in self.status().get("troubles", []) if of in trouble), "")

    def save(self, **keys):
        """The lab's settings with these keys beside them, saved under the running kiosk."""
        self.put("/etc/chancery/kiosk.json", json.dumps({**json.loads(self.portal.settings()), **keys}))

    def put(self, path, text):
        self.machine.sh(f"mkdir -p {os.path.dirname(path)}; cat > {path} <<'END-OF-FILE'\n{text}\nEND-OF-FILE")

    def subscribe(self):
        with open(f"{folder}/portal.pem", encoding="ascii") as file:
            self.put("/etc/chancery/lab.pem", file.read())
        self.put("/etc/chancery/kiosk.json", self.portal.settings())
        self.machine.sh("systemctl restart chancery")
        return self.shows(self.lab, "fetched")

    def of_unit(self, fact_name):
        return self.machine.sh(f"systemctl show -P {fact_name} chancery")

    def hacked(self):
        return self.machine.sh("[ ! -e /hacked ] || cat /hacked; rm -f /hacked")

    def break_in(self):
        """What somebody types who hopes for a prompt behind the picture."""
        self.machine.type(*"root", "ret")
        time.sleep(8)
        self.machine.type(*"echo", "spc", *"got", "spc", "shift-dot", "slash", *"hacked", "ret")
        time.sleep(6)

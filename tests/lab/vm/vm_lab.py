# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk goes through, in a virtual machine with the package as it is shipped (see run.sh).
   vm_lab.py FOLDER [SCENARIO...]"""
import glob
import os
import shutil
import subprocess
import sys
import time

from machine import Machine
from portal import Portal, statement

folder, wanted = sys.argv[1], sys.argv[2:]
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


def rendered(name, *arguments):
    """The pages that the same program draws without any screen."""
    out = f"{folder}/expected-{name}"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run([f"{folder}/program/usr/bin/chancery", "render", "--size", "1920x1080", "--out", out, *arguments],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "CHANCERY_ASSETS": f"{folder}/program/usr/share/chancery"})
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

    def put(self, path, text):
        self.machine.sh(f"cat > {path} <<'END-OF-FILE'\n{text}\nEND-OF-FILE")

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


def boot(kiosk):
    machine = kiosk.power_on("main")
    promise(kiosk.shows(kiosk.builtin, "1-first-page", 500), "power on: the built-in edition comes to the glass, pixel for pixel what render draws")
    fact(f"{machine.age():.0f} s after power on, emulated; {kiosk.apart:.2f} grey levels apart")
    machine.wait_for_agent()
    fact("the kernel and systemd: " + machine.sh("systemd-analyze time 2>&1 | head -n 1"))
    fact(f"of them the service, to its first page: {(int(kiosk.of_unit('ActiveEnterTimestampMonotonic')) - int(kiosk.of_unit('ExecMainStartTimestampMonotonic'))) / 1e6:.1f} s")
    exposure = machine.sh("systemd-analyze security chancery --no-pager 2>/dev/null | tail -n 1")
    promise("1." in exposure or "2.0" in exposure, "the unit as shipped: " + exposure.lstrip("→ "))
    promise(kiosk.of_unit("NRestarts") == "0", "it did not have to be started twice")
    promise(kiosk.subscribe(), "a statement is fetched over TLS and shown")
    machine.picture("2-fetched")
    listening = machine.sh("ss -Hlntup | grep chancery")
    promise(listening == "", "no socket listens" + (": " + listening if listening else ""))
    complaints = machine.sh("journalctl -u chancery -o cat --no-pager | grep -iE 'confine|child|permission|not permitted'")
    promise(complaints == "", "nothing is missed in the sandbox, not by the child that opens pictures either " + complaints)


def unplug(kiosk):
    machine = kiosk.running()
    process = kiosk.of_unit("MainPID")
    machine.sh(f"echo off > {connector}")
    time.sleep(20)
    promise(kiosk.of_unit("MainPID") == process, "the monitor is pulled out: the program goes on")
    fact("journal: " + machine.sh("journalctl -u chancery -o cat --no-pager | tail -n 1"))
    machine.sh(f"echo on > {connector}")
    began = time.monotonic()
    promise(kiosk.shows(kiosk.lab, "3-plugged-in-again"), "and plugged in again: the statement is back")
    fact(f"after {time.monotonic() - began:.0f} s")
    promise(kiosk.of_unit("MainPID") == process, "by the same process")


def killed(kiosk):
    machine = kiosk.running()
    before = kiosk.of_unit("MainPID")
    began = time.monotonic()
    machine.sh("systemctl kill -s KILL chancery")
    until(lambda: kiosk.of_unit("MainPID") not in ("0", before))
    promise(kiosk.shows(kiosk.lab, "4-after-kill"), "kill -9: the statement is back")
    fact(f"after {time.monotonic() - began:.0f} s")
    began = time.monotonic()
    machine.sh("systemctl stop chancery")
    took = time.monotonic() - began
    promise(took < 4 and "success" in kiosk.of_unit("Result"), f"SIGTERM: it ends in {took:.1f} s")
    machine.sh("systemctl start chancery")
    promise(kiosk.shows(kiosk.lab, "5-started"), "and starts again")


def hung(kiosk):
    machine = kiosk.running()
    before = kiosk.of_unit("MainPID")
    began = time.monotonic()
    machine.sh("systemctl kill -s STOP chancery")
    promise(until(lambda: kiosk.of_unit("MainPID") not in ("0", before), 90), "a program that hangs is ended by the watchdog")
    promise(kiosk.shows(kiosk.lab, "6-after-hang"), "and the statement is back")
    fact(f"after {time.monotonic() - began:.0f} s")


def keyboard(kiosk):
    machine = kiosk.running()
    machine.sh("rm -f /hacked")
    uptime = machine.sh("cut -d. -f1 /proc/uptime")
    kiosk.break_in()
    promise(kiosk.hacked() == "", "what is typed reaches no prompt on the same console")
    machine.type("ctrl-alt-f2")
    time.sleep(3)
    promise(machine.sh("cat /sys/class/tty/tty0/active") == "tty1", "Ctrl-Alt-F2 leads nowhere")
    kiosk.break_in()
    promise(kiosk.hacked() == "", "and no prompt is on another console")
    machine.type("ctrl-c", "ctrl-z", "ctrl-backslash", "alt-f4", "alt-sysrq-e", "ctrl-alt-delete")
    for crash in ("systemctl kill -s KILL chancery", "systemctl --no-block restart chancery"):
        machine.sh(crash)
        machine.type("ctrl-alt-f2", *"root", "ret", "ctrl-alt-f3", "ctrl-alt-delete")
        kiosk.break_in()
        promise(kiosk.hacked() == "" and machine.sh("cat /sys/class/tty/tty0/active") == "tty1", "nor during: " + crash)
        promise(kiosk.shows(kiosk.lab, "7-after-keys"), "and the statement is on the glass")
    promise(int(machine.sh("cut -d. -f1 /proc/uptime")) > int(uptime), "and the machine was not started anew")


def weak(kiosk):
    """The lab can fail: what it holds against the package is seen where the package lacks it."""
    machine = kiosk.running()
    drop_in = "/run/systemd/system/chancery.service.d/weak.conf"
    machine.sh("mkdir -p /run/systemd/system/chancery.service.d")
    # As a plain program on the kernel's mode setting would be, with a prompt beneath.
    own = "/etc/systemd/system/chancery.service"
    machine.sh("systemctl stop chancery; sed -e '/^Conflicts=/d' -e '/^TTY/d' -e '/^StandardInput=/d' "
               f"$(systemctl show -P FragmentPath chancery) > {own}; systemctl daemon-reload; systemctl start getty@tty1 chancery")
    kiosk.shows(kiosk.lab, "8-weak")
    kiosk.break_in()
    promise(kiosk.hacked() == "got", "a unit without its own console is caught: the prompt beneath obeys")
    machine.sh(f"systemctl stop getty@tty1; rm {own}")
    kiosk.put(drop_in, "[Service]\nMemoryDenyWriteExecute=yes")
    machine.sh("systemctl daemon-reload; systemctl restart chancery")
    promise(not kiosk.shows(kiosk.lab, "8-weak", 40), "MemoryDenyWriteExecute is caught: nothing on the glass")
    machine.sh(f"rm {drop_in}; systemctl daemon-reload; systemctl restart chancery")
    # After so many crashes in a row the program is careful: the built-in edition comes first, for a minute.
    promise(kiosk.shows(kiosk.lab, "9-strong-again", 400), "the unit as shipped shows again")


def cut(kiosk):
    kiosk.running()
    kiosk.portal.items.insert(0, statement(2, "The second statement", "It never came whole."))
    kiosk.portal.dripping.clear()
    kiosk.portal.drip = True
    promise(kiosk.portal.dripping.wait(60), "a fetch is under way")
    kiosk.machine.cut_power()
    machine = kiosk.power_on("main-again", keep_overlay=True)
    promise(kiosk.shows(kiosk.lab, "10-after-power-cut", 500), "power cut in mid-fetch: the statement that was fetched before is on the glass again")
    fact(f"{machine.age():.0f} s after power on, emulated")
    machine.wait_for_agent()
    damage = machine.sh("journalctl -u chancery -b -o cat --no-pager | grep -iE 'damage|corrupt|error'")
    promise(damage == "", "nothing of the archive was lost" + damage)
    kiosk.portal.drip = False
    kiosk.portal.items.pop(0)


def dark(kiosk):
    if kiosk.machine:
        kiosk.machine.cut_power()
    machine = kiosk.power_on("dark", more_words="video=Virtual-1:d")
    machine.wait_for_agent()
    time.sleep(30)
    promise(machine.sh(f"cat {connector}") == "disconnected", "the machine starts with its monitor switched off")
    said = machine.sh("journalctl -u chancery -o cat --no-pager | grep -i monitor | tail -n 1")
    promise("no monitor" in said, "the journal says so: " + said)
    machine.sh(f"echo on > {connector}")
    began = time.monotonic()
    promise(kiosk.shows(kiosk.builtin, "11-switched-on-later"), "switched on later, it shows")
    fact(f"after {time.monotonic() - began:.0f} s")


def main():
    os.makedirs(f"{folder}/pictures", exist_ok=True)
    kiosk = Kiosk()
    try:
        for scenario in (boot, unplug, killed, hung, keyboard, weak, cut, dark):
            if not wanted or scenario.__name__ in wanted:
                print(f"--- {scenario.__name__}", flush=True)
                scenario(kiosk)
    finally:
        if kiosk.machine:
            kiosk.machine.cut_power()
    print(f"{len(kept)} passed, {len(broken)} failed")
    return 1 if broken else 0


sys.exit(main())

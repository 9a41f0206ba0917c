# SPDX-License-Identifier: EUPL-1.2
"""What happens to the machine: its power, its monitor, its keyboard, and the program itself."""
import time

from kit import connector, fact, promise, until
from portal import statement


def boot(kiosk):
    machine = kiosk.power_on("main")
    promise(kiosk.shows(kiosk.builtin, "1-first-page", 500), "power on: the built-in edition comes to the glass, pixel for pixel what render draws")
    fact(f"{machine.age():.0f} s after power on, emulated; {kiosk.apart:.2f} grey levels apart")
    kiosk.keep("first-page")
    machine.wait_for_agent()
    fact("the kernel and systemd: " + machine.sh("systemd-analyze time 2>&1 | head -n 1"))
    fact(f"of them the service, to its first page: {(int(kiosk.of_unit('ActiveEnterTimestampMonotonic')) - int(kiosk.of_unit('ExecMainStartTimestampMonotonic'))) / 1e6:.1f} s")
    exposure = machine.sh("systemd-analyze security chancery --no-pager 2>/dev/null | tail -n 1")
    promise("1." in exposure or "2.0" in exposure, "the unit as shipped: " + exposure.lstrip("→ "))
    promise(kiosk.of_unit("NRestarts") == "0", "it did not have to be started twice")
    promise(kiosk.subscribe(), "a statement is fetched over TLS and shown")
    machine.picture("2-fetched")
    kiosk.keep("fetched")
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
    kiosk.keep("plugged-in-again")


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
    machine.type("ctrl-c", "ctrl-z", "ctrl-backslash", "alt-f4", "ctrl-alt-delete")
    # To the kernel itself: keyboard back from raw mode, end all, kill what is on this console, restart the machine.
    machine.type("alt-sysrq-r", "alt-sysrq-e", "alt-sysrq-k", "alt-sysrq-b")
    machine.type(*["ctrl-alt-delete"] * 8, pause=0.05)
    for crash in ("systemctl kill -s KILL chancery", "systemctl --no-block restart chancery"):
        machine.sh(crash)
        machine.type("ctrl-alt-f2", *"root", "ret", "ctrl-alt-f3", "ctrl-alt-delete")
        kiosk.break_in()
        promise(kiosk.hacked() == "" and machine.sh("cat /sys/class/tty/tty0/active") == "tty1", "nor during: " + crash)
        # The third crash in half an hour: the built-in edition comes first, for a minute.
        promise(kiosk.shows(kiosk.lab, "7-after-keys", 400), "and the statement is on the glass")
    kiosk.keep("after-keys")
    promise(int(machine.sh("cut -d. -f1 /proc/uptime")) > int(uptime), "and the machine was not started anew")


def weak(kiosk):
    """The lab can fail: what it holds against the package is seen where the package lacks it."""
    machine = kiosk.running()
    drop_in = "/run/systemd/system/chancery.service.d/weak.conf"
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
    # After so many crashes in a row the program is careful: the built-in edition alone, without pictures, for half an hour.
    promise(until(lambda: kiosk.lit("9-strong-again") and kiosk.status().get("builtin"), 400),
            "the unit as shipped shows again: the built-in edition, as it should after crashes")
    machine.sh("systemctl stop chancery; systemctl start chancery")
    promise(kiosk.shows(kiosk.lab, "9-trusted-again", 200), "and what it knows once the crashes are forgotten")


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
    kiosk.keep("after-power-cut")
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
    kiosk.keep("switched-on-later")
    fact(f"after {time.monotonic() - began:.0f} s")

# SPDX-License-Identifier: EUPL-1.2
"""What a technician does to the machine: settings that are saved, a clock that is kept, modes, a partition for the statements."""
import json
import time

from kit import fact, folder, promise, rendered, until


def saved(kiosk):
    machine = kiosk.running()
    process = kiosk.of_unit("MainPID")
    strong = rendered("strong", "--feed", f"{folder}/feed.json", "--for", "1m", "--theme", "strong")
    kiosk.save(theme="strong")
    promise(kiosk.shows(strong, "saved"), "settings that are saved come to the glass, from within the sandbox")
    kiosk.save(theme="stong")
    said = kiosk.complains("did you mean")
    promise("kiosk.json:1:" in said, "broken ones are told to root's status: " + said)
    until(lambda: not kiosk.shows(strong, "refused", 1), 60)  # the corner
    kiosk.keep("settings-refused")
    found = machine.sh("chancery doctor")
    promise("kiosk: It runs" in found and "A screen on Virtual-1" in found, "root's doctor finds the service's kiosk and its screen")
    promise(machine.sh("chancery screenshot --out /tmp/now.png && head -c 4 /tmp/now.png | tail -c 3") == "PNG", "and root has its picture taken")
    promise(machine.sh("stat -c %a /run/chancery/metrics.prom") == "644", "the metrics are there for another user to read")
    machine.sh("systemctl kill -s USR2 chancery")
    until(lambda: not kiosk.shows(strong, "overlay", 1), 60)
    kiosk.keep("overlay")
    kiosk.save()
    machine.sh("systemctl reload chancery")
    promise(kiosk.shows(kiosk.lab, "mended", 200), "mended, they bring the page back")
    promise(kiosk.of_unit("MainPID") == process, "all by the same process")


def boot_copy(kiosk):
    machine = kiosk.running()
    strong = rendered("strong", "--feed", f"{folder}/feed.json", "--for", "1m", "--theme", "strong")
    kiosk.put("/boot/firmware/chancery.json", '{"theme": "strong"} // from a laptop')
    promise(kiosk.shows(strong, "boot-partition"), "the copy on the boot partition is stronger than the settings")
    said = machine.sh("printf '%s\\n' y '' '' '' '' '' '' y | chancery setup | grep Mind:")
    promise("/boot/firmware/chancery.json is stronger" in said, "and setup says so: " + said)
    machine.sh("rm /boot/firmware/chancery.json")
    kiosk.save()
    promise(kiosk.shows(kiosk.lab, "boot-partition-gone"), "without it the settings count again")


def clock(kiosk):
    """A time service that begins to keep the clock: the sandbox must let the program see that."""
    machine = kiosk.running()
    tomorrow = machine.sh("LC_ALL=C date -u -d tomorrow +%a").lower()
    hours = {"time_zone": "UTC", "languages": ["en"], "opening_hours": {"when": [{"days": [tomorrow], "from": "01:00", "until": "02:00"}]}}
    with open(f"{folder}/hours.json", "w", encoding="utf-8") as file:
        json.dump(hours, file)
    card = rendered("closed", "--config", f"{folder}/hours.json", "--for", "5m")
    kiosk.save(**hours)
    said = kiosk.complains("opening hours")
    promise("no time service" in said, "opening hours wait for a clock that is kept, and the status says so: " + said)
    promise(kiosk.shows(kiosk.lab, "clock-unknown"), "until then the show goes on")
    machine.sh("mkdir -p /etc/systemd/timesyncd.conf.d; printf '[Time]\\nNTP=10.0.2.2\\n' > /etc/systemd/timesyncd.conf.d/lab.conf; systemctl start systemd-timesyncd")
    promise(until(lambda: kiosk.status().get("clock") == "synchronized", 180), "a time service keeps the clock, and the program sees it from within its sandbox")
    promise(kiosk.shows(card, "closed", 180), "the card that says that the house is closed comes to the glass")
    kiosk.keep("closed")
    promise("[good] clock" in machine.sh("chancery doctor"), "and root's doctor finds the clock good")
    promise(kiosk.complains("no time service", 1) == "", "nothing waits any more")
    process = kiosk.of_unit("MainPID")
    signal = "/sys/class/drm/card0-Virtual-1/dpms"
    kiosk.save(**dict(hours, opening_hours={**hours["opening_hours"], "closed": "dark"}, display={"when_dark": "off"}))
    promise(until(lambda: machine.sh(f"cat {signal}") == "Off", 120), "where the settings say so, the signal is switched off while the house is closed")
    time.sleep(45)  # more than the watchdog's patience
    promise(machine.sh(f"cat {signal}") == "Off" and kiosk.of_unit("MainPID") == process, "it stays off, and the watchdog ends nobody")
    machine.sh("systemctl stop systemd-timesyncd")
    kiosk.save()
    promise(kiosk.shows(kiosk.lab, "open-again"), "without opening hours the show is back")
    promise((found := (machine.sh(f"cat {signal}"), kiosk.of_unit("MainPID"))) == ("On", process), f"with its signal, by the same process: {found}")


def modes(kiosk):
    """A connector and a mode on the kernel's mode setting, also such as the monitor lacks."""
    machine = kiosk.running()
    process = kiosk.of_unit("MainPID")
    known = machine.sh("cat /sys/class/drm/card0-Virtual-1/modes").split()
    # Not a large one: here the processor draws, and that is emulated.
    area = lambda mode: int(mode.split("x")[0]) * int(mode.split("x")[1])
    mode = min((each for each in known if each != "1920x1080"), key=lambda each: abs(area(each) - 1280 * 720))
    small = rendered("small", "--feed", f"{folder}/feed.json", "--for", "1m", size=mode)
    kiosk.save(display={"connector": "Virtual-1", "mode": mode})
    promise(kiosk.shows(small, "mode"), f"a connector and a mode of its own ({mode}) are taken while it runs")
    promise("x".join(map(str, kiosk.status()["screen"])) == mode, "and laid out for")
    kiosk.save(display={"connector": "Virtual-1", "mode": "1234x567"})
    said = kiosk.complains("display.mode")
    promise("1234x567" in said, "a mode that the monitor lacks is refused: " + said)
    promise(kiosk.shows(small, "mode-refused", 5) or kiosk.status()["screen"] == [int(part) for part in mode.split("x")], "and the screen stays as it was")
    promise(kiosk.of_unit("MainPID") == process, "by the same process")
    for display, what in (({"mode": "1234x567"}, "a mode that the monitor lacks"), ({"connector": "HDMI-A-9"}, "a connector that is not there")):
        machine.sh("systemctl stop chancery")
        kiosk.save(display=display)
        machine.sh("systemctl start chancery")
        said = kiosk.complains("is used instead")
        promise("kiosk.json:1:" in said, f"a start with {what} says so: " + said)
        kiosk.keep("not-as-asked")
        promise(kiosk.status().get("screen") == [1920, 1080] and kiosk.shows(kiosk.lab, "not-as-asked", 200), "and shows, in the monitor's own mode")
    kiosk.save()
    promise(until(lambda: not kiosk.status().get("troubles", [""]), 120), "mended, nothing is wrong")


def partition(kiosk):
    """The statements on a partition of their own, which goes one day."""
    machine = kiosk.running()
    drop_in = "/etc/systemd/system/chancery.service.d/statements.conf"
    with open(f"{folder}/program/usr/share/doc/chancery/examples/statements.conf", encoding="utf-8") as file:
        kiosk.put(drop_in, file.read())
    machine.sh("modprobe loop; truncate -s 64M /root/statements.img; mkfs.ext4 -q -L CHANCERY /root/statements.img; losetup -f /root/statements.img; udevadm settle")
    machine.sh("systemctl daemon-reload; systemctl restart chancery")
    promise("loop" in machine.sh("findmnt -n -o SOURCE /var/lib/chancery"), "a partition with the label CHANCERY is mounted by the service itself")
    promise(kiosk.shows(kiosk.lab, "partition"), "and the statement is on the glass")
    promise(machine.sh("find /var/lib/chancery/archive -type f | head -n 1") != "", "and kept there")
    machine.sh("systemctl stop chancery; umount /var/lib/chancery; losetup -D; rm /root/statements.img; systemctl start chancery")
    promise(machine.sh("findmnt -n -o SOURCE /var/lib/chancery") == "", "the partition is gone")
    promise(kiosk.shows(kiosk.lab, "partition-gone", 200), "and the screen is not dark")
    machine.sh(f"rm {drop_in}; systemctl daemon-reload; systemctl restart chancery")
    fact("the service: " + kiosk.of_unit("ActiveState"))

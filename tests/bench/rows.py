# SPDX-License-Identifier: EUPL-1.2
"""The rows of the table: each measures, and says what it must reach and whether it did."""
import os
import re
import resource
import subprocess
import sysconfig
import time
from dataclasses import dataclass

import machine
from machine import Screen, middle, spread

ROUNDS = int(os.environ.get("ROUNDS", "5"))
COLD_ROUNDS = 3 * ROUNDS  # what a disk takes differs more
REST_SECONDS = 60
FADE_SECONDS = 30
ROUND_SECONDS = 50  # of eight slides
MOTION_SECONDS = 15
BIG_SECONDS = 15
BIG_TURNS = 3
PICTURE_TURNS = 25


@dataclass
class Row:
    what: str
    must: str
    got: str
    ok: bool


def start_times(tools, players, before=lambda: None, rounds=ROUNDS):
    """In turn, so that each has the same neighbours."""
    times = {name: [] for name in players}
    for _ in range(rounds):
        for name, command in players.items():
            before()
            with Screen(tools) as screen:
                times[name].append(screen.start(command(screen))[1])
    return times


def told(times):
    return "; ".join(f"{name} {spread(each)} s" for name, each in times.items())


def start_rows(show):
    warm = start_times(show.tools, {"Chancery": show.chancery(60), "feh": show.feh("1-finished.jpg"), "mpv": show.mpv(), "imv": show.imv(),
                                    "Chromium": show.chromium("#rest")})
    ours = middle(warm["Chancery"])
    yield Row("start → first statement, from the archive: beside Chromium", "≤ 1/20", f"1/{middle(warm['Chromium']) / ours:.1f}: {told(warm)}",
              ours <= middle(warm["Chromium"]) / 20)
    yield Row("the same beside feh with a finished picture", "≤ 1.0", f"{ours / middle(warm['feh']):.2f}", ours <= middle(warm["feh"]))
    if os.geteuid() == 0:
        cold = start_times(show.tools, {"Chancery": show.chancery(60), "feh": show.feh("1-finished.jpg")}, machine.drop_page_cache, COLD_ROUNDS)
        ratio = middle([ours / theirs for ours, theirs in zip(cold["Chancery"], cold["feh"])])
        yield Row("the same with the page cache dropped", "≤ 1.4 of feh", f"{ratio:.2f}: {told(cold)}", ratio <= 1.4)
    fresh = start_times(show.tools, {"Chancery": show.chancery(60), "feh, 12 MP": show.feh("1.jpg")}, show.forget_prepared)
    ratio = middle(fresh["Chancery"]) / middle(fresh["feh, 12 MP"])
    yield Row("with nothing prepared yet, beside feh opening the 12 MP original", "≤ 0.8", f"{ratio:.2f}: {told(fresh)}", ratio <= 0.8)


def resting(tools, command):
    with Screen(tools) as screen:
        pid, _ = screen.start(command(screen))
        time.sleep(20)  # the server is gone, and is asked ever more seldom
        woken, cpu = machine.wakeups(pid), machine.cpu_seconds(pid)
        frames = sum(int(burst[0]) for burst in screen.bursts(REST_SECONDS))
        return (machine.wakeups(pid) - woken) / REST_SECONDS, (machine.cpu_seconds(pid) - cpu) * 60 / REST_SECONDS, frames


def rest_rows(show):
    (woken, cpu, frames), (their_woken, their_cpu, _) = resting(show.tools, show.chancery(2 * REST_SECONDS)), resting(show.tools, show.chromium("#rest"))
    yield Row("while a slide rests: frames", "0", str(frames), frames == 0)
    yield Row("while a slide rests: wakeups a second", "≤ 1, ≤ 1/50 of Chromium", f"{woken:.2f}, Chromium {their_woken:.2f}; CPU {cpu:.2f} and {their_cpu:.2f} s a minute",
              woken <= 1 and woken <= their_woken / 50)


def cpu_over(seconds, pid, screen):
    """Of program and X server, unwatched."""
    cpu, server = machine.cpu_seconds(pid), machine.cpu_seconds(screen.server.pid)
    time.sleep(seconds)
    return machine.cpu_seconds(pid) - cpu, machine.cpu_seconds(screen.server.pid) - server


def memory_of(pid):
    """Each second of a slide's five: while the next page is made there is more of it, and a single look may meet that."""
    looks = []
    for _ in range(5):
        looks.append(machine.pss_mib(pid))
        time.sleep(1)
    return looks


def rotating(tools, command, period=5):
    """How it looks from outside; then, when every slide was seen, the CPU of program and X server, and its memory before and after.
    A slide is on for `period` seconds, with the fade to it."""
    with Screen(tools) as screen:
        pid, _ = screen.start(command(screen))
        time.sleep(2)
        bursts = screen.bursts(FADE_SECONDS)
        time.sleep(ROUND_SECONDS - FADE_SECONDS)
        first, (cpu, server), last = memory_of(pid), cpu_over(FADE_SECONDS, pid, screen), memory_of(pid)
        fades = FADE_SECONDS / period
        return {"cpu": cpu / fades, "server": server / fades, "pss": middle(last), "grown": min(last) - min(first), "bursts": bursts}


def frames_told(bursts):
    return "; ".join(f"{frames:.0f} in {took:.0f} ms, gap {gap:.1f} (seen: {seen:.0f})" for frames, took, gap, _, seen in bursts)


def smooth(bursts, longest=20):
    """At least 59 different frames a second, none of them late. One burst of the run may meet whatever else the machine does."""
    good = [frames * 1000 / (took + 1000 / 60) >= 59 and gap <= longest for frames, took, gap, *_ in bursts]
    return bool(good) and good.count(False) <= 1


def raw_loops(tools):
    """What is printed, and the time of each loop by size and name, in milliseconds."""
    out = subprocess.run([tools / "blend_bench"], capture_output=True, text=True, check=True).stdout
    return out, {(size, name): float(ms) for size, name, ms in re.findall(r"^(\S+) (\S+) ([\d.]+) ms", out, re.M)}


def crossfade_rows(show, world):
    # Memory takes half as long or twice from one minute to the next: the pure blends are measured on both sides of what they stand beside.
    _, loops_before = raw_loops(show.tools)
    ours = rotating(show.tools, show.chancery(5))
    raw, loops = raw_loops(show.tools)
    theirs, mpv = rotating(show.tools, show.chromium(), period=6), rotating(show.tools, show.mpv())
    yield Row("PSS while rotating, 1080p, Latin, beside Chromium", "≤ 1/16", f"{ours['pss']:.1f} MiB, Chromium {theirs['pss']:.0f} = 1/{theirs['pss'] / ours['pss']:.1f}; mpv {mpv['pss']:.0f}",
              ours["pss"] <= theirs["pss"] / 16)
    wide, wide_theirs = rotating(world.tools, world.chancery(5)), rotating(world.tools, world.chromium(), period=6)
    yield Row("PSS with Arabic, Chinese, Japanese and Korean, beside Chromium", "≤ 1/10", f"{wide['pss']:.1f} MiB, Chromium {wide_theirs['pss']:.0f} = 1/{wide_theirs['pss'] / wide['pss']:.1f}",
              wide["pss"] <= wide_theirs["pss"] / 10)
    yield Row("PSS, growth over half a minute of rotation", "flat: ≤ 1 MiB", f"{ours['grown']:+.2f} and {wide['grown']:+.2f} MiB", max(ours["grown"], wide["grown"]) <= 1)
    yield Row("crossfade: different frames, longest gap", "≥ 59 a second, ≤ 20 ms", f"{frames_told(ours['bursts'])} (Chromium {frames_told(theirs['bursts'])})", smooth(ours["bursts"]))
    both, their_both = ours["cpu"] + ours["server"], theirs["cpu"] + theirs["server"]
    yield Row("a crossfade's CPU, client and X, beside Chromium", "≤ 1/4", f"{ours['cpu']:.3f} + {ours['server']:.3f} s, Chromium {theirs['cpu']:.3f} + {theirs['server']:.3f} = 1/{their_both / both:.1f}",
              both <= their_both / 4)
    before, after = (each["1920x1080", "plain"] * 60 / 1000 for each in (loops_before, loops))
    pure = (before + after) / 2
    yield Row("a crossfade's CPU, client, beside 60 pure blends of the same buffers", "≤ 3", f"{ours['cpu'] / pure:.2f} ({ours['cpu']:.3f} s; the blends {before:.3f} before and {after:.3f} after)",
              ours["cpu"] <= 3 * pure)
    yield Row("one frame of the blend in linear light, beside the pure blend", "≤ 3", "; ".join(raw.splitlines()), loops["1920x1080", "linear"] <= 3 * loops["1920x1080", "plain"])


def moving(show, command):
    """CPU of program and X server a second while a picture drifts; then what is seen of it."""
    with Screen(show.tools) as screen:
        pid, _ = screen.start(command(screen), settle=0)
        time.sleep(3)
        cpu, server = cpu_over(MOTION_SECONDS, pid, screen)
        return cpu / MOTION_SECONDS, server / MOTION_SECONDS, screen.bursts(MOTION_SECONDS)


def motion_rows(show):
    (ours, our_server, bursts), (theirs, their_server, their_bursts) = moving(show, show.chancery(60, drift=60)), moving(show, show.chromium("#drift"))
    both, their_both = ours + our_server, theirs + their_server
    yield Row("slow drift over a picture, CPU of client and X, beside Chromium doing the same", "≤ 1/2",
              f"{ours:.2f} + {our_server:.2f} s a second, Chromium {theirs:.2f} + {their_server:.2f} = 1/{their_both / both:.2f}", both <= their_both / 2)
    frames, took, late = (sum(burst[i] for burst in bursts) for i in (0, 1, 3))
    yield Row("its frames", "60 a second, 1 % late at most", f"{frames * 1000 / max(took, 1):.1f} a second, {late:.0f} of {frames:.0f} late "
              f"(Chromium {sum(b[0] for b in their_bursts) * 1000 / max(sum(b[1] for b in their_bursts), 1):.1f})",
              frames * 1000 >= 59 * took and late <= frames / 100)


def big_screen_fades(tools, command):
    """What is seen of the fades in a quarter of a minute, and CPU of program and X server for as many others."""
    with Screen(tools, "3840x2160") as screen:
        pid, _ = screen.start(command(screen))
        time.sleep(2)
        return screen.bursts(BIG_SECONDS), cpu_over(BIG_SECONDS, pid, screen)


def big_screen_rows(show):
    """A frame is dropped where the next is half a frame late. The limit is what the least program that crossfades shows of the sixty
    frames of its fades, in turn with ours, so that both have the same neighbours."""
    players = {"ours": show.chancery(5, "3840x2160"), "raw": show.surface_loop()}
    bursts, cpu = {name: [] for name in players}, {name: [] for name in players}
    for _ in range(BIG_TURNS):
        for name, command in players.items():
            seen, taken = big_screen_fades(show.tools, command)
            bursts[name] += seen
            cpu[name].append(taken)
    shown = {name: sum(min(frames, 60) for frames, *_ in each) / len(each) for name, each in bursts.items()}
    fade = {name: [sum(each) / len(each) / BIG_SECONDS * 5 for each in zip(*takings)] for name, takings in cpu.items()}
    yield Row("4K crossfade, software path", "60 fps without a dropped frame, or the limit",
              f"{shown['ours']:.1f} of 60 frames: {frames_told(bursts['ours'])}; a raw loop on one thread {shown['raw']:.1f}: {frames_told(bursts['raw'])}; "
              f"CPU {fade['ours'][0]:.3f} + X {fade['ours'][1]:.3f} s, raw {fade['raw'][0]:.3f} + {fade['raw'][1]:.3f}",
              smooth(bursts["ours"], 25) or shown["ours"] >= shown["raw"])


def cost_of(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    took, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took * 1000, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def peak_mib(command):
    said = subprocess.run(["/usr/bin/time", "-f", "peak %M", *command], check=True, capture_output=True, text=True).stderr
    return int(re.search(r"peak (\d+)", said)[1]) / 1024


def picture_rows(show, folder):
    turned = folder / "turned.jpg"
    turned.write_bytes((show.folder / "1.jpg").read_bytes())
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-n", "-Orientation=6", turned], check=True)
    for name, picture, limit in (("12 MP JPEG → prepared 1080p, beside vipsthumbnail", show.folder / "1.jpg", 3), ("the same turned by EXIF", turned, 2)):
        ours, theirs = [show.tools / "prepare_bench", picture], ["vipsthumbnail", picture, "-s", "1920x1080", "--smartcrop", "centre", "-o", folder / "out.ppm"]
        times = [(cost_of(ours)[0], cost_of(theirs)[0]) for _ in range(PICTURE_TURNS)]
        mine, vips = [a for a, _ in times], [b for _, b in times]
        ratio = middle([b / a for a, b in times])
        yield Row(name, f"≤ 1/{limit}", f"{spread(mine, 0)} ms, vipsthumbnail {spread(vips, 0)} = 1/{ratio:.2f}", ratio >= limit)
        if picture != turned:
            memory = peak_mib(ours), peak_mib(theirs)
            yield Row("its peak of memory", "≤ 1/3", f"{memory[0]:.1f} of {memory[1]:.1f} MiB = 1/{memory[1] / memory[0]:.2f}", memory[0] <= memory[1] / 3)


def refresh_rows(show, source_dir):
    said = subprocess.run([show.tools / "refresh_bench", source_dir], check=True, capture_output=True, text=True).stdout.strip()
    beyond, changes = float(re.search(r"beyond curl (-?[\d.]+)", said)[1]), int(re.search(r"(\d+) changes", said)[1])
    yield Row("a feed that has not changed (304)", "≤ 1 ms of CPU beyond curl, 0 octets written", said, beyond <= 1 and changes == 0)


def feed_rows(show):
    said = subprocess.run([show.tools / "feed_bench"], check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"^ *(\d+) +[\d.]+ +\S+ \(\S+\) +(\S+) \(\S+\) +([\d.]+) +[\d.]+ +([\d.]+)", said, re.M)
    yield Row("feeds of 10 to 100,000 items beside nlohmann's SAX parser on the bytes", "linear, ≤ 2",
              "; ".join(f"{int(items):,} items {ms} ms = {ratio}, peak {peak} MB" for items, ms, ratio, peak in rows), len(rows) == 4 and max(float(row[2]) for row in rows) <= 2)


def page_rows(build):
    said = subprocess.run([build / "tests/lab/typography/typography", "layout", "drawing"], check=True, capture_output=True, text=True).stdout
    worst = [float(re.search(rf"{what}.*?\| .*?([\d.]+) ms", said)[1]) for what in ("fit and layout", "drawing a page", "one step")]
    yield Row("a page, worst script and language: layout; drawing; the longest step of drawing", "≤ 50 ms, in steps", "; ".join(f"{each:.1f} ms" for each in worst), worst[0] + worst[1] <= 50)


def closure(packages):
    """What apt would install on a Debian that has nothing at all."""
    said = subprocess.run(["apt-get", "-s", "-o", "Dir::State::status=/dev/null", "--no-install-recommends", "install", *packages],
                          check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^Inst (\S+)", said, re.M))


def installed_mib(packages):
    said = subprocess.run(["apt-cache", "show", "--no-all-versions", *sorted(packages)], check=True, capture_output=True, text=True).stdout
    return sum(map(int, re.findall(r"^Installed-Size: (\d+)", said, re.M))) / 1024


def owners(program):
    """The packages of the libraries that a program is linked with, and of libcurl, which it loads."""
    loaded = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/libcurl.so.4"
    said = "".join(subprocess.run(["ldd", each], check=True, capture_output=True, text=True).stdout for each in (program, loaded))
    libraries = [os.path.realpath(path) for path in (loaded, *re.findall(r"=> (/\S+)", said))]
    said = subprocess.run(["dpkg-query", "-S", *libraries], check=False, capture_output=True, text=True).stdout
    return set(re.findall(r"^(\S+?)(?::\S+)?: ", said, re.M))


def size_rows(build):
    listed = subprocess.run(["dpkg-query", "-W", "-f", "${Essential} ${Package}\n"], check=True, capture_output=True, text=True).stdout
    essential = closure(re.findall(r"^yes (\S+)", listed, re.M))
    shared = ["fonts-noto-core", "ca-certificates", "libegl1", "libgles2", "libgl1-mesa-dri", "tzdata"]
    own = sum(path.stat().st_size for path in [build / "chancery", *(build / "share").rglob("*")] if path.is_file()) / 2**20
    ours = own + installed_mib(closure([*owners(build / "chancery"), *shared]) - essential)
    theirs = installed_mib(closure(["chromium", "cage", *shared]) - essential)
    yield Row("installed, with KMS, GL and the fonts of fonts-noto-core, beside Chromium with cage", "≤ 0.4", f"{ours:.0f} of {theirs:.0f} MiB = {ours / theirs:.2f}", ours <= 0.4 * theirs)


def card_rows(build, source_dir):
    if os.geteuid() != 0:
        return
    said = subprocess.run([source_dir / "tests/lab/storage/card_writes.py", build / "chancery", build / "tests/lab/storage/archive_driver"],
                          check=True, capture_output=True, text=True).stdout.strip().splitlines()
    day = float(re.search(r"a day: ([\d.]+) MB", said[-1])[1])
    yield Row("octets to the card on a day in service, at the block device", "≤ 10 MB, 0 per rotation", said[-1], day <= 10)

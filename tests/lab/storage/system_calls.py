#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Kills archive_driver before every state-changing system call, and lets calls fail, once and for ever: every
state-changing one with EIO, ENOSPC, EROFS and EMFILE, each kind of look with EIO and EMFILE.

  system_calls.py kill   DRIVER [STORAGE]   what is left is whole, and holds all that was acknowledged
  system_calls.py errors DRIVER [STORAGE]   besides: no "kept" or "saved" without what makes it true

`--editions N` publishes so many, `--every N` does every Nth point alone, for a quick look.

What makes it true is read from the trace: since an acknowledgement, each renamed file was synced after its last write
and no sync of it failed; its folder was synced after the rename, and where that failed a later sync counts for names that
were renamed again, and not for others; nothing but the small state is written in place, and that is synced. One failure
that is over costs the edition that meets it, and not the next. `--at KIND:NUMBER[:ERRNO[+]]` does one point again and shows its trace.

strace counts `when=N` for each call by itself, not over a set of them, so one call is injected at a time, at the number
that a first, undisturbed run has found for it.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

CHANGING = ["mkdir", "mkdirat", "pwrite64", "fdatasync", "fsync", "renameat", "unlinkat"]
LOOKING = ["openat", "newfstatat", "read", "getdents64", "flock", "close"]
# Ways to change a file that the program does not use: were it to begin, the rig would have to learn them.
UNKNOWN = ("open creat write writev pwritev pwritev2 sendfile copy_file_range splice mknod mknodat rename renameat2 "
           "unlink rmdir link linkat symlink symlinkat truncate ftruncate fallocate sync syncfs sync_file_range msync "
           "chmod fchmod fchmodat chown fchown fchownat utimensat setxattr fsetxattr io_uring_enter").split()
TRACED = ",".join(CHANGING + LOOKING + ["?" + call for call in UNKNOWN])
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+|\?)(?:<.*>)?(?: (\w+))?")

Call = collections.namedtuple("Call", "kind number args result error")
Outcome = collections.namedtuple("Outcome", "trouble trace")


def parse(trace):
    """The calls of a trace, each with its number among its kind."""
    seen = collections.Counter()
    calls = []
    for line in trace.splitlines():
        found = LINE.match(line)
        if found:
            kind, args, result, error = found.groups()
            seen[kind] += 1
            calls.append(Call(kind, seen[kind], args, result, error))
    return calls


def run(driver, storage, base, editions, injection):
    """Publishes in a copy of `base`; returns (acknowledgements, exit code, trace) and the folder."""
    place = tempfile.mkdtemp(dir=os.path.dirname(base))
    folder, log = os.path.join(place, "archive"), os.path.join(place, "trace")
    shutil.copytree(base, folder)
    command = ["strace", "-f", "-y", "-qq", "-s", "200", "-o", log, "-e", "trace=" + TRACED, "-e", "signal=none"]
    if injection:
        command += ["-e", "inject=" + injection]
    done = subprocess.run(command + [driver, folder, "publish", "2", str(editions), storage], capture_output=True, text=True)
    with open(log, errors="replace") as file:
        trace = file.read()
    return done.stdout, done.returncode, trace, place, folder


def acknowledged(said, word, first):
    return max([int(line.split()[1]) for line in said.splitlines() if line.startswith(word + " ")] + [first])


def false_success(calls, folder):
    """What an acknowledgement rests on that is not there, read from the trace."""
    unsynced, spoiled, in_place = set(), set(), set()
    unnamed, doomed = set(), set()  # files whose name no sync of their folder covers: none yet; one that failed
    loose, lost = set(), set()      # folders, likewise
    renamed = set()                 # since the last acknowledgement of an edition
    records = states = 0
    for call in calls:
        fd_path = re.match(r"\d+<([^>]*)>", call.args)
        path = fd_path.group(1) if fd_path else ""
        good = call.result not in ("-1", "?")
        if call.kind == "pwrite64" and path.startswith(folder):
            unsynced.add(path)
            if "/.new-" not in path and os.path.basename(path) != "state":
                return f"{path} is written over in place"
            if os.path.basename(path) == "state":
                in_place.add(path)
        elif call.kind == "fdatasync":
            if good and path not in spoiled:
                unsynced.discard(path)
                states += path in in_place
                in_place.discard(path)
            elif not good:
                spoiled.add(path)
                in_place.discard(path)
        elif call.kind == "fsync":
            for fresh, failed in ((unnamed, doomed), (loose, lost)):
                here = {name for name in fresh if os.path.dirname(name) == path}
                fresh -= here
                failed |= set() if good else here
        elif call.kind in ("mkdirat", "unlinkat") and (good or call.error == "EEXIST"):
            name = path + "/" + re.match(r'[^,]*, "([^"]*)"', call.args).group(1)
            if good:
                for names in (unnamed, doomed, loose, lost):
                    names.discard(name)
            if call.kind == "mkdirat" and name not in lost:
                loose.add(name)
        elif call.kind == "renameat" and good:
            source, source_name, target, target_name = re.match(
                r'\d+<([^>]*)>, "([^"]*)", \d+<([^>]*)>, "([^"]*)"', call.args).groups()
            if f"{source}/{source_name}" in unsynced | spoiled:
                return f"{target}/{target_name} is renamed into place without a good sync"
            name, own = f"{source}/{source_name}", f"{target}/{target_name}"
            folder_moves = ".aside-" in name + own
            for names in (unnamed, doomed, loose, lost):
                names -= {name, own}
            (loose if folder_moves else unnamed).add(own)
            in_place.discard(own)  # another file has its name now
            renamed.add(own)
            records += target.endswith("/editions")
            states += target_name == "state"
        elif call.kind == "write" and '"kept ' in call.args:
            if not records:
                return "an edition is acknowledged without a record"
            needed = (unnamed | doomed) - {folder + "/state"}  # which has an acknowledgement of its own
            if needed:
                return f"an edition is acknowledged before {sorted(needed)[0]} is synced"
            above = {name[:end] for name in renamed for end in range(len(folder), len(name)) if name[end] == "/"}
            if above & (loose | lost):
                return f"an edition is acknowledged before the name of {sorted(above & (loose | lost))[0]} is synced"
            records = 0
            renamed.clear()
        elif call.kind == "write" and '"saved ' in call.args:
            if not states or in_place or folder + "/state" in unnamed | doomed:
                return "the small state is acknowledged before it is synced"
            states = 0
    return None


def point(driver, storage, base, editions, injection, killed):
    said, code, trace, place, folder = run(driver, storage, base, editions, injection)
    trouble = None
    if code != 0 and not (killed and code in (-9, 137)) and "failed 0" not in said:
        trouble = f"the program ended with {code}"
    if not killed:
        trouble = trouble or false_success(parse(trace), folder)
        failed = set(re.findall(r"^failed (\d+)", said, re.M))
        if not injection.endswith("+") and len(failed) > 1:
            trouble = trouble or f"one failure costs the editions {', '.join(sorted(failed))}"
    check = subprocess.run([driver, folder, "check", str(acknowledged(said, "kept", 1)), str(acknowledged(said, "saved", 1)),
                            str(editions)], capture_output=True, text=True)
    if check.returncode != 0:
        trouble = trouble or check.stdout.strip() or f"the check ended with {check.returncode}"
    shutil.rmtree(place)
    return Outcome(trouble, trace)


def refuse_unknown(calls, folder):
    for call in calls:
        if call.kind in UNKNOWN and folder in call.args:
            sys.exit(f"this rig does not know what {call.kind} does to a file; teach it: {call.args}")


def points_of(rig, calls):
    """The injections to make, from an undisturbed run."""
    creating = [c for c in calls if c.kind == "openat" and "O_CREAT" in c.args]
    changing = [c for c in calls if c.kind in CHANGING] + creating
    if rig == "kill":
        return [f"{c.kind}:signal=KILL:when={c.number}" for c in changing]
    # Of the hundreds of looks into 256 like folders, the first six and the last six.
    alike = collections.defaultdict(list)
    for c in calls:
        if c.kind in LOOKING and c not in creating and "/archive" in c.args and c.kind != "close":
            alike[c.kind, re.sub(r'"[0-9a-f]{2,}"|/[0-9a-f]{2}>|\d+', "", c.args)].append(c)
    looking = [c for some in alike.values() for c in (some if len(some) < 13 else some[:6] + some[-6:])]
    found = []
    for group, errors in ((changing, ("EIO", "ENOSPC", "EROFS", "EMFILE")), (looking, ("EIO", "EMFILE"))):
        found += [f"{c.kind}:error={e}:when={c.number}{ever}" for c in group for e in errors for ever in ("", "+")]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rig", choices=["kill", "errors"])
    parser.add_argument("driver")
    parser.add_argument("storage", nargs="?", default="ours")
    parser.add_argument("--at")
    parser.add_argument("--editions", type=int)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    driver = os.path.abspath(options.driver)
    editions = options.editions or (9 if options.rig == "kill" else 3)
    if shutil.which("strace") is None:
        print(f"{options.rig} {options.storage}: skipped: strace is missing")
        return 77
    with tempfile.TemporaryDirectory(prefix="chancery-lab-") as scratch:
        base = os.path.join(scratch, "base")
        subprocess.run([driver, base, "publish", "1", "1", options.storage], check=True, stdout=subprocess.DEVNULL)
        if options.at:
            outcome = point(driver, options.storage, base, editions, options.at, options.rig == "kill")
            print(outcome.trace + f"{options.at}: {outcome.trouble or 'nothing is wrong'}")
            return 1 if outcome.trouble else 0
        said, code, trace, _, folder = run(driver, options.storage, base, editions, None)
        refuse_unknown(parse(trace), folder)
        points = points_of(options.rig, parse(trace))[::options.every]
        bad = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = pool.map(lambda p: point(driver, options.storage, base, editions, p, options.rig == "kill"), points)
            for injection, outcome in zip(points, outcomes):
                if outcome.trouble:
                    bad += 1
                    if bad <= 3:
                        print(f"{injection}: {outcome.trouble}\n  again: {sys.argv[0]} {options.rig} {options.driver} "
                              f"{options.storage} --editions {editions} --at '{injection}'")
        print(f"{options.rig} {options.storage}: {len(points)} points, {bad} bad")
    return 1 if bad or not points else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk goes through, in a virtual machine with the package as it is shipped (see run.sh).
   vm_lab.py FOLDER [SCENARIO...]"""
import os
import sys

from hardships import boot, cut, dark, hung, keyboard, killed, unplug, weak
from kit import Kiosk, broken, folder, kept
from settings import boot_copy, clock, modes, partition, saved

scenarios = (boot, saved, boot_copy, clock, modes, partition, unplug, killed, hung, keyboard, weak, cut, dark)
wanted = sys.argv[2:]


def main():
    for part in ("pictures", "images"):
        os.makedirs(f"{folder}/{part}", exist_ok=True)
    kiosk = Kiosk()
    try:
        for scenario in scenarios:
            if not wanted or scenario.__name__ in wanted:
                print(f"--- {scenario.__name__}", flush=True)
                scenario(kiosk)
    finally:
        if kiosk.machine:
            kiosk.machine.cut_power()
    print(f"pictures for the guide are in {folder}/images")
    print(f"{len(kept)} passed, {len(broken)} failed")
    return 1 if broken else 0


sys.exit(main())

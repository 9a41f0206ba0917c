# SPDX-License-Identifier: EUPL-1.2
"""The real program without a screen, for rigs that look at it from outside."""
import json
import os
import subprocess
import time


class Kiosk:
    def __init__(self, program, scratch, state, settings, window="640x360"):
        self.program, self.state = program, state
        self.config = os.path.join(scratch, "kiosk.json")
        with open(self.config, "w", encoding="utf-8") as file:
            json.dump(settings, file)
        self.environment = dict(os.environ, SDL_VIDEODRIVER="dummy", XDG_RUNTIME_DIR=os.path.join(scratch, "run"),
                                ASAN_OPTIONS="detect_leaks=0")
        os.makedirs(self.environment["XDG_RUNTIME_DIR"], mode=0o700, exist_ok=True)
        self.log = open(os.path.join(scratch, "kiosk.log"), "a", encoding="utf-8")
        self.process = subprocess.Popen([program, "--config", self.config, "--state", state, "--window", window],
                                        env=self.environment, stdout=self.log, stderr=self.log)

    def status(self):
        """What `status` says, or nothing where the program has not said anything yet."""
        asked = subprocess.run([self.program, "status", "--state", self.state, "--json"], env=self.environment,
                               capture_output=True, text=True, check=False)
        return json.loads(asked.stdout) if asked.returncode == 0 and asked.stdout else None

    def wait_until(self, holds, seconds=60):
        """The first status of which `holds` is true; nothing where there is none in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            status = self.status()
            if status and holds(status):
                return status
            time.sleep(0.2)
        return None

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

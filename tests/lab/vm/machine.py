# SPDX-License-Identifier: EUPL-1.2
"""One virtual machine: its power, its keyboard, its glass, and a shell in it."""
import json
import os
import re
import socket
import subprocess
import time


class Machine:
    """`disk` is read; what is written goes to `overlay`, which a power cut leaves as it was."""

    def __init__(self, folder, name, more_words="", keep_overlay=False):
        self.folder, self.name = folder, name
        self.overlay = f"{folder}/{name.split('-')[0]}.qcow2"
        if not keep_overlay:
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", "disk.img", self.overlay], check=True)
        sockets = {part: f"{folder}/{part}.sock" for part in ("monitor", "agent")}
        for path in sockets.values():
            if os.path.exists(path):
                os.unlink(path)
        # Quiet, and no cursor, as the image script sets it. The kernel tries its timer in a moment that a busy host may miss.
        words = f"no_timer_check root=/dev/vda rw console=tty0 console=ttyS0 quiet loglevel=3 vt.global_cursor_default=0 {more_words}"
        command = ["qemu-system-x86_64", "-machine", "q35", "-accel", os.environ.get("CHANCERY_ACCEL", "tcg"),
                   "-cpu", "max", "-smp", "2", "-m", "1536", "-display", "none", "-vga", "none",
                   "-device", "virtio-gpu-pci,xres=1920,yres=1080", "-device", "virtio-keyboard-pci",
                   "-drive", f"file={self.overlay},format=qcow2,if=virtio,cache=writethrough",
                   "-kernel", f"{folder}/vmlinuz", "-initrd", f"{folder}/initrd.img", "-append", words,
                   "-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net",
                   "-device", "virtio-serial-pci", "-chardev", f"socket,id=agent,path={sockets['agent']},server=on,wait=off",
                   "-device", "virtserialport,chardev=agent,name=lab",
                   "-serial", f"file:{folder}/{name}.log", "-qmp", f"unix:{sockets['monitor']},server=on,wait=off"]
        self.started = time.monotonic()
        self.process = subprocess.Popen(command)
        self.monitor = self._connect(sockets["monitor"])
        self.lines = self.monitor.makefile("r")
        self.lines.readline()
        self.qmp("qmp_capabilities")
        self.agent = self._connect(sockets["agent"])
        self.count = 0

    @staticmethod
    def _connect(path):
        for _ in range(100):
            try:
                link = socket.socket(socket.AF_UNIX)
                link.connect(path)
                return link
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the machine does not start")

    def age(self):
        return time.monotonic() - self.started

    def qmp(self, command, **arguments):
        self.monitor.sendall((json.dumps({"execute": command, "arguments": arguments}) + "\n").encode())
        while True:
            answer = json.loads(self.lines.readline())
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise RuntimeError(answer["error"]["desc"])

    def sh(self, command, patience=120):
        """What the command says, in the machine, as root; the lab's own shell, which needs no network and no login."""
        self.count += 1
        mark = f"end-{os.getpid()}-{self.count}"
        self.agent.sendall(f"{{ {command}\n}} </dev/null 2>&1; echo; echo {mark}''-$?\n".encode())
        self.agent.settimeout(patience)
        said = b""
        while not re.search(rf"{mark}-\d+\n".encode(), said):
            try:
                piece = self.agent.recv(65536)
            except TimeoutError as error:
                raise RuntimeError(f"no answer to: {command}") from error
            if not piece:
                raise RuntimeError("the machine is gone")
            said += piece
        return said.decode(errors="replace").replace("\r", "").rsplit("\n" + mark, 1)[0].strip()

    def wait_for_agent(self, patience=400):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                if self.sh("echo here", 5).endswith("here"):
                    return
            except RuntimeError:
                pass
        raise RuntimeError("the machine does not come up")

    def picture(self, name):
        path = os.path.abspath(f"{self.folder}/pictures/{name}.png")
        self.qmp("screendump", filename=path, format="png")
        return path

    def type(self, *keys, pause=0.15):
        """Each key is a name of QEMU's, or several joined by "-" and pressed together."""
        for key in keys:
            self.qmp("send-key", keys=[{"type": "qcode", "data": part} for part in key.split("-")])
            time.sleep(pause)

    def cut_power(self):
        self.process.kill()
        self.process.wait()
        self.monitor.close()
        self.agent.close()

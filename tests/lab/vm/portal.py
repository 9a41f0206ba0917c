# SPDX-License-Identifier: EUPL-1.2
"""The ministry's server, on this machine's loopback; the virtual machine reaches it as 10.0.2.2."""
import http.server
import json
import socket
import ssl
import struct
import subprocess
import threading
import time

here, port = "10.0.2.2", 8443
of_ntp = 2208988800  # seconds from 1900, where its time begins, to 1970


class TimeServer:
    """Answers whoever asks for the time (RFC 5905) with this machine's, as a server of the second stratum."""

    def __init__(self):
        self.door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.door.bind(("127.0.0.1", 123))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            asked, who = self.door.recvfrom(512)
            now = struct.pack("!Q", int((time.time() + of_ntp) * 2**32))
            if len(asked) >= 48:
                self.door.sendto(struct.pack("!BBbb4x4x4s", 4 << 3 | 4, 2, 6, -20, b"LAB\0") + now + asked[40:48] + now + now, who)


def statement(number, title, text):
    return {"id": f"lab-{number}", "language": "en", "title": title, "content_text": text, "date_published": f"2026-01-{number:02}T09:00:00Z"}


class Portal:
    def __init__(self, folder):
        self.folder = folder
        self.items = [statement(1, "The ministry speaks", "This statement came over the network into a machine that has no window system.")]
        self.drip = False  # a feed of which only some bytes come, and then one a second
        self.asked = 0
        self.dripping = threading.Event()
        self._certificate()
        self.time = TimeServer()
        portal = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                portal.asked += 1
                body = portal.feed()
                self.send_response(200)
                self.send_header("Content-Type", "application/feed+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if not portal.drip:
                    self.wfile.write(body)
                    return
                try:
                    self.wfile.write(body[:-20])
                    portal.dripping.set()
                    for byte in body[-20:]:
                        time.sleep(1)
                        self.wfile.write(bytes([byte]))
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/portal.pem", f"{folder}/portal.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def feed(self):
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Lab", "items": self.items}).encode()

    def _certificate(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                        "-keyout", f"{self.folder}/portal.key", "-out", f"{self.folder}/portal.pem", "-subj", "/CN=portal",
                        "-addext", f"subjectAltName=IP:{here}", "-addext", "basicConstraints=critical,CA:TRUE"], check=True, stderr=subprocess.DEVNULL)

    def settings(self):
        return json.dumps({"sources": [{"name": "lab", "url": f"https://{here}:{port}/feed.json", "interval": "5s", "language": "en"}],
                           "ca_file": "/etc/chancery/lab.pem"})

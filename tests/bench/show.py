# SPDX-License-Identifier: EUPL-1.2
"""The eight slides that every program shows, and how each program is asked to show them."""
import functools
import http.server
import json
import shutil
import subprocess
import threading
import time

import machine

LATIN = ("The states that sit on the Council are asked to protect the rights of every person on their soil, and to answer "
         "for it before the others. ")
# A language a slide; where words are not written apart, as many characters as 90 words of the others fill.
WORLD = [("ar", "تدعو الدول جميع الأطراف إلى حماية المدنيين وإلى العودة إلى طاولة الحوار دون شروط مسبقة. "),
         ("zh-Hans", "各国呼吁有关各方保护平民，尊重国际法，并在没有先决条件的情况下重返谈判桌。"),
         ("ja", "各国は、すべての関係者に対し、民間人を保護し、国際法を尊重し、対話に戻るよう求めた。"),
         ("ko", "각국은 모든 당사자에게 민간인을 보호하고 국제법을 존중하며 대화로 돌아올 것을 촉구하였다. ")]


def text_of(number, world):
    if not world:
        return "en", " ".join((LATIN * 5).split()[:90]) + "."
    language, sentence = WORLD[number % len(WORLD)]
    return language, " ".join((sentence * 7).split()[:90]) if " " in sentence.strip() else sentence * 8


PAGE = """<!doctype html><meta charset=utf-8><style>
html,body{{margin:0;background:#101828;overflow:hidden;cursor:none}}
div{{position:fixed;inset:0;background-size:cover;background-position:center;opacity:0;transition:opacity 1s}}
div.on{{opacity:1}} .drift div.on{{animation:drift 7s linear}} @keyframes drift{{to{{transform:scale(1.06)}}}} p{{position:absolute;inset:0;margin:0;padding:9vh 45vw 0 5vw;color:#fff;font:4vh/1.4 sans-serif;
background:linear-gradient(90deg,#080e18e0,#080e1800)}} b{{font-size:7vh;line-height:1.15}}</style>{slides}<script>
let all=document.querySelectorAll('div'),i=0;document.body.className=location.hash.slice(1);all[0].className='on';
if(location.hash!='#rest')setInterval(()=>{{all[i].className='';i=(i+1)%8;all[i].className='on'}},6000)</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Show:
    """A folder with the slides in one kind of writing, and Chancery's archive of them."""

    def __init__(self, build, folder, world=False):
        self.build, self.tools, self.folder, self.world = build, build / "tests/bench", folder, world
        self.size = "1920x1080"
        folder.mkdir()

    def _write(self, base):
        items = []
        for number in range(1, 9):
            language, text = text_of(number, self.world)
            items.append({"id": str(number), "title": f"Statement number {number} on human rights", "content_text": text, "language": language,
                          "date_published": f"2025-12-0{number}T10:00:00Z", "image": f"{base}/{number}.jpg"})
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Bench", "language": "en", "items": items}
        (self.folder / "feed.json").write_text(json.dumps(feed))
        slides = "".join(f'<div lang={item["language"]} style="background-image:url({item["id"]}.jpg)"><p dir=auto><b>{item["title"]}</b><br>'
                         f'{item["content_text"]}</p></div>' for item in items)
        (self.folder / "page.html").write_text(PAGE.format(slides=slides))

    def settings(self, dwell, drift=0):
        """A page stays for so many seconds; its picture grows by so many thousandths."""
        path, theme = self.folder / f"settings-{dwell}-{drift}.json", self.folder / f"theme-{drift}.json"
        path.write_text(json.dumps({"sources": [{"name": "bench", "url": self.base + "/feed.json", "allow_http": True}], "theme": str(theme),
                                    "dwell_shortest": f"{dwell}s", "dwell_longest": f"{dwell}s"}))
        theme.write_text(json.dumps({"name": "bench", "drift": drift}))
        return path

    def fill(self, pictures, *sizes):
        """Fetches and prepares everything once for each size of screen; then the server is gone, as in all that is measured."""
        for picture in pictures.glob("*.jpg"):
            (self.folder / picture.name).symlink_to(picture)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(self.folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{server.server_port}"
        self._write(self.base)
        for size in sizes or ("1920x1080",):
            with machine.Screen(self.tools, size) as screen:
                screen.start(self.chancery(60, size)(screen))
                self._wait_until_prepared(size)
        server.shutdown()

    def _wait_until_prepared(self, size):
        prepared = self.state(size) / "archive/prepared"
        for _ in range(600):
            if prepared.is_dir() and len(list(prepared.iterdir())) >= 8:
                time.sleep(2)
                return
            time.sleep(0.1)
        raise SystemExit(f"the eight pictures were not prepared for {size}")

    def state(self, size):
        return self.folder / f"state-{size}"

    def forget_prepared(self, size="1920x1080"):
        for kept in ("archive", "art"):
            shutil.rmtree(self.state(size) / kept / "prepared", ignore_errors=True)

    def chancery(self, dwell, size="1920x1080", drift=0):
        return lambda _: [self.build / "chancery", "run", "--config", self.settings(dwell, drift), "--state", self.state(size)]

    def chromium(self, anchor=""):
        return lambda screen: ["chromium", "--no-sandbox", "--kiosk", "--no-first-run", "--disable-dev-shm-usage",
                               f"--user-data-dir={self.folder}/chromium{screen.env['DISPLAY'][1:]}", f"file://{self.folder}/page.html{anchor}"]

    def feh(self, picture):
        return lambda _: ["feh", "-F", "-Z", "--hide-pointer", self.folder / picture]

    def surface_loop(self):
        return lambda _: [self.tools / "surface_loop"]

    def mpv(self):
        return lambda _: ["mpv", "--no-config", "--fs", "--really-quiet", "--image-display-duration=5", "--loop-playlist", "--vo=x11",
                          *sorted(self.folder.glob("*-finished.jpg"))]

    def imv(self):
        return lambda _: ["imv-x11", "-f", "-t", "5", *sorted(self.folder.glob("*-finished.jpg"))]


def draw_pictures(tools, folder):
    folder.mkdir()
    subprocess.run([tools / "make_show", folder], check=True)

#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Reads our pictures and Chromium's of the same text and size back with tesseract, and compares the character errors.

    ocr.py SPECIMEN OUT_DIR      needs: chromium, tesseract-ocr and the languages' packages (a missing one is left out)

Prints rows of the table in docs/typography.md and one line a language to standard error.
"""
import html
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

# tesseract's language, the article, the tag it is set in, Chromium's font and line height.
LANGUAGES = [
    ("eng", "eng", "en", "Noto Sans", 1.35), ("fra", "fra", "fr", "Noto Sans", 1.35), ("deu", "deu_1996", "de", "Noto Sans", 1.35),
    ("vie", "vie", "vi", "Noto Sans", 1.35), ("tur", "tur", "tr", "Noto Sans", 1.35), ("pol", "pol", "pl", "Noto Sans", 1.35),
    ("rus", "rus", "ru", "Noto Sans", 1.35), ("ell", "ell_monotonic", "el", "Noto Sans", 1.35), ("hye", "hye", "hy", "Noto Sans Armenian", 1.35),
    ("kat", "kat", "ka", "Noto Sans Georgian", 1.35), ("ara", "arb", "ar", "Noto Naskh Arabic", 1.55), ("fas", "pes_1", "fa", "Noto Naskh Arabic", 1.55),
    ("urd", "urd", "ur", "Noto Nastaliq Urdu", 2.5), ("heb", "heb", "he", "Noto Sans Hebrew", 1.35), ("syr", "aii", "aii", "Noto Sans Syriac", 1.45),
    ("hin", "hin", "hi", "Noto Sans Devanagari", 1.4), ("mar", "mar", "mr", "Noto Sans Devanagari", 1.4), ("ben", "ben", "bn", "Noto Sans Bengali", 1.4),
    ("guj", "guj", "gu", "Noto Sans Gujarati", 1.4), ("tam", "tam", "ta", "Noto Sans Tamil", 1.4), ("kan", "kan", "kn", "Noto Sans Kannada", 1.5),
    ("tha", "tha", "th", "Noto Sans Thai", 1.5), ("lao", "lao", "lo", "Noto Sans Lao", 1.55),
    ("khm", "khm", "km", "Noto Sans Khmer", 1.65), ("mya", "mya", "my", "Noto Sans Myanmar", 1.75), ("bod", "bod", "bo", "Noto Serif Tibetan", 1.9),
    ("amh", "amh", "am", "Noto Sans Ethiopic", 1.4), ("chr", "chr_uppercase", "chr", "Noto Sans Cherokee", 1.35),
    ("jpn", "jpn", "ja", "Noto Sans CJK JP", 1.5), ("kor", "kor", "ko", "Noto Sans CJK KR", 1.5),
    ("chi_sim", "cmn_hans", "zh-Hans", "Noto Sans CJK SC", 1.5), ("chi_tra", "cmn_hant", "zh-Hant", "Noto Sans CJK TC", 1.5),
]
SIZES, WIDTH, MARGIN = (44, 48, 52), 1200, 40
# Tesseract reads a page well or badly as a whole, and another size changes which. Where three sizes differ by more than this, all of
# these are read, and a language counts as worse where the mean difference is above twice its standard error.
DIFFERENCE, SECOND_LOOK = 0.02, range(30, 78)
# Debian's Bold of this family says that it is Regular, and a browser that goes by the family takes it: the file is named.
FILES = {"Noto Nastaliq Urdu": "/usr/share/fonts/truetype/noto/NotoNastaliqUrdu-Regular.ttf"}


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def error_rate(picture, language, text):
    read = subprocess.run(["tesseract", picture, "-", "-l", language, "--psm", "6"], capture_output=True, text=True).stdout
    squeeze = lambda s: "".join(s.split())
    return distance(squeeze(read), squeeze(text)) / max(1, len(squeeze(text)))


def height_of(png):
    return int.from_bytes(pathlib.Path(png).read_bytes()[20:24], "big")


def draw_in_browser(text, tag, font, px, line_height, height, out):
    direction = "rtl" if tag in ("ar", "fa", "ur", "he", "aii") else "ltr"
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        face = f"<style>@font-face{{font-family:'{font}';src:url('file://{FILES[font]}')}}</style>" if font in FILES else ""
        page.write_text(f"<!doctype html><meta charset=utf-8>{face}<body style='margin:{MARGIN}px;background:#101828;color:#f0f2f5'>"
                        f"<p lang={tag} dir={direction} style='margin:0;width:{WIDTH}px;font:{px}px/{line_height} \"{font}\",\"Noto Sans\"'>"
                        f"{html.escape(text)}")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
                        f"--window-size={WIDTH + 2 * MARGIN},{height}", f"--screenshot={out}", page.as_uri()], capture_output=True, timeout=120)


def read_both(specimen, out, text, language, tag, font, line_height, sizes):
    """The error rates of (our picture, the browser's) for each size."""
    mine, browser = str(out / f"{tag}-ours.png"), str(out / f"{tag}-browser.png")
    for px in sizes:
        subprocess.run([specimen, tag, str(px), str(WIDTH), mine, "greedy", "plain"], input=text + "\n", text=True, check=True)
        draw_in_browser(text, tag, font, px, line_height, height_of(mine), browser)
        yield error_rate(mine, language, text), error_rate(browser, language, text)


def main(specimen, out_dir):
    out = pathlib.Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    data = pathlib.Path(__file__).parent.parent.parent / "layout" / "data" / "udhr-articles.json"
    articles = {article["code"]: article for article in json.loads(data.read_text())}
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout.split()
    ours_all, theirs_all, looked, worse = [], [], [], []
    for language, code, tag, font, line_height in LANGUAGES:
        if language not in known or code not in articles:
            continue
        specification = (specimen, out, articles[code]["article1"].replace("\n", " "), language, tag, font, line_height)
        pairs = list(read_both(*specification, SIZES))
        if statistics.mean(a - b for a, b in pairs) > DIFFERENCE:
            pairs = list(read_both(*specification, SECOND_LOOK))
            looked.append(tag)
        differences = [a - b for a, b in pairs]
        error = statistics.stdev(differences) / math.sqrt(len(differences))
        ours, theirs = (statistics.mean(column) for column in zip(*pairs))
        found = f"{tag} ({ours:.3f} against {theirs:.3f}, difference {ours - theirs:+.3f} ± {error:.3f})"
        print(found, file=sys.stderr, flush=True)
        ours_all.append(ours)
        theirs_all.append(theirs)
        if tag in looked and ours - theirs > 2 * error:
            worse.append(found)
    print(f"| read back by tesseract, {len(ours_all)} languages: mean character error, ours and Chromium's | "
          f"{statistics.mean(ours_all):.3f}, {statistics.mean(theirs_all):.3f} |")
    print(f"| … languages that read worse than Chromium's (looked at twice: {', '.join(looked) or 'none'}) | {', '.join(worse) or 0} |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

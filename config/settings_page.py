#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes docs/settings.md from config/schema/settings.schema.json, or checks that it says what the schema says.

  config/settings_page.py          writes the page
  config/settings_page.py --check  changes nothing; 1 where the page is old or a key is not fully described
"""
import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
schema_file = root / "config/schema/settings.schema.json"
page_file = root / "docs/settings.md"

HEAD = """<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Written by config/settings_page.py from config/schema/settings.schema.json: change the schema, then run that. -->
# Settings: every key

A settings file is JSON with comments (`// …` and `/* … */`). Every key may be left out; with no file at all, the built-in
edition shows. `chancery check` reads everything together and says of a mistake its file, line and column, what is wrong,
what is allowed, and the nearest name. An editor that knows JSON Schema completes and checks while you type, from the key
`"$schema"`. Keys that begin with `_` are notes: they are never read.

## Where settings are read

| order | place | for |
|---|---|---|
| 1 | `/etc/chancery/kiosk.json`, else `~/.config/chancery/kiosk.json`; or the file of `--config` | the settings |
| 2 | `kiosk.d/*.json` beside that file, in the order of their names | what a ministry's package or a tool for many devices adds |
| 3 | `/boot/firmware/chancery.json`, else `/boot/chancery.json`; not with `--config` | a card that someone edits on a laptop: whoever holds the card has the last word over the files |
| 4 | the environment: `CHANCERY_THEME=strong`, a key of the first level in capitals; its value is JSON, or else text as it is | a unit's own changes, trials |

The later place is stronger. Objects are merged key by key; lists are replaced whole: two lists of sources do not add up.

A running kiosk takes changed settings within a second of their being saved, and on `SIGHUP` (`systemctl reload chancery`), which
also reads themes and files of credentials again. Settings with a mistake in any of the places are not taken, not even in part: the
show goes on as before, and the mistake stands in the corner of the screen for a minute, in the log, and in `chancery status`
until it is mended. After a restart, too, the last good settings count; where there never were any, the built-in edition shows.

Durations are a number and a unit: `250ms`, `90s`, `15m`, `24h`, `7d`. Languages are BCP 47 tags: `fr`, `nl-BE`, `zh-Hant`. Time
zones are IANA names: `Europe/Brussels`.
"""


def show(value):
    return "`" + json.dumps(value, ensure_ascii=False) + "`"


def allowed(key):
    """What a key may hold, in words."""
    if "enum" in key:
        return "one of " + ", ".join(show(value) for value in key["enum"])
    if "anyOf" in key:
        return " or ".join(allowed(way) for way in key["anyOf"])
    kind = key.get("type")
    if kind in ("number", "integer"):
        word = "a whole number" if kind == "integer" else "a number"
        if "minimum" in key and "maximum" in key:
            word += f" from {key['minimum']} to {key['maximum']}"
        return word
    if kind == "array":
        items = key.get("items", {})
        word = {"string": "strings", "object": "objects"}.get(items.get("type"), "windows of time ([when](when.md))" if "window" in items.get("$ref", "") else "values")
        return f"a list of {word}"
    if "$ref" in key:
        return "a list of strings"
    return {"string": "text", "boolean": "`true` or `false`", "object": "an object"}.get(kind, "")


def children(key):
    holder = key.get("items", key) if key.get("type") == "array" else key
    return holder.get("properties", {}), holder.get("required", [])


def lines_of(name, key, path, required, complaints):
    for word in ("title", "description"):
        if not key.get(word):
            complaints.append(f"{path}: it has no {word}")
    examples = key.get("examples", [])
    inner, _ = children(key)
    if not examples:
        complaints.append(f"{path}: it has no examples")
    if "default" not in key and not required:
        complaints.append(f"{path}: it has no default")
    default = "must be there" if required else show(key.get("default"))
    facts = f"{allowed(key)}; {'**must be there**' if required else 'default ' + default}"
    example = "" if inner or not examples else f" Example: {show(examples[0])}"
    return f"{key.get('title', '')}. {key.get('description', '')} *{facts}.*{example}"


def section(name, key, complaints):
    out = [f"## `{name}`", "", lines_of(name, key, name, False, complaints), ""]
    inner, required = children(key)
    if inner:
        examples = key.get("examples", [None])
        out += ["```json", json.dumps({name: examples[0]}, ensure_ascii=False, indent=2), "```", ""]
        for child, what in inner.items():
            out.append(f"- `{child}`: " + lines_of(child, what, f"{name}.{child}", child in required, complaints))
            for grandchild, detail in children(what)[0].items():
                out.append(f"  - `{grandchild}`: " + lines_of(grandchild, detail, f"{name}.{child}.{grandchild}", grandchild in children(what)[1], complaints))
        out.append("")
    return out


def main():
    schema = json.loads(schema_file.read_text())
    complaints, out = [], [HEAD]
    for name, key in schema["properties"].items():
        if name != "$schema":
            out += section(name, key, complaints)
    page = "\n".join(out).rstrip() + "\n"
    if "--check" not in sys.argv[1:]:
        page_file.write_text(page)
    elif not page_file.exists() or page_file.read_text() != page:
        complaints.append("docs/settings.md is older than the schema; run config/settings_page.py and commit what it writes")
    for complaint in complaints:
        print(f"config/schema/settings.schema.json: {complaint}" if not complaint.startswith("docs/") else complaint, file=sys.stderr)
    return 1 if complaints else 0


sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The published schema, by a validator that nobody here wrote: what an editor says of settings is what the program says.

  schema.py SOURCE_DIR
"""
import json
import pathlib
import re
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # RefResolver, the one way that old and new versions have
try:
    import jsonschema
except ImportError:
    print("left out: there is no python3-jsonschema")
    sys.exit(0)

root = pathlib.Path(sys.argv[1])
# What no schema says: facts of the world, what one key asks of another, and how long a duration is.
BEYOND = ("stong", "longer than", "needs \"", "IANA", "Europe/Brussels", "allow_http", "https alone", "two sources", "from 1s to")
failed = 0


def complain(text):
    global failed
    failed += 1
    print("BROKEN:", text)


def only_once(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key is there twice")
    return dict(pairs)


def no_number(word):
    raise ValueError(f"{word} is no JSON")


def read(text):
    bare = re.sub(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', lambda found: found.group(1) or "", text, flags=re.S)
    return json.loads(bare, object_pairs_hook=only_once, parse_constant=no_number)


schemas = {file.name: json.loads(file.read_text()) for file in (root / "config/schema").glob("*.json")}
for name, schema in schemas.items():
    jsonschema.Draft202012Validator.check_schema(schema)
settings = schemas["settings.schema.json"]
validator = jsonschema.Draft202012Validator(settings, resolver=jsonschema.RefResolver.from_schema(settings, store=schemas), format_checker=jsonschema.FormatChecker())

good = [("config/kiosk.json", (root / "config/kiosk.json").read_text())]
good += [("docs/technician.md", example) for example in re.findall(r"^```json\n(.*?)^```", (root / "docs/technician.md").read_text(), re.M | re.S)]
for name, text in good:
    for error in validator.iter_errors(read(text)):
        complain(f"{name}: {error.message}")

refused = 0
for line in (root / "tests/story/broken_settings.txt").read_text().splitlines():
    text, _, must = line.partition("\t")
    if line.startswith("#"):
        continue
    try:
        document = read(text)
    except ValueError:
        continue
    if any(word in must for word in BEYOND):
        continue
    if validator.is_valid(document):
        complain(f"the schema lets this pass: {text} ({must})")
    refused += 1
if refused < 50:
    complain(f"only {refused} broken files are the schema's affair")
print(f"{len(schemas)} schemas are schemas; {len(good)} settings files pass; {refused} broken ones are refused")
sys.exit(1 if failed else 0)

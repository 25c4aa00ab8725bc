"""Validates every plant under a folder against the JSON schema that `takt schema` prints, and by `takt check`, which looks at its scenarios
and decisions, too.

Usage: check_examples.py PROGRAM FOLDER. Ends with 77, which CTest counts as skipped, without jsonschema or PyYAML.
"""
import json
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class Loader(yaml.SafeLoader):
    """Reads plain words as YAML 1.2 does: dates and times of day stay text."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[0-9]+$"), list("0123456789"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])


def plain_yaml(text):
    """The text with what takt lets stand without quotes made harmless: `{n}`, and commas and colons in `word(...)`."""
    stand_ins = str.maketrans({",": "\ue001", ":": "\ue002", "{": "\ue003", "}": "\ue004", "(": "\ue005", ")": "\ue006"})
    text = text.replace("{n}", "\ue003n\ue004")
    call = re.compile(r"(?<=[A-Za-z_])\([^()\n]*\)")
    while call.search(text):
        text = call.sub(lambda found: found.group().translate(stand_ins), text)
    return text.replace("\ue005", "(").replace("\ue006", ")")


def plants(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        if re.search(r"^takt:", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield path


def main(program, folder):
    schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    wrong = checked = 0
    for path in plants(folder):
        checked += 1
        plant = yaml.load(plain_yaml(path.read_text(encoding="utf-8")), Loader)
        for error in validator.iter_errors(plant):
            wrong += 1
            print(f"{path}: {'/'.join(str(step) for step in error.absolute_path)}: {error.message[:300]}")
        done = subprocess.run([program, "check", path], capture_output=True, text=True)
        if done.returncode > 1:  # 1: its target is out of reach
            wrong += 1
            print(done.stderr)
    print(f"{checked} plants checked, {wrong} messages")
    return 1 if wrong or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))

"""Runs the commands of a tutorial and compares what they print with what the tutorial says.

Usage: run_tutorial.py PROGRAM README [--renew] [FILE ...]

In the fenced blocks of the README a line that begins with `$ ` is a command, and the lines behind it are what it prints, on
standard output and standard error. A line `...` stands for any number of lines. Commands run one after the other in one new folder,
in which there is nothing but the FILEs, with the folder of PROGRAM first on the path. A command ends with 0, or with 1 (a target is missed);
any other exit code is an error. --renew writes what the commands print now into the README; a `...` stays where it still fits.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROMPT = "$ "
ANYTHING = "..."


def blocks(lines):
    """(first, end) of the inside of each fenced block that has a command."""
    start = None
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if start is None:
            start = number + 1
        else:
            if any(inside.startswith(PROMPT) for inside in lines[start:number]):
                yield start, number
            start = None


def steps(lines, first, end):
    """(command, the lines it is to print, the place of the first of them) of a block."""
    at = first
    while at < end:
        if not lines[at].startswith(PROMPT):
            raise SystemExit(f"line {at + 1}: expected a command, `{PROMPT}...`, found {lines[at]!r}")
        command = lines[at][len(PROMPT):]
        at += 1
        while command.endswith("\\"):
            command = command[:-1] + lines[at].strip()
            at += 1
        begin = at
        while at < end and not lines[at].startswith(PROMPT):
            at += 1
        yield command, lines[begin:at], begin


def matches(expected, printed):
    if not expected:
        return not printed
    if expected[0] == ANYTHING:
        return any(matches(expected[1:], printed[skip:]) for skip in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and matches(expected[1:], printed[1:])


def run(command, folder, program):
    path = f"{pathlib.Path(program).resolve().parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=300, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"`{command}` ended with {done.returncode}:\n{done.stdout.decode()}")
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


def difference(expected, printed):
    """The first line that is not as it should be."""
    for number in range(max(len(expected), len(printed))):
        wanted = expected[number] if number < len(expected) else "(nothing more)"
        found = printed[number] if number < len(printed) else "(nothing more)"
        if wanted == ANYTHING:
            return f"after line {number + 1} something that should come does not"
        if wanted != found:
            return f"expected: {wanted}\nprinted:  {found}"
    return ""


def without_last_blanks(lines):
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def main(program, readme, files, renew):
    page = pathlib.Path(readme)
    lines = page.read_text(encoding="utf-8").splitlines()
    wrong = commands = 0
    changes = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            shutil.copy(file, folder)
        for first, end in blocks(lines):
            for command, expected, begin in steps(lines, first, end):
                commands += 1
                printed = without_last_blanks(run(command, folder, program))
                if matches(without_last_blanks(expected), printed):
                    continue
                wrong += 1
                changes.append((begin, begin + len(expected), printed))
                if not renew:
                    print(f"{page.name}:{begin}: $ {command}\n{difference(expected, printed)}\n")
    if renew:
        for begin, end, printed in reversed(changes):
            lines[begin:end] = printed
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{commands} commands, {wrong} {'renewed' if renew else 'do not print what the page says'}")
    return 0 if commands > 0 and (renew or wrong == 0) else 1


if __name__ == "__main__":
    given = [word for word in sys.argv[3:] if word != "--renew"]
    sys.exit(main(sys.argv[1], sys.argv[2], given, "--renew" in sys.argv[3:]))

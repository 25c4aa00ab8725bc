"""Holds `takt tune` against what goes wrong: it is killed and goes on, runs on one thread and on two, and is asked what cannot be.

Usage: check_tune.py PROGRAM
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

FOUND, NOT_FOUND, BAD_INPUT = 0, 1, 2

LINE = """takt: 1
name: Four
line:
  - source: in
  - station: {name: s1, cycle: exponential(mean 10 min)}
  - buffer: {name: b1, capacity: 0}
  - station: {name: s2, cycle: exponential(mean 15 min)}
  - buffer: {name: b2, capacity: 0}
  - station: {name: s3, cycle: exponential(mean 6 min)}
  - buffer: {name: b3, capacity: 0}
  - station: {name: s4, cycle: exponential(mean 7.5 min)}
  - sink: out
run: {horizon: 720 h}
target: 10 /h
"""

TUNE = """tune:
  decisions:
    - {set: "line.b{n}.capacity", repeat: 3, from: 0, to: 10, cost: 1 CNY}
"""

MACHINES = """    - {set: "line.s{n}.machines", repeat: 4, from: 1, to: 3, cost: 25 CNY}
"""

failures = []


def check(holds, *what):
    if not holds:
        failures.append(what)
        print("failed:", *(str(each)[:400] for each in what), sep="\n  ")


class Folder:
    """A plant in a folder of its own; `tune` gives the exit code, standard output and standard error."""

    def __init__(self, program, path):
        self.program, self.path = program, pathlib.Path(path)

    def write(self, name, content):
        (self.path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def command(self, *options, journal="journal"):
        return [self.program, "tune", "plant.yaml", "--quiet", "--json", "--journal", journal, *options]

    def tune(self, *options, journal="journal"):
        done = subprocess.run(self.command(*options, journal=journal), cwd=self.path, capture_output=True, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def killed_after(self, seconds, journal, *options):
        """Whether it was still at work then; nothing but SIGKILL ends it."""
        process = subprocess.Popen(self.command(*options, journal=journal), cwd=self.path, stdout=subprocess.DEVNULL)
        try:
            process.wait(seconds)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True


def without(key, text):
    return "".join(line for line in text.splitlines(True) if not line.startswith(key))


def killed_and_resumed(folder, plant, seed):
    folder.write("plant.yaml", plant)
    for journal in folder.path.glob("j-*"):
        journal.unlink()
    began = time.monotonic()
    code, whole, _ = folder.tune("--threads", "1", journal="j-whole")
    length = time.monotonic() - began
    check(code == FOUND and json.loads(whole)["outcome"] == "found", "a plan is found", code, whole[-400:])

    code, two, _ = folder.tune("--threads", "2", journal="j-two")
    check(code == FOUND and two == whole, "one thread and two give the same bytes", whole, two)

    moments = random.Random(seed)
    for history in range(2):
        journal = f"j-killed-{history}"
        kills = sum(folder.killed_after(moments.uniform(0.02, 0.5) * length, journal, "--threads", "1") for _ in range(4))
        code, resumed, err = folder.tune("--threads", str(1 + history % 2), journal=journal)
        check(kills > 0, "it was at work when it was killed")
        check(code == FOUND and resumed == whole, "killed and resumed it gives the same bytes", err, whole, resumed)

    lines = (folder.path / "j-whole").read_bytes().split(b"\n")
    torn = b"\n".join(lines[: len(lines) // 2]) + b"\n" + lines[len(lines) // 2][:25]
    folder.write("j-torn", torn)
    code, resumed, err = folder.tune("--threads", "1", journal="j-torn")
    check(code == FOUND and resumed == whole, "a journal that ends within a line gives the same bytes", err, resumed)
    lines[len(lines) // 3] = lines[len(lines) // 3][::-1]
    folder.write("j-damaged", b"\n".join(lines))
    code, resumed, err = folder.tune("--threads", "1", journal="j-damaged")
    check(code == FOUND and resumed == whole, "a journal with a damaged line gives the same bytes", err, resumed)
    check("damaged" in err, "and says that it is damaged", err)


def changed_meanwhile(folder, plant):
    """The answer is of the plant as it was read, whatever becomes of its files."""
    sections = "crews: {c: {size: 1}}\n"
    folder.write("shared.yaml", sections)
    folder.write("plant.yaml", plant + "include: shared.yaml\n")
    _, whole, _ = folder.tune("--threads", "1", journal="j-unchanged")
    process = subprocess.Popen(folder.command("--threads", "1", journal="j-changed"), cwd=folder.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for _ in range(200):  # the journal is made once the plant is read
        if (folder.path / "j-changed").exists():
            break
        time.sleep(0.01)
    folder.write("plant.yaml", plant.replace("mean 15 min", "mean 25 min") + "include: shared.yaml\n")
    (folder.path / "shared.yaml").unlink()
    check(process.poll() is None, "it is at work when its plant is changed")
    out, err = process.communicate(timeout=120)
    check(process.returncode == FOUND and out.decode() == whole, "a plant that is changed meanwhile is answered as it was", err, out, whole)


def refused(folder, text, message, code=BAD_INPUT, options=(), journal="journal"):
    """The answer has the message, and comes at once."""
    folder.write("plant.yaml", text)
    began = time.monotonic()
    found, out, err = folder.tune(*options, journal=journal)
    check(found == code, "the exit code is", code, found, out, err)
    check(message in (err if code == BAD_INPUT else out), "the answer has", message, out, err)
    check("internal" not in err, err)
    check(time.monotonic() - began < 30, "it takes seconds", text)
    return err


def refused_by_check_too(folder, text, message):
    """`takt check` finds the mistakes that `takt tune` finds, in its words."""
    err = refused(folder, text, message)
    done = subprocess.run([folder.program, "check", "plant.yaml"], cwd=folder.path, capture_output=True, timeout=120)
    check(done.returncode == BAD_INPUT, "check answers", done.returncode, done.stdout.decode())
    check(done.stderr.decode() == err, "check says", done.stderr.decode(), err)


def bad_questions(folder):
    one = LINE + "tune:\n  decisions:\n    - {"
    refused(folder, LINE, "plant.yaml:1:1: error: takt tune needs the section `tune`")
    refused_by_check_too(folder, one + "set: line.b9.capacity, from: 0, to: 3}\n",
                         "plant.yaml:17:13: error: there is no `b9` to set, did you mean 'b1'? (line.b9.capacity=0)")
    refused_by_check_too(folder, one + "set: line.b1.capacty, from: 0, to: 3}\n", "plant.yaml:17:13: error: unknown key `capacty` in a buffer")
    refused_by_check_too(folder, one + "set: line.b1.capacity, from: 0}\n", "plant.yaml:17:7: error: a range needs both `from` and `to`")
    refused_by_check_too(folder, one + "set: line.b1.capacity, from: 3, to: 3, step: 0}\n",
                         "plant.yaml:17:53: error: expected a step above 0, found '0'")
    refused_by_check_too(folder, one + "set: line.b1.capacity, options: []}\n",
                         "plant.yaml:17:7: error: expected a range (`from`, `to`) or `options`, found neither")
    refused_by_check_too(folder, one + "set: line.b1.capacity, from: 0, to: 3, options: [4]}\n",
                         "plant.yaml:17:7: error: expected a range (`from`, `to`) or `options`, found both")
    refused_by_check_too(folder, one + "set: line.b1.capacity, from: 0, to: 3, uses: {metre: 2}}\n  limited: {metres: 5}\n",
                         "plant.yaml:17:54: error: expected something that `limited` names, found 'metre', did you mean 'metres'?")
    refused_by_check_too(folder, one + "set: line.b1.capacity, from: -2, to: 3}\n", "plant.yaml:17:13: error: expected a number of places")
    refused_by_check_too(folder, one + "set: line.s1.cycle, options: [5 min, soon]}\n", "plant.yaml:17:13: error: ")
    refused_by_check_too(folder, LINE + "tune: {decisions: []}\n", "plant.yaml:15:19: error: `decisions`: expected at least one, found none")
    refused_by_check_too(folder, without("target", LINE + TUNE),
                         "plant.yaml:15:3: error: with `goal: cost`, expected a `target` here or of the plant, found none")
    refused(folder, LINE + TUNE, "expected more plant-years than the verification takes (100), found 100",
            options=["--plant-years", "100"])
    refused(folder, LINE + TUNE, "plant-years", options=["--plant-years", "many"])
    folder.write("nonsense", random.Random(1).randbytes(5000))
    refused(folder, LINE + TUNE, "cannot use nonsense as a ledger", journal="nonsense")
    refused(folder, LINE + TUNE, "cannot use nowhere/journal as a ledger", journal="nowhere/journal")


def impossible_questions(folder):
    """With three machines the slowest station makes 12 an hour, 8,640 in a run, with a standard deviation of about 93."""
    refused(folder, (LINE + TUNE + MACHINES).replace("target: 10 /h", "target: 15 /h"), '"outcome": "impossible"', code=NOT_FOUND)
    most = json.loads(folder.tune()[1])["most"]
    check(0.9 * 8640 < most < 8640 + 5 * 93 / 8**0.5, "the most that is possible", most)
    least = (LINE + TUNE + MACHINES).replace("tune:", "tune:\n  goal: output\n  budget: 99 CNY")
    refused(folder, least, '"outcome": "impossible"', code=NOT_FOUND)


MANY = LINE.replace("s1, ", "s1, machines: 3, ").replace("s2, ", "s2, machines: 3, ").replace("s3, ", "s3, machines: 2, ").replace("s4, ", "s4, machines: 2, ")
WORTH = without("target", LINE) + """tune:
  goal: value
  unit_value: 200 CNY
  decisions:
    - {set: "line.s{n}.machines", repeat: 4, from: 1, to: 3, cost: 25000 CNY}
    - {set: "line.b{n}.capacity", repeat: 3, from: 1, to: 10, cost: 1000 CNY}
"""


def main(program):
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(pathlib.Path(program).resolve(), path)
        killed_and_resumed(folder, MANY + TUNE, 6)
        killed_and_resumed(folder, WORTH, 7)
        changed_meanwhile(folder, MANY + TUNE)
        bad_questions(folder)
        impossible_questions(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

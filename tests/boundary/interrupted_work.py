"""Work that is killed and goes on, or is shared between processes, gives the bytes of work that ran through; work that is
interrupted reports what is done.

usage: interrupted_work.py PROGRAM
"""
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLANT = """takt: 1
name: Cells
crews: {repair: {size: 1}}
line:
  - source: panels
  - station:
      name: weld
      cycle: exponential(mean 60 s)
      failures: {every: exponential(mean 1 h), repair: 5 min, crew: repair}
  - buffer: {name: store, capacity: 3}
  - station: {name: inspect, cycle: 50 s, yield: 90 %}
  - sink: shipped
run: {horizon: 100 h, replications: 4}
scenarios:
  larger: {set: {line.store.capacity: 12}}
  grid:
    design: factorial
    factors: {line.store.capacity: 1 to 66 step 1, line.inspect.cycle: [45 s, 50 s, 55 s]}
"""

program = sys.argv[1]


def takt(*args):
    return [program, *map(str, args)]


def bytes_of(*args):
    return subprocess.run(takt(*args), check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def killed_after(seconds, *args):
    """True when it was killed, False when it was done before."""
    process = subprocess.Popen(takt(*args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def check(is_true, what):
    if not is_true:
        sys.exit("failed: " + what)


def killed_sweep(folder, plant):
    """200 scenarios, killed at random moments until one call is quicker than its killer."""
    began = time.monotonic()
    whole = bytes_of("sweep", plant, "--json", "--ledger", folder / "whole")
    took = time.monotonic() - began
    check(whole.count(b'"chance_of_best"') == 200, "200 scenarios are compared")
    moments = random.Random(5)
    ledger = folder / "killed"
    kills = sum(killed_after(moments.uniform(0.05, 0.3) * took, "sweep", plant, "--json", "--ledger", ledger)
                for _ in range(6))
    check(kills > 0, "the sweep is killed at least once")
    with ledger.open("ab") as file:  # as if the last kill had come in the middle of a record
        file.write(b'{"sum":"0123')
    check(bytes_of("sweep", plant, "--json", "--ledger", ledger) == whole, "a killed sweep has the bytes of a whole one")
    lines = ledger.read_bytes().splitlines()
    check(len(lines) == len(set(lines)) == len((folder / "whole").read_bytes().splitlines()),
          "nothing is run twice")
    print(f"200 scenarios killed {kills} times: the bytes are the same")


def shards(folder, plant):
    """Four processes at once, one of them killed and started anew."""
    run = ["run", plant, "-n", 40, "--horizon", "1000 h"]
    whole = bytes_of(*run, "--json", "--threads", 2)
    parts = [folder / f"part-{i}" for i in range(1, 5)]
    commands = [takt(*run, "--shard", f"{i}/4", "--ledger", part) for i, part in enumerate(parts, 1)]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    processes[1].send_signal(signal.SIGKILL)
    codes = [process.wait() for process in processes]
    check(codes == [0, -signal.SIGKILL, 0, 0], f"three shards end and one is killed: {codes}")
    subprocess.run(commands[1], check=True, stdout=subprocess.DEVNULL)
    bytes_of("merge", *parts, "--into", folder / "all")
    found = subprocess.run(takt("run", plant, "-n", 40, "--horizon", "1000 h", "--json", "--ledger", folder / "all"),
                           check=True, stdout=subprocess.PIPE).stdout
    check(len((folder / "all").read_bytes().splitlines()) == 40, "the shards together have all replications, each once")
    check(found == whole, "four shards have the bytes of one process with two threads")
    print("four shards, one killed: the bytes are the same")


def interrupted(folder, plant):
    """Ctrl-C, the end asked for by another process, and a terminal that goes away: a report of what is done."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        ledger, result = folder / f"until-{number.name}", folder / f"{number.name}.json"
        process = begun(takt("run", plant, "-n", 100000, "--horizon", "1000 h", "--ledger", ledger, "--json", result), ledger)
        process.send_signal(number)
        check(process.wait(timeout=60) == 130, f"{number.name} is told by the exit code")
        said = json.loads(result.read_text())
        check(said["interrupted"] and 3 <= said["replications"] < 100000 == said["asked"], f"{number.name}: what is done is reported")
        check(len(ledger.read_bytes().splitlines()) >= said["replications"], f"{number.name}: and is in the ledger")
    ledger = folder / "until-ignored"
    process = begun(["nohup", *takt("run", plant, "-n", 100000, "--horizon", "1000 h", "--ledger", ledger)], ledger)
    process.send_signal(signal.SIGHUP)
    before = ledger.stat().st_size
    wait_until(lambda: ledger.stat().st_size > before + 10000)
    check(process.poll() is None, "who is told by nohup to go on goes on")
    process.send_signal(signal.SIGTERM)
    check(process.wait(timeout=60) == 130, "and ends where it is asked to")
    print("interrupted by three signals: what is done is reported")


def begun(command, ledger):
    """A process that has done something."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: ledger.exists() and ledger.read_bytes().count(b"\n") >= 3)
    return process


def wait_until(holds):
    for _ in range(6000):
        if holds():
            return
        time.sleep(0.01)
    sys.exit("failed: nothing is done within a minute")


with tempfile.TemporaryDirectory() as name:
    plant = Path(name) / "plant.yaml"
    plant.write_text(PLANT)
    killed_sweep(Path(name), plant)
    shards(Path(name), plant)
    interrupted(Path(name), plant)

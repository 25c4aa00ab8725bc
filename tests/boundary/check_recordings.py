"""Runs plants with --trace and --events, and validates the files by the rules of their formats and by what the plants are.

Usage: check_recordings.py PROGRAM EXAMPLES. Ends with 77, which CTest counts as skipped, without jsonschema.
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import defaultdict

try:
    from check_event_log import wrong_with_log
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)
from check_trace import wrong_with_trace

HOUR = 3_600_000_000  # microseconds
UGLY = """"quoted" 'weld' <b>&amp;</b> </script><script>alert(1)</script> 焊接 \\ {0} %s """
UGLY += "x" * (98 - len(UGLY.encode()))  # with two letters before it as long as a name may be

UGLY_PLANT = """
takt: 1
name: NAME
products: {PRODUCT: {share: 60 %}, other: {share: 40 %}}
crews: {CREW: {size: 2}}
line:
  - source: parts
  - station: {name: NAME, area: NAME, machines: 2, cycle: 20 s, yield: 90 %, failures: {every: exponential(mean 10 min), repair: 90 s, crew: CREW}}
  - buffer: {name: BUFFER, capacity: 3}
  - station: {name: paint, cycle: exponential(mean 12 s)}
  - sink: SINK
run: {horizon: 2 h, replications: 1}
"""

failures = 0


def expect(condition, what):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED: {what}")


def recorded(program, plant, folder, *options):
    """The trace and the event log of a run."""
    trace, log = folder / "trace.json", folder / "log.json"
    run = subprocess.run([program, "run", plant, "-q", "--json", folder / "result.json", "--trace", trace, "--events", log, *options],
                         capture_output=True, text=True, encoding="utf-8", timeout=120)
    expect(run.returncode in (0, 1, 3), f"{plant}: exit code {run.returncode}, {run.stderr}")
    return [json.loads(path.read_text(encoding="utf-8")) for path in (trace, log)]


def slices_of(trace, *categories):
    by_thread = defaultdict(list)
    for event in trace["traceEvents"]:
        if event["ph"] == "X" and event["cat"] in categories:
            by_thread[event["pid"], event["tid"]].append(event)
    return by_thread


def check_states(trace, begin, length, machines):
    """Each machine is in one state at every instant of the window."""
    threads = slices_of(trace, "state")
    expect(len(threads) == machines, f"{len(threads)} machines instead of {machines}")
    for slices in threads.values():
        slices.sort(key=lambda each: each["ts"])
        expect(slices[0]["ts"] == begin and slices[-1]["ts"] + slices[-1]["dur"] == begin + length, "the window's ends")
        expect(all(one["ts"] + one["dur"] == next["ts"] for one, next in zip(slices, slices[1:])), "a gap between states")


def check_lives(log):
    """A part begins by entering, where it was not there before, and does nothing after it is gone."""
    lives = defaultdict(list)
    for event in log["events"]:
        part = [relation["objectId"] for relation in event["relationships"] if relation["qualifier"] == "part"]
        expect(len(part) == 1, f"event {event['id']} has {len(part)} parts")
        lives[part[0]].append(event["type"])
    times = [event["time"] for event in log["events"]]
    expect(times == sorted(times), "events out of order")
    for part, events in lives.items():
        expect(not {"enter", "make"} & set(events[1:]), f"{part} enters late")
        expect(not {"leave", "scrap", "absorb", "split"} & set(events[:-1]), f"{part} goes on after it is gone")
    return lives


def check_validators(trace, log):
    """The validators find what is wrong: one mistake of each kind."""
    def broken(document, change):
        other = copy.deepcopy(document)
        change(other)
        return other
    first = next(i for i, event in enumerate(trace["traceEvents"]) if event["ph"] == "X")
    for change in (lambda t: t.pop("traceEvents"),
                   lambda t: t["traceEvents"][first].pop("dur"),
                   lambda t: t["traceEvents"][first].update(ts=-1),
                   lambda t: t["traceEvents"][first].update(cname="pink"),
                   lambda t: t["traceEvents"][first].update(dur=t["traceEvents"][first]["dur"] + 1),
                   lambda t: t["traceEvents"][first].update(tid=12345),
                   lambda t: t["traceEvents"][0].update(args={})):
        expect(wrong_with_trace(broken(trace, change)), "a mistake in a trace is not found")
    for change in (lambda l: l.pop("eventTypes"),
                   lambda l: l["events"][0].update(time="yesterday"),
                   lambda l: l["events"][0].update(type="unknown"),
                   lambda l: l["events"][1].update(id=l["events"][0]["id"]),
                   lambda l: l["events"][0]["relationships"][0].update(objectId="nobody"),
                   lambda l: l["objects"][-1]["attributes"][0].pop("time")):
        expect(wrong_with_log(broken(log, change)), "a mistake in an event log is not found")


def check_double_die(program, examples, folder):
    """A blank is split into a left and a right door, each of which tells what it is made of."""
    trace, log = recorded(program, examples / "double-die/line.yaml", folder, "-n", "1", "--window", "2026-01-13 06:00 for 30 min")
    expect(not wrong_with_trace(trace), f"double-die: {wrong_with_trace(trace)[:5]}")
    expect(not wrong_with_log(log), f"double-die: {wrong_with_log(log)[:5]}")
    check_lives(log)
    made = [each for each in log["objects"] if any(relation["qualifier"] == "made of" for relation in each["relationships"])]
    doors = defaultdict(list)
    for each in made:
        if each["attributes"][0]["value"] in ("left", "right"):
            doors[each["relationships"][0]["objectId"]].append(each["attributes"][0]["value"])
    expect(len(doors) > 150, f"{len(doors)} blanks are split in half an hour")
    expect(all(sorted(pair) == ["left", "right"] for pair in doors.values()), "not a left and a right one of each blank")
    split = [event for event in log["events"] if event["type"] == "split"]
    makes = [event for event in log["events"] if event["type"] == "make"]
    expect(len(makes) == len(made) and len(split) < len(makes), "as many are made as there are events of it")


def check_phoenix(program, examples, folder):
    # The first day of the counted year is a holiday; its first shift is the early one of Friday, 2 January 2026.
    trace, log = recorded(program, examples / "phoenix/line.yaml", folder, "-n", "1", "--horizon", "3 days")
    expect(not wrong_with_trace(trace), f"phoenix: {wrong_with_trace(trace)[:5]}")
    expect(not wrong_with_log(log), f"phoenix: {wrong_with_log(log)[:5]}")
    begin = (8 * 24 + 6) * HOUR  # since 25 December
    machines = json.loads((folder / "result.json").read_text(encoding="utf-8"))["stations"]
    check_states(trace, begin, 8 * HOUR + HOUR // 2, sum(station["machines"] for station in machines))
    expect(trace["otherData"]["start"] == "2025-12-25T00:00:00.000000Z", "the start of the run")
    expect(all("2026-01-02T06:00" <= event["time"] < "2026-01-02T14:30" for event in log["events"]), "events of another shift")
    names = {event["args"]["name"] for event in trace["traceEvents"] if event["name"] == "process_name"}
    expect({"crews", "operators", "buffers", "materials", "body", "paint", "assembly"} <= names, f"processes: {names}")
    lives = check_lives(log)
    expect(sum(events[-1] == "leave" for events in lives.values()) > 100, "cars that leave")
    joined = [each for each in log["objects"] if each["relationships"]]
    expect(joined and all(each["relationships"][0]["qualifier"] == "part of" for each in joined), "joins")


def check_shared_robot(program, examples, folder):
    trace, log = recorded(program, examples / "shared-robot/line.yaml", folder, "-n", "1", "--horizon", "2 days", "--window",
                          "30 h for 1 h 30 min")
    expect(not wrong_with_trace(trace), f"shared-robot: {wrong_with_trace(trace)[:5]}")
    expect(not wrong_with_log(log), f"shared-robot: {wrong_with_log(log)[:5]}")
    check_states(trace, 30 * HOUR, HOUR + HOUR // 2, 2)
    check_lives(log)
    (robot,) = slices_of(trace, "work").values()
    waits = sum(each["dur"] for slices in slices_of(trace, "state").values() for each in slices
                if each["name"] == "waiting_for_robot")
    expect(0 < waits < sum(each["dur"] for each in robot) < 1.5 * HOUR, "the robot's work, and the waits for it")
    levels = [event["args"]["parts"] for event in trace["traceEvents"] if event["ph"] == "C"]
    expect(set(levels) == {0, 1}, "levels of a buffer of one place")
    check_validators(trace, log)


def check_u_cell(program, examples, folder):
    # 30 rounds of 106 s: 64 s at work and 42 s of ways each.
    trace, _ = recorded(program, examples / "u-cell/line.yaml", folder, "-n", "1", "--horizon", "2 days", "--window", "30 h for 53 min")
    expect(not wrong_with_trace(trace), f"u-cell: {wrong_with_trace(trace)[:5]}")
    (work,) = slices_of(trace, "work").values()
    (ways,) = slices_of(trace, "way").values()
    expect(sum(each["dur"] for each in work) == 30 * 64_000_000, "at work")
    expect(sum(each["dur"] for each in ways) == 30 * 42_000_000, "on the way")
    expect({each["name"] for each in ways} == {f"to m-{n}" for n in range(1, 9)}, "where he walks")


def check_names(program, folder):
    plant = folder / "ugly.yaml"
    text = UGLY_PLANT
    for word, name in {"NAME": UGLY, "PRODUCT": "P " + UGLY, "CREW": "C " + UGLY, "BUFFER": "B " + UGLY, "SINK": "S " + UGLY}.items():
        text = text.replace(word, json.dumps(name, ensure_ascii=False))
    plant.write_text(text, encoding="utf-8")
    trace, log = recorded(program, plant, folder)
    expect(not wrong_with_trace(trace), f"ugly names: {wrong_with_trace(trace)[:5]}")
    expect(not wrong_with_log(log), f"ugly names: {wrong_with_log(log)[:5]}")
    texts = {event["args"].get("name") for event in trace["traceEvents"] if event["ph"] == "M"}
    expect({UGLY, UGLY + "#1", UGLY + "#2", "C " + UGLY + " 1"} <= texts, "names of threads and processes")
    expect(any(event["name"] == "B " + UGLY for event in trace["traceEvents"] if event["ph"] == "C"), "a counter's name")
    expect(any(event["args"].get("product") == "P " + UGLY for event in trace["traceEvents"] if event["ph"] == "X"), "a product")
    expect({"station:" + UGLY, "buffer:B " + UGLY, "sink:S " + UGLY} <= {each["id"] for each in log["objects"]}, "ids of objects")
    expect(any(event["type"] == "scrap" for event in log["events"]), "scrapped parts")
    plant.write_text(text.replace(json.dumps(UGLY, ensure_ascii=False)[1:-1], "x" * 300), encoding="utf-8")
    run = subprocess.run([program, "run", plant], capture_output=True, text=True, timeout=60)
    expect(run.returncode == 2 and "1 to 100 letters" in run.stderr, f"names of 300 letters: {run.returncode}, {run.stderr[:300]}")


def check_deadlock(program, examples, folder):
    trace, log = recorded(program, examples / "locked-loop/line.yaml", folder, "-n", "1")
    expect(not wrong_with_trace(trace), f"locked-loop: {wrong_with_trace(trace)[:5]}")
    expect(not wrong_with_log(log), f"locked-loop: {wrong_with_log(log)[:5]}")
    expect([event["name"] for event in trace["traceEvents"] if event["ph"] == "i"] == ["deadlock"], "the deadlock")


def check_refusals(program, examples, folder):
    plant = examples / "shared-robot/line.yaml"
    out = folder / "refused.json"
    for options, words in {("--window", "1 h for 2 h"): "goes with --trace",
                           ("--trace", out, "--window", "tomorrow"): "FROM for LENGTH",
                           ("--trace", out, "--window", "1 for 2 h"): "a duration such as",
                           ("--trace", out, "--window", "2026-02-30 for 2 h"): "a date such as",
                           ("--trace", out, "--window", "2026-02-01 25:00 for 2 h"): "a time of day",
                           ("--trace", out, "--window", "2025-02-01 for 2 h"): "within the run",
                           ("--trace", out, "--window", "500 weeks for 2 h"): "within the run",
                           ("--trace", out, "--window", "1 h for 0 s"): "above 0 s",
                           ("--trace", out, "--events", out): "two files",
                           ("--trace", plant): "file of the plant",
                           ("--trace", folder / "none" / "t.json"): "cannot write",
                           ("--trace", out, "--shard", "1/2"): "not with --shard"}.items():
        run = subprocess.run([program, "run", plant, "-n", "2", *options], capture_output=True, text=True, timeout=60)
        expect(run.returncode == 2 and words in run.stderr, f"{options}: {run.returncode}, {run.stderr}")
    expect(not out.exists(), "a file was written in spite of a mistake")


def main(program, examples):
    with tempfile.TemporaryDirectory() as temporary:
        folder, examples = pathlib.Path(temporary), pathlib.Path(examples)
        check_phoenix(program, examples, folder)
        check_double_die(program, examples, folder)
        check_shared_robot(program, examples, folder)
        check_u_cell(program, examples, folder)
        check_names(program, folder)
        check_deadlock(program, examples, folder)
        check_refusals(program, examples, folder)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))

"""Says what in a trace breaks the rules of its format.

The rules are those of "Trace Event Format" (Google, docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU), for
the phases that takt writes: X (complete), C (counter), i (instant), M (metadata).
"""
from collections import defaultdict

METADATA = {"process_name": "name", "process_labels": "labels", "process_sort_index": "sort_index",
            "thread_name": "name", "thread_sort_index": "sort_index"}

# The document's reserved names of colours.
COLOURS = set("""
    thread_state_uninterruptible thread_state_iowait thread_state_running thread_state_runnable thread_state_sleeping
    thread_state_unknown background_memory_dump light_memory_dump detailed_memory_dump vsync_highlight_color generic_work
    good bad terrible black grey white yellow olive rail_response rail_animation rail_idle rail_load startup
    heap_dump_stack_frame heap_dump_object_type heap_dump_child_node_arrow cq_build_running cq_build_passed cq_build_failed
    cq_build_abandoned cq_build_attempt_runnig cq_build_attempt_passed cq_build_attempt_failed""".split())


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def wrong_with_event(event):
    """What is wrong with one event by itself."""
    phase = event.get("ph")
    if phase not in ("X", "C", "i", "M"):
        return f"phase {phase!r}"
    if not isinstance(event.get("name"), str):
        return "no name"
    if not isinstance(event.get("pid"), int):
        return "no process"
    if "args" in event and not isinstance(event["args"], dict):
        return "args are no object"
    if phase == "M":
        key = METADATA.get(event["name"])
        value = event.get("args", {}).get(key)
        if key is None or value is None or isinstance(value, str) != (key in ("name", "labels")):
            return "metadata without its value"
        if event["name"].startswith("thread") and not isinstance(event.get("tid"), int):
            return "metadata of no thread"
        return None
    if not is_number(event.get("ts")) or event["ts"] < 0:
        return "no time, or one below 0"
    if "cat" in event and not isinstance(event["cat"], str):
        return "categories are no text"
    if phase == "X":
        if not is_number(event.get("dur")) or event["dur"] < 0:
            return "no duration, or one below 0"
        if not isinstance(event.get("tid"), int):
            return "no thread"
        if "cname" in event and event["cname"] not in COLOURS:
            return f"colour {event['cname']!r} is not a reserved one"
    if phase == "C" and (not event.get("args") or not all(is_number(value) for value in event["args"].values())):
        return "a counter without numbers"
    if phase == "i" and event.get("s", "t") not in ("g", "p", "t"):
        return "the scope of an instant"
    return None


def wrong_nesting(slices):
    """Slices of one thread lie within each other or apart."""
    open_ends = []
    for event in sorted(slices, key=lambda each: (each["ts"], -each["dur"])):
        while open_ends and open_ends[-1] <= event["ts"]:
            open_ends.pop()
        if open_ends and event["ts"] + event["dur"] > open_ends[-1]:
            return f"a slice at {event['ts']} ends after the one around it"
        open_ends.append(event["ts"] + event["dur"])
    return None


def wrong_with_trace(trace):
    """All that is wrong, as texts."""
    if not isinstance(trace, dict) or not isinstance(trace.get("traceEvents"), list):
        return ["no object with a list traceEvents"]
    wrong = [] if trace.get("displayTimeUnit", "ms") in ("ms", "ns") else ["displayTimeUnit"]
    threads, processes, names = defaultdict(list), set(), set()
    for number, event in enumerate(trace["traceEvents"]):
        problem = wrong_with_event(event) if isinstance(event, dict) else "no object"
        if problem:
            wrong.append(f"event {number}: {problem}")
            continue
        if event["ph"] == "M":
            names.add((event["pid"], event.get("tid") if event["name"].startswith("thread") else None, event["name"]))
        else:
            processes.add(event["pid"])
        if event["ph"] == "X":
            threads[event["pid"], event["tid"]].append(event)
    for process in processes:
        if (process, None, "process_name") not in names:
            wrong.append(f"process {process} has no name")
    for (process, thread), slices in threads.items():
        if (process, thread, "thread_name") not in names:
            wrong.append(f"thread {process}/{thread} has no name")
        problem = wrong_nesting(slices)
        if problem:
            wrong.append(f"thread {process}/{thread}: {problem}")
    return wrong

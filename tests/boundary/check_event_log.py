"""Says what in an event log breaks the rules of OCEL 2.0: its structure by ocel_schema.json, and what a schema cannot say."""
import json
import pathlib

import jsonschema

SCHEMA = json.loads((pathlib.Path(__file__).parent / "ocel_schema.json").read_text(encoding="utf-8"))


def wrong_with_types(log, kind):
    """Of "object" or "event": names that are unique, types and attributes that are declared."""
    declared = {each["name"]: {attribute["name"] for attribute in each["attributes"]} for each in log[kind + "Types"]}
    if len(declared) != len(log[kind + "Types"]):
        yield f"two types of {kind}s have one name"
    seen = set()
    for each in log[kind + "s"]:
        if each["id"] in seen:
            yield f"two {kind}s have the id {each['id']}"
        seen.add(each["id"])
        if each["type"] not in declared:
            yield f"{kind} {each['id']} is of a type that is not declared"
        elif not {attribute["name"] for attribute in each.get("attributes", [])} <= declared[each["type"]]:
            yield f"{kind} {each['id']} has an attribute that is not declared"


def wrong_with_log(log):
    """All that is wrong, as texts."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    wrong = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
             for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(log)]
    if wrong:
        return wrong
    wrong += wrong_with_types(log, "object")
    wrong += wrong_with_types(log, "event")
    objects = {each["id"] for each in log["objects"]}
    for each in log["objects"] + log["events"]:
        wrong += [f"{each['id']} refers to {relation['objectId']}, which is not there"
                  for relation in each.get("relationships", []) if relation["objectId"] not in objects]
    return wrong

"""Reads entities as JSON lines and prints as JSON what followthemoney would lose or refuse; run by an interpreter that has it."""

import json
import sys

from followthemoney import model

entities = [json.loads(line) for line in sys.stdin]
schemas = {one["id"]: model.get(one["schema"]) for one in entities}
faults = []
for one in entities:
    schema = schemas[one["id"]]
    if schema is None:
        faults.append(f"{one['id']}: no schema {one['schema']}")
        continue
    for name, values in one["properties"].items():
        prop = schema.get(name)
        if prop is None:
            faults.append(f"{one['schema']} has no {name}")
            continue
        faults += [
            f"{one['schema']}.{name}: {value!r} is not taken"
            for value in values
            if prop.type.clean(value) is None
        ]
        if prop.range is not None:
            faults += [
                f"{one['schema']}.{name}: {value} is no {prop.range.name}"
                for value in values
                if not (schemas.get(value) and schemas[value].is_a(prop.range))
            ]
    required = [name for name in schema.required if name not in one["properties"]]
    faults += [f"{one['schema']} lacks {name}" for name in required]
    proxy = model.get_proxy(one)
    faults += [] if proxy.to_dict()["id"] == one["id"] else [f"{one['id']}: comes back as {proxy.id}"]
json.dump(faults, sys.stdout)

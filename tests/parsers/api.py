# SPDX-License-Identifier: MIT
"""Every file of a site's static API holds exactly the members that its openapi.json describes. usage: api.py SITE"""
import json
import pathlib
import sys

TYPES = {"string": str, "boolean": bool, "null": type(None), "array": list, "object": dict, "integer": int, "number": (int, float)}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number"))


def wrong(value, schema, schemas, path):
    """What of `value` is not as the schema says."""
    if "$ref" in schema:
        return wrong(value, schemas[schema["$ref"].rpartition("/")[2]], schemas, path)
    if "anyOf" in schema:
        found = [wrong(value, other, schemas, path) for other in schema["anyOf"]]
        return [] if [] in found else found[0]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(is_type(value, name) for name in names):
        return [f"{path} is {json.dumps(value)[:60]}, not {' or '.join(names)}"]
    if isinstance(value, list):
        return [text for index, item in enumerate(value) for text in wrong(item, schema["items"], schemas, f"{path}[{index}]")]
    if isinstance(value, dict):
        members = schema["properties"]
        return ([f"{path}.{name} is not described" for name in value.keys() - members.keys()] +
                [f"{path} has no {name}" for name in set(schema["required"]) - value.keys()] +
                [text for name in value.keys() & members.keys() for text in wrong(value[name], members[name], schemas, f"{path}.{name}")])
    return []


def main(site):
    api = json.loads((site / "api/v1/openapi.json").read_bytes())
    found, count, described = [], 0, {"openapi.json"}
    for server in api["servers"]:
        folder = (site / "api/v1" / server["url"]).resolve()
        for path, operation in api["paths"].items():
            schema = operation["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            described.add(path.split("/")[1])
            for file in sorted(folder.glob(path[1:].replace("{id}", "*"))):
                count += 1
                found += [f"{file.relative_to(site.resolve())}: {text}" for text in wrong(json.loads(file.read_bytes()), schema, api["components"]["schemas"], "")]
    found += [f"{file.name} is not described" for file in (site / "api/v1").iterdir() if file.name not in described]
    print(*found[:40], sep="\n")
    print(f"{count} files, {len(found)} differences")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

# SPDX-License-Identifier: MIT
"""Data packages of a built site as the datasets of a portal, and whether what is built of those is the same.

usage: round_trip.py make SITE PORTAL      each datapackage.json with the files that it names
       round_trip.py unpack SITE PORTAL    each dataset's ZIP
       round_trip.py compare SITE AGAIN    the datasets of the static API, the catalogue, and the derived files
"""
import json
import pathlib
import re
import shutil
import sys
import zipfile

# What a data package cannot carry: notes and charts, which speak of their own portal; the bytes of the original and how
# its cells were written, as the clean CSV becomes the original; what a bundle holds of both; that a type was inferred.
LOST = {"note", "charts", "bundles", "main_download", "rows", "is_type_declared"}
OF_THE_FILE = {"bytes", "bytes_text", "sha256", "file", "path", "label", "words"}
DERIVED = {".csv", ".json", ".xlsx", ".tsv", ".ndjson", ".geojson"}


def make(site, portal):
    for package in sorted(site.glob("datasets/*/datapackage.json")):
        folder = portal / package.parent.name
        folder.mkdir(parents=True)
        shutil.copy(package, folder)
        for resource in json.loads(package.read_bytes())["resources"]:
            if "://" not in resource["path"]:
                target = folder / resource["path"]
                target.parent.mkdir(exist_ok=True)
                shutil.copy(package.parent / resource["path"], target)


def unpack(site, portal):
    for bundle in sorted(site.glob("datasets/*/*.zip")):
        with zipfile.ZipFile(bundle) as files:
            files.extractall(portal / bundle.stem)


def known(value):
    """A dataset of the API without what a package cannot carry."""
    if isinstance(value, list):
        return [known(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("is_original"):
        return {key: item for key, item in value.items() if key not in OF_THE_FILE}
    return {key: known(item) for key, item in value.items() if key not in LOST}


def differences(first, second, path):
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted(first.keys() | second.keys()):
            yield from differences(first.get(key), second.get(key), f"{path}.{key}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for index, (one, other) in enumerate(zip(first, second)):
            yield from differences(one, other, f"{path}[{index}]")
    elif first != second:
        yield f"{path}: {str(first)[:200]} became {str(second)[:200]}"


def statements(site):
    """The catalogue's graph, but for the originals, the bundles that hold them, and what has no name. What the portal says
    for all its datasets, each package says for itself."""
    text = re.sub(r"/datasets/[a-z0-9-]+/#(contact|rights|place)>", r"/#\1>", (site / "catalog.nt").read_text("utf-8"))
    return {line for line in text.splitlines() if "_:" not in line and "original" not in line and ".zip" not in line}


def compare(site, again):
    count, files = 0, 0
    found = [f"catalog.nt: {line[:200]}" for line in sorted(statements(site) ^ statements(again))]
    for path in sorted(site.glob("**/api/v1/datasets/*.json")):
        name = path.relative_to(site)
        count += 1
        if (again / name).exists():
            one, other = (known(json.loads((folder / name).read_bytes())) for folder in (site, again))
            found.extend(differences(one, other, str(name)))
        else:
            found.append(f"no {name}")
    for path in sorted(site.glob("datasets/*/*")):
        name = path.relative_to(site)
        if path.suffix in DERIVED and path.name != "datapackage.json":
            files += 1
            if not (again / name).exists() or (again / name).read_bytes() != path.read_bytes():
                found.append(f"{name} differs")
    print(*found[:40], sep="\n")
    print(f"{count} descriptions, {files} files, {len(found)} differences")
    return count and files and not found


if __name__ == "__main__":
    action, *folders = sys.argv[1:]
    result = {"make": make, "unpack": unpack, "compare": compare}[action](*map(pathlib.Path, folders))
    sys.exit(action == "compare" and not result)

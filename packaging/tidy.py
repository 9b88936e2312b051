# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy on what changed: see packaging/check-tidy."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

root = pathlib.Path.cwd()
build = pathlib.Path(sys.argv[1])
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "stagedoor-tidy"
cache.mkdir(parents=True, exist_ok=True)
include = re.compile(rb'^\s*#include\s+"([^"]+)"', re.MULTILINE)
folders = [root, root / "core", root / "app", root / "tests"]
contents = {}
seconds_a_source = 240  # one that takes longer fails: a check does not end on it
minutes = float(os.environ.get("STAGEDOOR_TIDY_MINUTES", "inf"))


def read(path):
    if path not in contents:
        contents[path] = path.read_bytes()
    return contents[path]


def with_headers(path, seen):
    """The file and every header of this project that it includes, directly or not."""
    if path in seen:
        return seen
    seen.add(path)
    for name in include.findall(read(path)):
        for folder in [path.parent, *folders]:
            candidate = folder / name.decode()
            if candidate.is_file():
                with_headers(candidate.resolve(), seen)
                break
    return seen


def key(entry):
    digest = hashlib.sha256(read(root / ".clang-tidy"))
    if pathlib.Path(entry["file"]).is_relative_to(root / "tests"):
        digest.update(read(root / "tests" / ".clang-tidy"))
    digest.update(entry["command"].replace(str(root), "").encode())
    for path in sorted(with_headers(pathlib.Path(entry["file"]), set())):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + read(path))
    return digest.hexdigest()


def newest_first(paths):
    """Sources by when they last changed: what is not committed, then by commit; so a short budget goes to what is new."""
    log = subprocess.run(["git", "log", "--format=", "--name-only"], capture_output=True, text=True, check=True).stdout
    dirty = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=True).stdout
    order = {}
    for name in [line[3:] for line in dirty.splitlines()] + log.split("\n"):
        order.setdefault(name, len(order))
    return sorted(paths, key=lambda path: order.get(os.path.relpath(path, root), len(order)))


def check(entry):
    if time.monotonic() > deadline:
        return entry["file"], None
    command = ["clang-tidy-16", "--quiet", "-p", str(build), entry["file"]]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=seconds_a_source)
    except subprocess.TimeoutExpired:
        return entry["file"], subprocess.CompletedProcess(command, 1, f"not done after {seconds_a_source} s", "")
    if run.returncode == 0:
        (cache / key(entry)).touch()
    return entry["file"], run


entries = {e["file"]: e for e in json.loads((build / "compile_commands.json").read_text())
           if "_autogen" not in e["file"] and "/.qt/" not in e["file"] and not e["file"].startswith(str(build.resolve()))
           and not os.path.basename(e["file"]).startswith("qrc_")}
# Sources that are not yet known to pass: a debt to pay off. --all looks at them too; what passes then leaves the list.
baseline = root / "packaging" / "tidy-baseline.txt"
debt = {line for line in baseline.read_text().splitlines() if line and not line.startswith("#")}
if "--all" not in sys.argv:
    entries = {name: entry for name, entry in entries.items() if os.path.relpath(name, root) not in debt}
    print(f"{len(debt)} sources of packaging/tidy-baseline.txt are not looked at")
todo = [entries[name] for name in newest_first(entries) if not (cache / key(entries[name])).exists()]
# The product before its tests, each the newest first.
todo.sort(key=lambda entry: os.path.relpath(entry["file"], root).startswith("tests/"))
print(f"{len(entries)} sources, {len(todo)} without a recorded pass", flush=True)
deadline = time.monotonic() + minutes * 60
failed = left = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for name, run in pool.map(check, todo):
        if run is None:
            left += 1
        elif run.returncode != 0:
            failed += 1
            print(f"-- {os.path.relpath(name, root)}\n{run.stdout}{run.stderr if not run.stdout else ''}", flush=True)
if "--record-debt" in sys.argv:
    unknown = sorted(os.path.relpath(name, root) for name in entries if not (cache / key(entries[name])).exists())
    head = [line for line in baseline.read_text().splitlines() if line.startswith("#")]
    baseline.write_text("\n".join(head + unknown) + "\n")
if left:
    print(f"{left} sources were not looked at within {minutes:g} minutes, the longest unchanged; the next run goes on with them")
sys.exit(1 if failed else 0)

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

root = pathlib.Path.cwd()
build = pathlib.Path(sys.argv[1])
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "stagedoor-tidy"
cache.mkdir(parents=True, exist_ok=True)
include = re.compile(rb'^\s*#include\s+"([^"]+)"', re.MULTILINE)
folders = [root, root / "core", root / "app", root / "tests"]
contents = {}


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
    digest.update(entry["command"].replace(str(root), "").encode())
    for path in sorted(with_headers(pathlib.Path(entry["file"]), set())):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + read(path))
    return digest.hexdigest()


def check(entry):
    run = subprocess.run(["clang-tidy-16", "--quiet", "-p", str(build), entry["file"]], capture_output=True, text=True)
    if run.returncode == 0:
        (cache / key(entry)).touch()
    return entry["file"], run


entries = [e for e in json.loads((build / "compile_commands.json").read_text())
           if "_autogen" not in e["file"] and "/.qt/" not in e["file"] and not e["file"].startswith(str(build.resolve()))
           and not os.path.basename(e["file"]).startswith("qrc_")]
todo = [e for e in entries if not (cache / key(e)).exists()]
print(f"{len(entries)} sources, {len(todo)} without a recorded pass", flush=True)
failed = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for name, run in pool.map(check, todo):
        if run.returncode != 0:
            failed += 1
            print(f"-- {os.path.relpath(name, root)}\n{run.stdout}{run.stderr if not run.stdout else ''}", flush=True)
sys.exit(1 if failed else 0)

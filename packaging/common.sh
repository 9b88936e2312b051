# SPDX-License-Identifier: GPL-3.0-or-later
# What packaging/run, packaging/test and .ci/run share. Sourced by bash with `set -euo pipefail`; leaves the working
# directory at the project's root.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8 TZ=UTC
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '\n== %s\n' "$*"; }

# Installs the Debian packages that are missing; says nothing and touches nothing where all are there.
install_packages() {
    local -a wanted missing=()
    mapfile -t wanted < <(grep -vE '^(#|$)' packaging/debian-packages.txt)
    local package
    for package in "${wanted[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    local -a as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and there is neither root nor sudo to install them: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [target…]: configures where needed and builds; prints only what goes wrong, and how long it took.
build() {
    local preset=$1 began=$SECONDS
    shift
    say "building (${preset})"
    if [ ! -f "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; return 1; }
        mv "build-$preset.log" "build/$preset/configure.log"
    fi
    cmake --build "build/$preset" ${1:+--target "$@"} -- --quiet
    echo "built in $((SECONDS - began)) s"
}

# run_quietly LOG COMMAND…: the command's output goes to LOG; its end is shown, or all of it where the command fails.
run_quietly() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
    tail -n 5 "$log"
}

# A private folder for sockets and the like, where the session has none.
runtime_folder() {
    if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -w "${XDG_RUNTIME_DIR:-}" ]; then
        XDG_RUNTIME_DIR=$(mktemp -d)
        chmod 0700 "$XDG_RUNTIME_DIR"
        export XDG_RUNTIME_DIR
    fi
}

#!/bin/sh
# Create .venv with the given Python (3.11 or newer), or say what is missing.
set -eu
python=$1
command -v "$python" >/dev/null || { echo "Python 3.11 or newer is needed, and '$python' is not here: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "$("$python" --version) is too old: Python 3.11 or newer is needed, e.g. make PYTHON=python3.11 …" >&2; exit 1; }
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    # Debian splits this part of the standard library off.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "the system package python3-venv is missing; as root: apt-get install python3-venv" >&2; exit 1
    fi
fi
"$python" -m venv .venv

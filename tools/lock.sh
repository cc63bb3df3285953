#!/usr/bin/env bash
# Write the hashed requirements anew from pyproject.toml and requirements/*.in. Needs uv; names no host.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"; }
lock requirements/build.in -o requirements/build.txt
lock pyproject.toml --extra model -o requirements/run.txt
lock pyproject.toml --extra model --extra media --extra postgres --extra cluster requirements/dev.in -c requirements/run.txt -o requirements/dev.txt

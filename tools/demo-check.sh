#!/usr/bin/env bash
# Starts the demo on a free port, walks it with tools/curl-check.sh, runs the commands of the documents against it, stops it.
# Usage: tools/demo-check.sh
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
SERVER_PORT=0 dotnet run --no-build --project Gateway -- --demo >"$log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; rm -f "$log"' EXIT

base=
for _ in $(seq 300); do
  base=$(sed -nE 's#.*(http://127\.0\.0\.1:[0-9]+)/api/v1/mcp.*#\1#p' "$log" | head -n 1)
  [ -n "$base" ] && curl -fsS -o /dev/null "$base/health/ready" 2>/dev/null && break
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
[ -n "$base" ] || { cat "$log"; echo "demo-check: the demo did not start" >&2; exit 1; }

tools/curl-check.sh "$base/api/v1"
tools/docs-check.sh "$base"

#!/usr/bin/env bash
# Everything that must hold before a change lands: format, build with warnings as errors, the tests, the documents' commands, real third-party clients.
# Usage: tools/check.sh [--fast]   (--fast leaves out the third-party clients)
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step "format"
dotnet restore Gateway.sln -v q
dotnet format Gateway.sln --verify-no-changes --no-restore

step "build with analyzers"
dotnet build Gateway.sln --no-restore -p:Checks=true -v q -clp:"ErrorsOnly;Summary"

step "test"
dotnet test

step "curl walk against the demo"
tools/demo-check.sh

step "orders under faults"
dotnet run --no-build --project tools/Chaos -- small

if [ "${1:-}" != "--fast" ]; then
  step "third-party clients"
  tools/interop.sh
fi
echo
echo "check: all passed"

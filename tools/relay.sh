#!/usr/bin/env bash
# Builds gateway-stdio, the relay for MCP clients that start a program, as native code for this machine, in artifacts/relay.
# Usage: tools/relay.sh [RUNTIME]   (default: this machine's). Needs a C compiler: CC names it, default gcc.
set -euo pipefail
cd "$(dirname "$0")/.."
runtime=()
[ $# -gt 0 ] && runtime=(-r "$1")
dotnet publish tools/Relay -c Release --use-current-runtime "${runtime[@]}" -p:PublishAot=true -p:CppCompilerAndLinker="${CC:-gcc}" -o artifacts/relay -v q
test -x artifacts/relay/gateway-stdio
echo "relay: artifacts/relay/gateway-stdio, $(stat -c %s artifacts/relay/gateway-stdio) bytes"

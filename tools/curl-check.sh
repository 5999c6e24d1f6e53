#!/usr/bin/env bash
# Walks a running gateway by curl as the setup guide does, and checks every step. It places one limit order far from the market and cancels it.
# Usage: tools/curl-check.sh [URL]     default http://127.0.0.1:8000/api/v1
# The token is GATEWAY_TOKEN, or else the file "token" of the data directory (TRADING_DATA_DIRECTORY, or the default one), or else none.
# Needs bash, curl, awk, grep, sed. Exit code 0 when every step passed.
set -u
base=${1:-http://127.0.0.1:8000/api/v1}
base=${base%/}
symbol=${CURL_CHECK_SYMBOL:-VTI}
case $(uname -s) in
  Darwin) home=${HOME:-}/Library/Application\ Support/gateway ;;
  *) home=${XDG_DATA_HOME:-${HOME:-}/.local/share}/gateway ;;
esac
token=${GATEWAY_TOKEN:-$(cat "${TRADING_DATA_DIRECTORY:-$home}/token" 2>/dev/null)}
failures=0
body=$(mktemp)
trap 'rm -f "$body"' EXIT

# The token goes by a config on standard input: a command line is visible to every user of the machine.
request() {
  { [ -n "$token" ] && printf 'header = "Authorization: Bearer %s"\n' "$token"; } |
    curl -sS --config - -H 'Content-Type: application/json' "$@"
}

pass() { printf 'PASS  %s\n' "$1"; }
fail() { printf 'FAIL  %s\n      %s\n' "$1" "$2"; failures=$((failures + 1)); }

# call NAME TOOL ARGUMENTS PATTERN...: status 200, a last line that is a result, and every pattern in it.
call() {
  local name=$1 tool=$2 arguments=$3 status last pattern
  shift 3
  status=$(request --max-time 60 -o "$body" -w '%{http_code}' -X POST "$base/$tool" -d "$arguments" 2>&1)
  last=$(tail -n 1 "$body")
  if [ "$status" != 200 ]; then fail "$name" "status $status: $last"; return 1; fi
  case $last in '{"type":"result"'*) ;; *) fail "$name" "no result: $last"; return 1 ;; esac
  for pattern in "$@"; do
    if ! printf '%s\n' "$last" | grep -Eq -- "$pattern"; then fail "$name" "no $pattern in: ${last:0:400}"; return 1; fi
  done
  pass "$name"
}

# number FIELD: the last value of a numeric field in the last answer.
number() { tail -n 1 "$body" | grep -oE "\"$1\":-?[0-9.]+" | tail -n 1 | sed 's/.*://'; }

printf 'Walking %s\n' "$base"
call 'connect' ibkr_connect '{}' '"status":"connected"' || { printf '%d step failed; without a connection there is no walk.\n' "$failures"; exit 1; }
call 'status' ibkr_get_status '{}' '"is_?[cC]onnected":true'
paper=no
grep -q '"kind":"paper"' "$body" && ! grep -q '"kind":"live"' "$body" && paper=yes
call 'positions' ibkr_get_positions '{}' '"positions":\['
call "history of $symbol" ibkr_get_historical_data "{\"symbol\":\"$symbol\",\"duration\":\"1 M\",\"barSize\":\"1 day\"}" "\"symbol\":\"$symbol\"" '"close":[0-9.]+'
close=$(number close)
call 'account summary' ibkr_get_account_summary '{}' 'NetLiquidation'

if [ "$paper" = yes ] && [ -n "$close" ]; then
  price=$(awk -v last="$close" 'BEGIN { printf "%.2f", last * 0.9 }')
  if call "order: buy 1 $symbol at $price" ibkr_place_order \
    "{\"symbol\":\"$symbol\",\"action\":\"BUY\",\"quantity\":1,\"orderType\":\"LMT\",\"limitPrice\":$price}" '"orderId":[0-9]+'; then
    order=$(number orderId)
    call 'open orders' ibkr_get_open_orders '{}' "\"orderId\":$order[,}]"
    call "cancel order $order" ibkr_cancel_order "{\"orderId\":$order}"
  fi
else
  fail 'order' 'not placed: the account is not a paper account, or the history gave no price'
fi

# Five seconds of quotes. The reader notes the second in which each line arrives: a stream comes spread over time, not at the end.
stream() {
  request -N --max-time 20 -X POST "$base/ibkr_stream_market_data" -d '{"symbol":"SPY","duration_seconds":5}' |
    while IFS= read -r line; do printf '%s %s\n' "$(date +%s)" "$line"; done
}
stream >"$body"
updates=$(grep -c '^[0-9]* {"type":"update"' "$body")
seconds=$(grep '^[0-9]* {"type":"update"' "$body" | cut -d ' ' -f 1 | sort -u | wc -l | tr -d ' ')
if [ "$updates" -lt 5 ]; then
  fail 'stream of SPY' "$updates updates in five seconds: $(head -c 400 "$body")"
elif [ "$seconds" -lt 3 ]; then
  fail 'stream of SPY' "$updates updates came within $seconds different seconds: something holds them back"
elif ! tail -n 1 "$body" | grep -q '{"type":"result"'; then
  fail 'stream of SPY' "no result at its end: $(tail -n 1 "$body")"
else
  pass "stream of SPY ($updates updates over $seconds seconds)"
fi

call 'disconnect' ibkr_disconnect '{}' '"status":"disconnected"'
# The gateway is left as it was found.
call 'connect again' ibkr_connect '{}' '"status":"connected"'

if [ "$failures" -gt 0 ]; then printf '%d step(s) failed.\n' "$failures"; exit 1; fi
printf 'Every step passed.\n'

# For scripts that start programs: source it after `pids=()`.

# Starts a program whose output goes to a log; waits until the log has a line that matches, and prints what the group matched.
start() { # LOG PATTERN COMMAND...
  local log=$1 pattern=$2
  shift 2
  : >"$log"
  "$@" >"$log" 2>&1 &
  pids+=($!)
  for _ in $(seq 600); do
    found=$(sed -nE "s#.*$pattern.*#\\1#p" "$log" | head -n 1 || true)
    [ -n "$found" ] && return 0
    kill -0 "${pids[-1]}" 2>/dev/null || { cat "$log"; return 1; }
    sleep 0.1
  done
  cat "$log"
  return 1
}

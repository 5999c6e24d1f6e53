#!/usr/bin/env bash
# Runs the commands of the documents: every fenced block that follows the line <!-- run --> in README.md and docs/*.md,
# with http://localhost:8000 and http://127.0.0.1:8000 replaced by the gateway's URL. Usage: tools/docs-check.sh BASE_URL
set -euo pipefail
cd "$(dirname "$0")/.."
base=$1
ran=0
for document in README.md docs/*.md; do
  while IFS= read -r -d $'\x01' block; do
    script=${block//http:\/\/localhost:8000/$base}
    script=${script//http:\/\/127.0.0.1:8000/$base}
    if ! output=$(bash -euo pipefail -c "$script" 2>&1); then
      printf 'FAIL %s:\n%s\n%s\n' "$document" "$script" "$output" >&2
      exit 1
    fi
    ran=$((ran + 1))
  done < <(awk '/^ *<!-- run -->/ {wanted=1; next} wanted && /^ *```/ {if (inside) {printf "\001"; inside=0; wanted=0} else inside=1; next} inside {print}' "$document")
done
[ "$ran" -gt 0 ] || { echo "docs-check: no command found" >&2; exit 1; }
echo "docs-check: $ran blocks ran"

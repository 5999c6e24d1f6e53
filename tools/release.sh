#!/usr/bin/env bash
# Builds a release: a restore that takes exactly the packages of locks/, by their content hashes; the gateway in artifacts/release; and the list of all that
# is in it (SBOM, CycloneDX) beside it.
# Usage: tools/release.sh            builds
#        tools/release.sh -relock    writes locks/ anew, after versions in Directory.Packages.props have changed
set -euo pipefail
cd "$(dirname "$0")/.."
# Not marked as trimmable: that would add a package of the SDK's own version, and lock a release to one SDK.
locked=(-p:Locked=true -p:IsTrimmable=false -v q)
if [ "${1:-}" = -relock ]; then
  rm -rf locks
  dotnet restore Gateway/Gateway.csproj "${locked[@]}" -p:Relock=true --force-evaluate
  ls locks
  exit
fi
out=artifacts/release
rm -rf "$out"
dotnet restore Gateway/Gateway.csproj "${locked[@]}"
dotnet publish Gateway/Gateway.csproj "${locked[@]}" --no-restore -c Release -o "$out/gateway" -p:UseAppHost=false
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
dotnet tool install CycloneDX --version 6.3.1 --tool-path "$tools" >/dev/null
"$tools/dotnet-CycloneDX" Gateway/Gateway.csproj --recursive --disable-package-restore -o "$out" -fn gateway.cdx.json -F Json >/dev/null
grep -q '"bomFormat"' "$out/gateway.cdx.json"
(cd "$out" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
echo "release: $out has $(grep -c '"purl"' "$out/gateway.cdx.json") packages in its SBOM"

#!/usr/bin/env bash
# Puts promtool, which tests the alert rules, into a folder (default /usr/local/bin). It is taken out of Debian's
# package "prometheus" without installing it, because that would also start a Prometheus server. Where that is not
# possible, the script says so and succeeds: the tests of the alert rules are skipped then.
set -euo pipefail
target="${1:-/usr/local/bin}"

skip() {
  echo "promtool is not installed ($1), so the tests of the alert rules are skipped." >&2
  exit 0
}

if command -v promtool >/dev/null || [ -x "$target/promtool" ]; then exit 0; fi
command -v apt-get >/dev/null || skip "this script needs apt-get, as on Debian or Ubuntu"
[ -w "$target" ] || skip "$target cannot be written"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download prometheus >/dev/null 2>&1 ||
  { apt-get update -qq && apt-get download prometheus; } >/dev/null 2>&1 ||
  skip "apt-get cannot download the package"
dpkg-deb --extract prometheus_*.deb .
install -m 755 usr/bin/promtool "$target/promtool"
"$target/promtool" --version | head -1

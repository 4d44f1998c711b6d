#!/usr/bin/env bash
# Puts promtool, which tests the alert rules, into a folder (default /usr/local/bin). It is taken out of Debian's
# package "prometheus" without installing it, because that would also start a Prometheus server.
set -euo pipefail
target="${1:-/usr/local/bin}"
if command -v promtool >/dev/null || [ -x "$target/promtool" ]; then exit 0; fi
if ! command -v apt-get >/dev/null; then
  echo "promtool cannot be installed: this script needs apt-get (Debian, Ubuntu). The tests of the alert rules are skipped." >&2
  exit 0
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download prometheus >/dev/null 2>&1 || { apt-get update -qq && apt-get download prometheus; }
dpkg-deb --extract prometheus_*.deb .
install -m 755 usr/bin/promtool "$target/promtool"
promtool --version | head -1

#!/usr/bin/env bash
# Installs the reverse proxies that test/conformance/reverse-proxy.test.ts plays calls through. Without root or apt-get,
# it installs nothing, and those tests are skipped.
set -euo pipefail
packages=()
command -v nginx >/dev/null || packages+=(nginx-light)
command -v caddy >/dev/null || packages+=(caddy)
if [ ${#packages[@]} -eq 0 ]; then
  echo 'nginx and caddy are installed'
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Not installed: ${packages[*]}. Their tests are skipped, because this is not root on Debian." >&2
else
  apt-get update -qq
  for package in "${packages[@]}"; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" ||
      echo "Not installed: $package. Its tests are skipped." >&2
  done
fi

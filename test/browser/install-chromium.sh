#!/usr/bin/env bash
# Installs Debian's Chromium, in which test/browser opens the player page. Without root or apt-get it installs nothing,
# and those tests are skipped. CHROMIUM_PATH names another Chromium.
set -euo pipefail
if [ -n "${CHROMIUM_PATH:-}" ]; then
  echo "Chromium is $CHROMIUM_PATH"
elif command -v chromium >/dev/null; then
  echo 'chromium is installed'
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo 'Not installed: chromium. The tests in a browser are skipped, because this is not root on Debian.' >&2
else
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium ||
    echo 'Not installed: chromium. The tests in a browser are skipped.' >&2
fi

#!/usr/bin/env bash
# Installs Debian's Chromium, in which test/browser opens the pages, and a small font for Hindi, which the pictures of the
# pages need. Without root or apt-get it installs nothing: those tests are skipped, and Hindi is drawn as empty boxes.
# CHROMIUM_PATH names another Chromium.
set -euo pipefail
missing=()
if [ -z "${CHROMIUM_PATH:-}" ] && ! command -v chromium >/dev/null; then missing+=(chromium); fi
if [ -z "$(fc-list :lang=hi 2>/dev/null || true)" ]; then missing+=(fonts-lohit-deva); fi
if [ "${#missing[@]}" -eq 0 ]; then
  echo "Chromium is ${CHROMIUM_PATH:-installed}, with a font for Hindi"
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Not installed: ${missing[*]}, because this is not root on Debian. Tests in a browser need Chromium." >&2
else
  apt-get update -qq || true
  for package in "${missing[@]}"; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" ||
      echo "Not installed: $package. Tests in a browser are skipped without Chromium." >&2
  done
fi

#!/bin/sh
# A Chromium for the browser tests: nothing to do where one is found; Debian's package where this machine may install
# it. Elsewhere the tests that need one are skipped, and say so.
[ -n "$RASHOMON_CHROMIUM" ] && exit 0
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" > /dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium > /dev/null || exit 0
fi

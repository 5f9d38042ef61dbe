#!/bin/sh
# Have a Chromium for the browser tests, from Debian's packages; where that cannot be, say so and let those tests skip.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing chromium (system package) for the browser tests"
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    if apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; then
        exit 0
    fi
fi
echo "no Chromium here and it cannot be installed (as root: apt-get install chromium): the browser tests will be skipped" >&2

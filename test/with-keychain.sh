#!/usr/bin/env bash
# Runs a command with a home folder, a session bus and an unlocked keychain of its own; all are gone afterwards.
set -euo pipefail

if [ -z "${REELDROP_OWN_BUS:-}" ]; then
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  export HOME="$home" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local/share" XDG_CACHE_HOME="$home/.cache"
  export XDG_RUNTIME_DIR="$home/run" REELDROP_OWN_BUS=1
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  dbus-run-session -- "$0" "$@"
  exit
fi

echo -n test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
trap 'kill $keyring 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets 2>/dev/null | grep -q true && break
  sleep 0.1
done
"$@"

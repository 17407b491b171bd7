# For ./try and ./check, which read this file: find cargo, and install what is missing.

# Linux needs a linker and the headers of its sound system; other systems bring theirs.
on_linux() { [ "$(uname -s)" = Linux ]; }

missing=
# need TEST... -- PACKAGE...: where the test fails, the packages are noted as missing.
need() {
  trial=
  while [ "$1" != -- ]; do trial="$trial $1"; shift; done
  shift
  $trial >/dev/null 2>&1 || missing="$missing $*"
}

need_build() {
  on_linux || return 0
  need command -v cc -- gcc libc6-dev
  need command -v pkg-config -- pkg-config
  need pkg-config --exists alsa -- libasound2-dev
}

# Any of the names Chromium goes by.
browser() {
  command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

# Debian keeps it where only root looks.
nginx_there() { command -v nginx || [ -x /usr/sbin/nginx ]; }

# install_missing: installs what was noted; fails, saying what to do, where it cannot.
install_missing() {
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install what Debian calls:$missing" >&2
    echo "(Fedora: gcc alsa-lib-devel pkgconf pulseaudio pulseaudio-utils chromium playerctl python3-dbusmock nginx; Arch: gcc alsa-lib pkgconf pulseaudio libpulse chromium playerctl python-dbusmock nginx)" >&2
    return 1
  fi
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Please install as root: apt-get install$missing" >&2
      return 1
    fi
    as_root=sudo
  fi
  echo "Installing$missing" >&2
  log=$(mktemp)
  if { $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    rm -f "$log"
    missing=
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

need_cargo() {
  if ! command -v cargo >/dev/null 2>&1; then
    PATH="${CARGO_HOME:-${HOME:-/root}/.cargo}/bin:$PATH"
    export PATH
  fi
  if ! command -v cargo >/dev/null 2>&1; then
    echo "balm is built with Rust, which was not found. It comes from https://rustup.rs" >&2
    return 1
  fi
}

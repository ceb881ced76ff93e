# What scripts/run and scripts/test share. Sourced, not run; bash.

PROJECT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$PROJECT/.venv"

say() { printf '%s\n' "$*" >&2; }

# --- system packages ----------------------------------------------------------

# Prints the Debian packages that hold the shared libraries which are missing.
missing_packages() {
    "$VENV/bin/python" "$PROJECT/scripts/missing_packages.py" "$@"
}

# How to become root for apt-get, where that needs no password; fails elsewhere.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

# Installs Debian packages where it may; else names the one line to type.
install_packages() {
    local line="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        say "Missing system libraries; on Debian they are the packages: $*"
        return 1
    fi
    say "Installing system packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
    # shellcheck disable=SC2086 # the line is words
    if ! as_root env DEBIAN_FRONTEND=noninteractive $line -qq >&2; then
        say "They could not be installed from here. Please type:"
        say "    sudo $line"
        return 1
    fi
}

# --- Python ---------------------------------------------------------------------

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null && "$name" -c \
            'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed and was not found."
    return 1
}

make_venv() {
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
    local python version
    python="$(find_python)"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
        install_packages "python$version-venv"
    fi
    say "Making the environment in .venv"
    "$python" -m venv --clear "$VENV"
}

# One line that changes when what is to be installed changes.
fingerprint() {
    cat "$PROJECT/pyproject.toml" "$PROJECT/constraints.txt" | cksum
    printf '%s\n' "$PROJECT"
}

# install_into_venv STAMP REQUIREMENT: installs the checkout, unless it is there.
install_into_venv() {
    local stamp="$VENV/.$1" requirement="$2"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
        return
    fi
    make_venv
    say "Installing Python packages into .venv"
    local pip=("$VENV/bin/python" -m pip install --quiet --disable-pip-version-check
        --no-cache-dir --constraint "$PROJECT/constraints.txt")
    "${pip[@]}" hatchling editables
    "${pip[@]}" --no-build-isolation --editable "$PROJECT$requirement"
    fingerprint >"$stamp"
}

# ensure_libraries STAMP KIND...: looks for shared libraries once for each checkout.
ensure_libraries() {
    local stamp="$VENV/.$1" packages
    shift
    [ -f "$stamp" ] && return
    packages="$(missing_packages "$@")"
    # shellcheck disable=SC2086 # the packages are words
    if [ -z "$packages" ] || install_packages $packages; then
        touch "$stamp"
    fi
}

# What scripts/run and scripts/test share. Sourced, not run; bash.

# Without links: an environment knows its own path and works nowhere else.
PROJECT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
VENV="$PROJECT/.venv"

say() { printf '%s\n' "$*" >&2; }

# --- system packages ----------------------------------------------------------

# missing_packages PYTHON KIND...: the Debian packages of what cannot be loaded.
missing_packages() {
    local python="$1"
    shift
    "$python" "$PROJECT/scripts/missing_packages.py" "$@"
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
        say "Missing from this system; on Debian they are the packages: $*"
        return 1
    fi
    if as_root true; then
        say "Installing system packages: $*"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
        # shellcheck disable=SC2086 # the line is words
        as_root env DEBIAN_FRONTEND=noninteractive $line -qq >&2 && return
    fi
    say "Missing from this system, and not to be installed from here. Please type:"
    if [ "$(id -u)" = 0 ]; then say "    $line"; else say "    sudo $line"; fi
    return 1
}

# ensure_libraries PURPOSE KIND...: looks for them once for each environment, and
# again at every start while something is missing.
ensure_libraries() {
    local stamp="$VENV/.$1-libraries" packages
    shift
    [ -f "$stamp" ] && return
    packages="$(missing_packages "$VENV/bin/python" "$@")" || return
    # shellcheck disable=SC2086 # the packages are words
    if [ -z "$packages" ] || install_packages $packages; then
        touch "$stamp"
    else
        return 1
    fi
}

# --- Python -------------------------------------------------------------------

find_python() {
    local name
    for name in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null && "$name" -c \
            'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed and was not found."
    return 1
}

# Whether .venv works and was made here: the scripts of a moved one name the old place.
has_venv() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 &&
        grep -qsF "$VENV/bin/" "$VENV/bin/pip"
}

# make_venv KIND...: the kinds are named should packages be missing, so that what
# has to be typed is one line for all.
make_venv() {
    has_venv && return
    local python
    python="$(find_python)"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Making the environment in .venv"
        "$python" -m venv --clear "$VENV"
    elif "$python" -c 'import pip, venv' 2>/dev/null; then
        # Debian keeps ensurepip in a package of its own; a pip of the system will do.
        say "Making the environment in .venv"
        "$python" -m venv --clear --without-pip "$VENV"
        "$python" -m pip --python "$VENV/bin/python" install --quiet \
            --disable-pip-version-check --no-cache-dir pip
    else
        install_venv_module "$python" "$@"
        say "Making the environment in .venv"
        "$python" -m venv --clear "$VENV"
    fi
}

install_venv_module() {
    local python="$1" version
    shift
    version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    # shellcheck disable=SC2046 # the packages are words
    install_packages "python$version-venv" $(missing_packages "$python" "$@")
}

# What changes when what is to be installed changes, or the place, or the Python.
fingerprint() {
    cat "$PROJECT/pyproject.toml" "$PROJECT/constraints.txt" | cksum
    printf '%s\n' "$PROJECT"
    readlink -f "$VENV/bin/python"
}

# is_installed PURPOSE...: whether what one of them needs is there, as of today's files.
is_installed() {
    local purpose now
    [ -x "$VENV/bin/python" ] || return
    now="$(fingerprint)"
    for purpose in "$@"; do
        [ "$(cat "$VENV/.$purpose-stamp" 2>/dev/null)" = "$now" ] && return
    done
    return 1
}

# install_into_venv PURPOSE REQUIREMENT KIND...: installs the checkout, unless it is
# there. What the tests need holds what the program needs.
install_into_venv() {
    local purpose="$1" requirement="$2"
    shift 2
    is_installed "$purpose" test && return
    make_venv "$@"
    say "Installing Python packages into .venv"
    local pip=("$VENV/bin/python" -m pip install --quiet --disable-pip-version-check
        --no-cache-dir --constraint "$PROJECT/constraints.txt")
    "${pip[@]}" hatchling editables
    "${pip[@]}" --no-build-isolation --editable "$PROJECT$requirement"
    fingerprint >"$VENV/.$purpose-stamp"
}

# --- Node ---------------------------------------------------------------------

# install_node_packages NAME@VERSION...: what tests ask of Node, into .venv; without npm
# those tests are skipped. One short try: npm would go on for more than a minute where
# there is no network.
install_node_packages() {
    local package wanted=()
    export ROSS_NODE_MODULES="$VENV/share/node/node_modules"
    for package in "$@"; do
        [ -d "$ROSS_NODE_MODULES/${package%@*}" ] || wanted+=("$package")
    done
    [ ${#wanted[@]} = 0 ] || ! command -v npm >/dev/null && return
    say "Installing into .venv: ${wanted[*]}"
    npm install --prefix "$VENV/share/node" --silent --no-audit --no-fund \
        --fetch-retries=0 --fetch-timeout=30000 "${wanted[@]}" ||
        say "They could not be had; their tests are skipped."
}

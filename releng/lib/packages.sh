# Debian packages. Sourced, not run.

# stop_services NAME...: tests start their own servers on free ports; what a package started by itself would only be in the way.
stop_services() {
    local name
    for name in "$@"; do
        [ "$name" = orthanc ] || continue
        if command -v service > /dev/null; then
            "${become[@]}" service orthanc stop >> "$LOGS/packages.log" 2>&1 || true
        fi
    done
}

# need_packages NAME...: installs those that are missing, or prints the one line that does.
need_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local install=(apt-get install -y --no-install-recommends "${missing[@]}")
    local become=()
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo > /dev/null && sudo -n true 2>/dev/null; then
            become=(sudo)
        else
            fail "These packages are missing; install them with this line, then start again:
    sudo ${install[*]}"
        fi
    fi
    command -v apt-get > /dev/null || fail "These Debian packages are missing and there is no apt-get: ${missing[*]}"
    say "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # The lists of a fresh machine may be empty or old: ask for new ones only then.
    if ! "${become[@]}" "${install[@]}" > "$LOGS/packages.log" 2>&1; then
        quietly package-lists "${become[@]}" apt-get update
        quietly packages "${become[@]}" "${install[@]}"
    fi
    stop_services "${missing[@]}"
}

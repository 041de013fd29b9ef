# What all scripts share: where things are and how they speak. Sourced, not run.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/lodestone
LOGS=$ROOT/target/logs
PRODUCT=$ROOT/releng/org.lodestone.product/target/products/lodestone/linux/gtk/x86_64
mkdir -p "$CACHE" "$LOGS"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# quietly NAME COMMAND...: runs a command with its output in a log; on failure shows the end of the log.
quietly() {
    local log=$LOGS/$1.log
    shift
    if ! "$@" > "$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "Failed: $*. The whole log is $log."
    fi
}

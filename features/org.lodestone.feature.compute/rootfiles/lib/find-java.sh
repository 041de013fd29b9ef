# Finds a Java of at least the wanted version: JAVA_HOME, then PATH, then the usual install folders. Sourced, not run.

# Prints the major version that the release file of a Java home states, 0 when it has none.
java_major() {
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    printf '%s' "${version:-0}"
}

# find_java VERSION TOOL: prints the home of a Java >= VERSION that has bin/TOOL (java for running, javac for building).
find_java() {
    local wanted=$1 tool=$2 home on_path
    on_path=$(command -v "$tool" 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${JAVA_HOME:-}" "${on_path:-}" "${LODESTONE_HOME:-/nowhere}/jre" \
            /usr/lib/jvm/* /usr/java/* /opt/java* /opt/jdk* /opt/*/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && [ -x "$home/bin/$tool" ] && [ "$(java_major "$home")" -ge "$wanted" ]; then
            printf '%s' "$home"
            return 0
        fi
    done
    return 1
}

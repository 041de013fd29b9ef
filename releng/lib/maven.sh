# Maven 3.9 or newer: from PATH, from the cache, or fetched as an artifact by whatever Maven there is. Sourced, not run.

MAVEN_VERSION=3.9.11

maven_is_new_enough() {
    "$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | {
        read -r major minor && { [ "$major" -gt 3 ] || { [ "$major" = 3 ] && [ "$minor" -ge 9 ]; }; }
    }
}

# find_maven: sets MAVEN.
find_maven() {
    local cached=$CACHE/maven/apache-maven-$MAVEN_VERSION/bin/mvn
    if command -v mvn > /dev/null && maven_is_new_enough mvn; then
        MAVEN=mvn
        return 0
    fi
    if [ ! -f "$cached" ]; then
        command -v mvn > /dev/null || need_packages maven
        say "Fetching Maven $MAVEN_VERSION"
        # From outside the repository: an older Maven fails on the extension that the repository asks for.
        cd "$CACHE"
        quietly maven mvn -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
            -Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin -DoutputDirectory="$CACHE/maven"
        cd "$ROOT"
    fi
    chmod +x "$cached"
    MAVEN=$cached
}

# The site's configuration: one file of lines "name = value". Sourced, not run.

# The first of these that exists counts: LODESTONE_SITE, /etc/lodestone/site.properties, site.properties beside the start script.
site_file() {
    local file
    for file in "${LODESTONE_SITE:-}" /etc/lodestone/site.properties "$LODESTONE_HOME/site.properties"; do
        if [ -n "$file" ] && [ -f "$file" ]; then
            printf '%s' "$file"
            return
        fi
    done
}

LODESTONE_SITE_FILE=$(site_file)

# setting NAME: prints its value, nothing when the site does not set it.
setting() {
    [ -n "$LODESTONE_SITE_FILE" ] || return 0
    sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*\$/\1/p" "$LODESTONE_SITE_FILE" | tail -n 1
}

if [ -z "${JAVA_HOME:-}" ] && [ -n "$LODESTONE_SITE_FILE" ]; then
    site_java=$(setting java.home)
    [ -z "$site_java" ] || export JAVA_HOME=$site_java
fi

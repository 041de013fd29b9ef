# Counts what the test runners reported. Sourced, not run.

# sum_attribute NAME FILE...: adds up an attribute of the test suites.
sum_attribute() {
    local name=$1
    shift
    sed -n 's/.*<testsuite [^>]*[ ]'"$name"'="\([0-9]*\)".*/\1/p' "$@" | awk '{ sum += $1 } END { print sum + 0 }'
}

# report_tests FOLDER: lists failed and skipped tests, ends with the line that counts; fails when a test failed or none ran.
report_tests() {
    local reports=() report
    while IFS= read -r report; do
        reports+=("$report")
    done < <(find "$1" -path '*/target/surefire-reports*/TEST-*.xml' | sort)
    if [ ${#reports[@]} = 0 ]; then
        echo "0 passed, 0 failed, 0 skipped"
        return 1
    fi
    # The attributes of a suite may stand on lines of their own: each report is folded to one line a tag first.
    local folded
    folded=$(mktemp)
    cat "${reports[@]}" | tr '\n' ' ' | sed 's/</\n</g' > "$folded"
    local all failed errors skipped
    all=$(sum_attribute tests "$folded")
    failed=$(sum_attribute failures "$folded")
    errors=$(sum_attribute errors "$folded")
    skipped=$(sum_attribute skipped "$folded")
    awk '/^<testcase / { test = $0 } /^<(failure|error)[ >]/ { print test }' "$folded" \
        | sed 's/.* name="\([^"]*\)".* classname="\([^"]*\)".*/failed: \2 \1/' | sort -u
    # A reason stands in an attribute, or for a failed assumption in the text behind the tag.
    awk '/^<skipped/ { if (match($0, /message="[^"]*"/)) print substr($0, RSTART + 9, RLENGTH - 10); else waiting = 1; next }
        waiting && /^<!\[CDATA\[/ { sub(/^<!\[CDATA\[[A-Za-z0-9.]*: /, ""); sub(/[ \t]+at [a-z].*/, ""); print }
        { waiting = 0 }' "$folded" | sort | uniq -c | sed 's/^ *\([0-9]*\) /skipped \1: /'
    rm -f "$folded"
    failed=$((failed + errors))
    echo "$((all - failed - skipped)) passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] && [ "$all" -gt 0 ]
}

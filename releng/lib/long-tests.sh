# What releng/test --all runs besides. Sourced, not run.

# The tests of the workbench need all its bundles, which Maven cannot tell from what they ask the target platform for.
WITHOUT_OTHER_TESTS='!tests/org.lodestone.compute.tests,!tests/org.lodestone.architecture.tests,!tests/org.lodestone.osgi.tests,'
WITHOUT_OTHER_TESTS+='!tests/org.lodestone.product.tests,!releng/org.lodestone.product,!releng/org.lodestone.validation,'
WITHOUT_OTHER_TESTS+='!features/org.lodestone.feature.validation'

long_tests() {
    local failed=0 code=0
    say "Validating the installed product"
    "$PRODUCT/lodestone" validate --report "$ROOT/target/validation" --suite installation,operational > "$LOGS/validation.log" 2>&1 || failed=1
    tail -n 2 "$LOGS/validation.log"
    say "Driving review and control at 200 %"
    GDK_SCALE=2 xvfb-run -a -s '-screen 0 3200x2000x24' "$MAVEN" -B -f "$ROOT/pom.xml" verify \
        -pl "$WITHOUT_OTHER_TESTS" \
        -Dtest='ReviewTest,DecisionTest,WithoutGlTest,SlicesTest,SceneTest,MoveTargetTest,MeasureTest,ControlTest' -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false > "$LOGS/dense-screen.log" 2>&1 || failed=1
    grep -E '^(\[INFO\] )?Tests run:' "$LOGS/dense-screen.log" | tail -n 1
    say "Testing the Debian package in a fresh root"
    "$ROOT/releng/test-deb" || code=$?
    [ "$code" = 0 ] || [ "$code" = 77 ] || failed=1
    say "Building the products of all platforms"
    if maven package -pl releng/org.lodestone.product -am -DskipTests -Pall-platforms > "$LOGS/platforms.log" 2>&1; then
        "$ROOT/releng/check-platforms" || failed=1
        finish_product
    else
        tail -n 20 "$LOGS/platforms.log" >&2
        failed=1
    fi
    return "$failed"
}

# Set-up and build. Sourced, not run.

. "$ROOT/features/org.lodestone.feature.compute/rootfiles/lib/find-java.sh"
. "$ROOT/releng/lib/packages.sh"
. "$ROOT/releng/lib/maven.sh"
. "$ROOT/releng/lib/atlas.sh"
. "$ROOT/releng/lib/validator.sh"

# What a workbench needs from the system: GTK, software GL, and a font with Chinese characters that reports may embed.
WORKBENCH_PACKAGES=(libgtk-3-0 libgl1 libegl1 libgl1-mesa-dri fonts-droid-fallback)
# What tests need besides: a display of their own and a look at it.
TEST_PACKAGES=("${WORKBENCH_PACKAGES[@]}" xvfb xauth x11-apps imagemagick xdotool)
# The field's own programs that tests run against.
PEER_PACKAGES=(dcm2niix dcmtk dicom3tools orthanc orthanc-dicomweb g++ libopenigtlink-dev openigtlink-examples socat)

# What tests of a site need: a scheduler of one node.
SITE_PACKAGES=(slurm-wlm munge)
# What the start script of Windows is tried with.
WINDOWS_PACKAGES=(wine wine64)

find_jdk() {
    JAVA_HOME=$(find_java 25 javac) || fail "Lodestone is built with a JDK 25 or newer and none was found in JAVA_HOME, on PATH or in \
/usr/lib/jvm, /opt and the like. Install one (Temurin 25 for instance) or point JAVA_HOME to it, then start again."
    export JAVA_HOME
}

# maven ARGUMENTS...: runs Maven on the whole project.
maven() {
    "$MAVEN" -B -f "$ROOT/pom.xml" "$@"
}

product_is_current() {
    [ -x "$PRODUCT/lodestone" ] && [ -f "$PRODUCT/.built" ] && [ -z "$(find "$ROOT/bundles" "$ROOT/features" "$ROOT/targets" "$ROOT/pom.xml" \
        "$ROOT/releng/org.lodestone.product" "$ROOT/releng/org.lodestone.validation" -name target -prune -o -type f -newer "$PRODUCT/.built" -print -quit 2>/dev/null)" ]
}

# add_atlas: puts the templates into the product.
add_atlas() {
    mkdir -p "$PRODUCT/atlas"
    cp -u "$LODESTONE_ATLAS_PACK"/*.nii.gz "$LODESTONE_ATLAS_PACK"/*.txt "$LODESTONE_ATLAS_PACK"/*.lut "$PRODUCT/atlas/" 2>/dev/null || true
    [ -n "$(ls "$PRODUCT/atlas")" ] || cp -R "$LODESTONE_ATLAS_PACK/." "$PRODUCT/atlas/"
}

# finish_product: what Maven does not put into the product.
finish_product() {
    add_atlas
    touch "$PRODUCT/.built"
}

# build_product: makes the product unless it is newer than all it is made of.
build_product() {
    product_is_current && return 0
    find_jdk
    find_maven
    find_atlas
    say "Building Lodestone (a first time fetches its libraries, a few minutes)"
    quietly build maven package -pl releng/org.lodestone.product -am -DskipTests
    finish_product
}

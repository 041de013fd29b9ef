# Bundles of third parties: found, started apart from the product, installed and removed. Sourced, not run.

INSTALLED_BUNDLES=$LODESTONE_HOME/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info
OWN_BUNDLES=$LODESTONE_HOME/lib/own-bundles.txt

# foreign_bundles: prints name,version,... of the bundles that did not come with the product.
foreign_bundles() {
    [ -f "$OWN_BUNDLES" ] && [ -f "$INSTALLED_BUNDLES" ] || return 0
    awk -F, 'NR == FNR { own[$1]; next } /^#/ || NF < 3 { next } !($1 in own) && $1 !~ /^org\.lodestone\./' "$OWN_BUNDLES" "$INSTALLED_BUNDLES"
}

# drop_folder: prints the folder from which bundles come and go while the product runs, where the site names one.
drop_folder() {
    extensions_off || setting extensions.folder
}

# dropped_bundles: prints the jars in that folder; they are in the product as long as they lie there, and not installed.
dropped_bundles() {
    local folder jar
    folder=$(drop_folder)
    [ -n "$folder" ] || return 0
    for jar in "$folder"/*.jar; do
        [ ! -f "$jar" ] || echo "${jar##*/} in the drop folder, not installed"
    done
}

# extensions_there: whether such bundles are installed, wanted or not, or may come while the product runs.
extensions_there() {
    [ -z "$(drop_folder)" ] || return 0
    [ -f "$OWN_BUNDLES" ] && ! cmp -s "$OWN_BUNDLES" "$INSTALLED_BUNDLES" && [ -n "$(foreign_bundles)" ]
}

# extensions_off: whether the site, or LODESTONE_EXTENSIONS=off for this one start, wants the product without any of them.
extensions_off() {
    [ "${LODESTONE_EXTENSIONS:-$(setting extensions)}" = off ]
}

# watch_options: sets the array of options by which bundles come and go while the product runs, and what the site lets in.
watch_options() {
    watch_options=()
    ! extensions_off || return 0
    watch_options=("-Dlodestone.extensions.folder=$(drop_folder)" "-Dlodestone.extensions.disabled=$(setting extensions.disabled)"
        "-Dlodestone.extensions.unsigned=$(setting extensions.unsigned)" "-Dlodestone.extensions.trusted=$(setting extensions.trusted)")
}

extensions_wanted() {
    extensions_there && ! extensions_off
}

# framework JVM_OPTIONS... -- ARGUMENTS...: runs the framework with third parties' bundles waiting one start level above the product, so
# that none can keep it from starting; those that the site disabled are not even known to it.
framework() {
    local options=() folder status=0
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    folder=$(mktemp -d "${TMPDIR:-/tmp}/lodestone-configuration.XXXXXX")
    awk -F, -v OFS=, -v off="$(extensions_off && echo yes || true)" -v disabled="$(setting extensions.disabled)" '
        BEGIN { split(disabled, names, /[ ,]+/); for (i in names) leave[names[i]] }
        NR == FNR { own[$1]; next }
        /^#/ || ($1 in own) || $1 ~ /^org\.lodestone\./ { print; next }
        off == "yes" || ($1 in leave) { next }
        { $4 = 7; $5 = "false"; print }' "$OWN_BUNDLES" "$INSTALLED_BUNDLES" > "$folder/bundles.info"
    "$java_home/bin/java" "${options[@]}" -Dorg.eclipse.equinox.simpleconfigurator.configUrl="file:$folder/bundles.info" \
        -cp "$LODESTONE_HOME"/plugins/org.eclipse.equinox.launcher_*.jar org.eclipse.equinox.launcher.Main \
        -configuration "$folder" "$@" || status=$?
    rm -rf "$folder"
    return "$status"
}

# installed_files: prints what lies in the folders of bundles and features.
installed_files() {
    (cd "$LODESTONE_HOME" && LC_ALL=C && export LC_ALL && find plugins features -mindepth 1 -maxdepth 1 | sort)
}

# installation_tool CLASS ARGUMENTS...: runs a class that looks after this installation, by the class path of its bundle alone.
installation_tool() {
    local jar class=$1
    shift
    jar=$(awk -F, '$1 == "org.lodestone.cli" { print $3 }' "$INSTALLED_BUNDLES")
    "$java_home/bin/java" -XX:TieredStopAtLevel=1 -cp "$LODESTONE_HOME/$jar" "org.lodestone.cli.installation.$class" "$@"
}

# settle before|after: makes what p2 keeps of this installation name this folder. Of a copied or moved one it names where that came from, and p2 would
# write there and clear away that one's bundles.
settle() {
    installation_tool InstalledPlace "$1" "$LODESTONE_HOME"
}

# director ARGUMENTS...: changes the installation. Runs without any bundle of ours, from DIRECTOR_HOME if that is set: what it changes must not be at work. Where the site
# refuses unsigned content or names whom it trusts, only jars are let in that are signed by one of those, or by an authority that Java knows.
# A jar that was changed after it was signed is refused everywhere.
director() {
    local folder log status=0 policy=allow trusted trust=() remembered=$LODESTONE_HOME/p2/org.eclipse.equinox.p2.engine/.settings
    trusted=$(setting extensions.trusted | tr -d ': ' | tr '[:upper:]' '[:lower:]')
    if [ -n "$trusted" ] || [ "$(setting extensions.unsigned)" = refuse ]; then
        policy=fail
        trust=(-trustSignedContentOnly -trustedPGPKeys "" -trustedCertificates "$trusted")
    fi
    settle before || { echo "LS-EXT-015 What p2 keeps in $LODESTONE_HOME/p2 cannot be made to name this folder; nothing was changed. Remedy: work as the user that owns it." >&2; return 1; }
    folder=$(mktemp -d "${TMPDIR:-/tmp}/lodestone-director.XXXXXX")
    log=$folder/director.txt
    awk -F, 'NR == FNR { own[$1]; next } /^#/ || (($1 in own) && $1 !~ /^org\.lodestone\./)' "$OWN_BUNDLES" "$INSTALLED_BUNDLES" > "$folder/bundles.info"
    installed_files > "$folder/before.txt"
    cp "$LODESTONE_HOME/artifacts.xml" "$folder/artifacts.xml"
    [ ! -d "$remembered" ] || cp -R "$remembered" "$folder/remembered"
    "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Djava.awt.headless=true \
        -Declipse.p2.unsignedPolicy="$policy" -Declipse.p2.mirrors=false \
        -Dorg.eclipse.equinox.simpleconfigurator.configUrl="file:$folder/bundles.info" \
        -cp "${DIRECTOR_HOME:-$LODESTONE_HOME}"/plugins/org.eclipse.equinox.launcher_*.jar org.eclipse.equinox.launcher.Main \
        -nosplash -application org.eclipse.equinox.p2.director -configuration "$folder" -data @none \
        -destination "$LODESTONE_HOME" -profile DefaultProfile -bundlepool "$LODESTONE_HOME" ${trust[@]+"${trust[@]}"} "$@" > "$log" 2>&1 || status=$?
    if [ "$status" = 0 ]; then
        grep -E '^(Installing|Uninstalling|Reverting)' "$log" || true
    else
        # p2 leaves what it fetched and then refused: it would use it again unasked, and the class path takes in jars by their names.
        installed_files | LC_ALL=C comm -13 "$folder/before.txt" - | while IFS= read -r refused; do
            rm -rf "${LODESTONE_HOME:?}/$refused"
        done
        cp "$folder/artifacts.xml" "$LODESTONE_HOME/artifacts.xml"
        # It also remembers the repository, and would fetch an older state from there.
        rm -rf "$remembered"
        [ ! -d "$folder/remembered" ] || cp -R "$folder/remembered" "$remembered"
        grep -vE '^[[:space:]]+at |^!(SESSION|ENTRY|SUBENTRY|STACK)|^There were errors' "$log" >&2 || true
    fi
    settle after || status=1
    rm -rf "$folder"
    return "$status"
}

# empty_repository: prints the address of a repository without content. What an older state consists of is on the disk; the director asks
# for some repository all the same.
empty_repository() {
    local folder
    folder=$LODESTONE_HOME/p2/empty-repository
    mkdir -p "$folder"
    printf '%s\n' "<?xml version='1.0' encoding='UTF-8'?>" "<?metadataRepository version='1.1.0'?>" \
        "<repository name='none' type='org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository' version='1'>" \
        "<units size='0'></units></repository>" > "$folder/content.xml"
    printf 'file:%s' "$folder"
}

# installed_of UNIT[,UNIT...]: prints those that are installed as UNIT/VERSION,...
installed_of() {
    foreign_bundles | awk -F, -v units="$1" 'BEGIN { split(units, names, ","); for (i in names) wanted[names[i]] }
        $1 in wanted { printf "%s%s/%s", comma, $1, $2; comma = "," }'
}

extension_help() {
    cat <<'END'
Usage: lodestone extension list
       lodestone extension install REPOSITORY UNIT[,UNIT...]
       lodestone extension update REPOSITORY UNIT[,UNIT...]
       lodestone extension remove UNIT[,UNIT...]
       lodestone extension history
       lodestone extension revert STATE [REPOSITORY]
Bundles of third parties. REPOSITORY is the address of a p2 repository (https:, or file: for a folder), UNIT a bundle or a feature with
.feature.group behind its name. What was installed before can be had back: history lists the states, revert goes to one.
In the site's configuration: extensions = off, extensions.disabled = NAME,NAME, extensions.unsigned = refuse, extensions.trusted =
SHA-256 fingerprints of certificates: only what is signed with one of them is installed.
END
}

extension() {
    local what=${1:-}
    [ $# = 0 ] || shift
    case "$what" in
        list)
            foreign_bundles | awk -F, '{ print $1, $2 }'
            dropped_bundles
            ;;
        install)
            [ $# = 2 ] || { extension_help >&2; exit 2; }
            [ -w "$LODESTONE_HOME/plugins" ] || { echo "LS-EXT-010 $LODESTONE_HOME cannot be written to. Remedy: install as the user that owns it." >&2; exit 3; }
            director -repository "$1" -installIU "$2" || { echo "LS-EXT-011 $2 was not installed; the installation is as it was. Remedy: the lines above say what is missing." >&2; exit 3; }
            ;;
        update)
            [ $# = 2 ] || { extension_help >&2; exit 2; }
            local old
            old=$(installed_of "$2")
            [ -n "$old" ] || { echo "LS-EXT-014 $2 is not installed. Remedy: lodestone extension install." >&2; exit 3; }
            # One step: the old one goes only when the new one is there.
            director -repository "$1" -uninstallIU "$old" -installIU "$2" || { echo "LS-EXT-011 $2 was not updated; the installation is as it was. Remedy: the lines above say what is missing." >&2; exit 3; }
            ;;
        remove)
            [ $# = 1 ] || { extension_help >&2; exit 2; }
            director -uninstallIU "$1" || { echo "LS-EXT-012 $1 was not removed. Remedy: lodestone extension list shows what there is." >&2; exit 3; }
            ;;
        history) ls "$LODESTONE_HOME/p2/org.eclipse.equinox.p2.engine/profileRegistry/DefaultProfile.profile" | sed -n 's/\.profile.*//p' | sort -n ;;
        revert)
            [ $# = 1 ] || [ $# = 2 ] || { extension_help >&2; exit 2; }
            if [ $# = 2 ]; then
                set -- -revert "$1" -repository "$2"
            else
                set -- -revert "$1" -metadataRepository "$(empty_repository)"
            fi
            director "$@" || { echo "LS-EXT-013 State $2 could not be restored. Remedy: lodestone extension history lists the states; name the repository behind the state when its bundles were cleared away." >&2; exit 3; }
            ;;
        --help|-h) extension_help ;;
        *) extension_help >&2; exit 2 ;;
    esac
}

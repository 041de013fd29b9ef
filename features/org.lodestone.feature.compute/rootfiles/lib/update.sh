# The product itself: a newer one is made beside the installation and takes its place when all went well. Sourced, not run.

update_help() {
    cat <<'END'
Usage: lodestone update REPOSITORY
       lodestone update --back
       lodestone update --history
Replaces the product by a newer one from a p2 repository (https:, or file: for a folder) that a key of update.trusted in the site's
configuration signed. Bundles of third parties stay; when one does not fit the newer product nothing is changed. The product before stays
beside the installation, and --back exchanges the two. Close the workbench first.
END
}

# refuse CODE MESSAGE REMEDY
refuse() {
    echo "$1 $2 Remedy: $3" >&2
    exit 3
}

# replaceable: whether another folder may take the place of this installation now.
replaceable() {
    if [ -f "$LODESTONE_HOME/lib/packaged" ]; then
        refuse LS-UPDATE-001 "This Lodestone belongs to a package of the system." "$(cat "$LODESTONE_HOME/lib/packaged")"
    fi
    if [ ! -w "$(dirname "$LODESTONE_HOME")" ] || [ ! -w "$LODESTONE_HOME" ]; then
        refuse LS-UPDATE-001 "$LODESTONE_HOME and the folder it lies in cannot be written to." "work as the user that owns them."
    fi
    # A program that runs would find other bundles than it was started with.
    if ps -A -o args= 2> /dev/null | grep -F -- "$LODESTONE_HOME/plugins/" | grep -v -q -F 'grep -F'; then
        refuse LS-UPDATE-001 "Lodestone is running from $LODESTONE_HOME." "close it first."
    fi
}

# note HOME TEXT: a line of the history, which goes from product to product.
note() {
    printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$2" >> "$1/lib/updates.txt"
}

# exchange NEXT PREVIOUS: NEXT takes the place of the installation, which becomes PREVIOUS. Either stands whole at each moment.
exchange() {
    sync
    mv "$LODESTONE_HOME" "$2" || return 1
    mv "$1" "$LODESTONE_HOME" || { mv "$2" "$LODESTONE_HOME"; return 1; }
}

# renewed REPOSITORY NEXT: puts the product of a verified repository into a copy of this installation. p2 runs from here and works there.
renewed() (
    DIRECTOR_HOME=$LODESTONE_HOME
    LODESTONE_HOME=$2
    . "$DIRECTOR_HOME/lib/extensions.sh"
    foreign=$(foreign_bundles | cut -d, -f1)
    director -repository "file:$1/" -uninstallIU lodestone -installIU lodestone > /dev/null || return 1
    # shellcheck disable=SC2086
    installation_tool OwnBundles "$LODESTONE_HOME" $foreign || return 1
    # The states before would bring the old product back half; the way back is the folder beside.
    installation_tool InstalledPlace new "$LODESTONE_HOME"
)

update() {
    case "${1:-}" in
        --help|-h) update_help; return ;;
        --history) [ ! -f "$LODESTONE_HOME/lib/updates.txt" ] || cat "$LODESTONE_HOME/lib/updates.txt"; return ;;
        --back) go_back; return ;;
        ''|-*) update_help >&2; exit 2 ;;
    esac
    [ $# = 1 ] || { update_help >&2; exit 2; }
    local trusted work said status=0 from to signer next=$LODESTONE_HOME.next
    replaceable
    trusted=$(setting update.trusted)
    [ -n "$trusted" ] || refuse LS-UPDATE-002 "No key of a release is trusted here." \
        "write the SHA-256 fingerprint that the release's makers publish into the site's configuration, as update.trusted."
    work=$(mktemp -d "${TMPDIR:-/tmp}/lodestone-update.XXXXXX")
    mkdir "$work/repository"
    said=$(installation_tool ProductUpdate "$1" "$work/repository" "$trusted" "$LODESTONE_HOME") || status=$?
    if [ "$status" != 0 ]; then
        rm -rf "$work"
        [ "$status" = 10 ] || exit 3
        echo "Lodestone ${said%% *} is installed already."
        return
    fi
    read -r from to signer <<< "$said"
    rm -rf "$next"
    if ! cp -a "$LODESTONE_HOME" "$next" || ! renewed "$work/repository" "$next"; then
        rm -rf "$next" "$work"
        refuse LS-UPDATE-007 "Lodestone $to was not installed; the installation is as it was." \
            "the lines above say what is missing; remove a bundle of third parties that does not fit, or wait for its update."
    fi
    if ! "$next/lodestone" version > "$work/check.txt" 2>&1 \
            || ! "$next/lodestone" validate --report "$work/check" --only @LS-REQ-INS-001 >> "$work/check.txt" 2>&1; then
        cat "$work/check.txt" >&2
        rm -rf "$next" "$work"
        refuse LS-UPDATE-008 "Lodestone $to does not start here; the installation is as it was." "the lines above say why; it may need a newer Java."
    fi
    note "$next" "$from to $to from $1 signed by $signer"
    rm -rf "$LODESTONE_HOME.previous" "$work"
    exchange "$next" "$LODESTONE_HOME.previous" || refuse LS-UPDATE-007 "The newer product could not take its place." "it lies in $next; look who owns the folder."
    echo "Lodestone $to is installed. Lodestone $from lies in $LODESTONE_HOME.previous: lodestone update --back. Validate before it is used: lodestone validate --report DIR"
}

go_back() {
    local previous=$LODESTONE_HOME.previous
    [ -x "$previous/lodestone" ] || refuse LS-UPDATE-009 "There is no product from before an update." "unpack the version wanted beside this one."
    replaceable
    # What the site set in the meantime stays.
    [ ! -f "$LODESTONE_HOME/site.properties" ] || cp -p "$LODESTONE_HOME/site.properties" "$previous/"
    cp -p "$LODESTONE_HOME/lib/updates.txt" "$previous/lib/updates.txt"
    note "$previous" "went back"
    rm -rf "$LODESTONE_HOME.next"
    exchange "$previous" "$LODESTONE_HOME.next" || refuse LS-UPDATE-007 "The product before could not take its place." "it lies in $previous; look who owns the folder."
    mv "$LODESTONE_HOME.next" "$previous"
    "$LODESTONE_HOME/lodestone" version
}

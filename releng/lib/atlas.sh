# Templates and atlases: Debian's package mricron-data, unpacked into the cache; needs no root. Sourced, not run.

# find_atlas: sets LODESTONE_ATLAS_PACK to the folder of the templates.
find_atlas() {
    local folder=$CACHE/mricron-data/usr/share/mricron/templates
    if [ -n "${LODESTONE_ATLAS_PACK:-}" ]; then
        [ -d "$LODESTONE_ATLAS_PACK" ] || fail "LODESTONE_ATLAS_PACK is not a folder: $LODESTONE_ATLAS_PACK"
    elif [ -f /usr/share/mricron/templates/ch2.nii.gz ]; then
        LODESTONE_ATLAS_PACK=/usr/share/mricron/templates
    else
        [ -f "$folder/ch2.nii.gz" ] || fetch_atlas
        LODESTONE_ATLAS_PACK=$folder
    fi
    export LODESTONE_ATLAS_PACK
}

fetch_atlas() {
    say "Fetching templates and atlases (mricron-data)"
    local work
    work=$(mktemp -d "$CACHE/fetch.XXXXXX")
    # As root apt would warn that its own user cannot write there.
    chmod 755 "$work"
    if ! (cd "$work" && apt-get download mricron-data > "$LOGS/atlas.log" 2>&1); then
        need_packages mricron-data
        rm -rf "$work"
        LODESTONE_ATLAS_PACK=/usr/share/mricron/templates
        mkdir -p "$CACHE/mricron-data/usr/share/mricron"
        ln -sfn /usr/share/mricron/templates "$CACHE/mricron-data/usr/share/mricron/templates"
        return 0
    fi
    quietly atlas dpkg-deb -x "$work"/mricron-data_*.deb "$work/unpacked"
    rm -rf "$CACHE/mricron-data"
    mv "$work/unpacked" "$CACHE/mricron-data"
    rm -rf "$work"
}

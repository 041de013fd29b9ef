# The validator of BIDS datasets that tests run on what the product writes: a pinned npm package in the cache. Sourced, not run.

VALIDATOR_VERSION=1.15.0

# find_validator: sets LODESTONE_BIDS_VALIDATOR to the program; without npm and the right to install it tests say why they skip.
find_validator() {
    local folder=$CACHE/bids-validator-$VALIDATOR_VERSION
    if [ ! -x "$folder/node_modules/.bin/bids-validator" ]; then
        command -v npm > /dev/null || need_packages nodejs npm
        say "Fetching bids-validator $VALIDATOR_VERSION"
        rm -rf "$folder.part"
        mkdir -p "$folder.part"
        # A plain program: no script of any package needs to run.
        if ! npm install --prefix "$folder.part" --no-audit --no-fund --ignore-scripts --loglevel=error \
            "bids-validator@$VALIDATOR_VERSION" > "$LOGS/validator.log" 2>&1; then
            say "bids-validator could not be fetched; its test is skipped. The log is $LOGS/validator.log."
            rm -rf "$folder.part"
            return 0
        fi
        # Its web page and the tools it is built with are most of what came.
        rm -rf "$folder.part"/node_modules/{next,@next,lerna,@lerna,nx,@nx,typescript,@octokit,rxjs}
        rm -rf "$folder"
        mv "$folder.part" "$folder"
    fi
    LODESTONE_BIDS_VALIDATOR=$folder/node_modules/.bin/bids-validator
    export LODESTONE_BIDS_VALIDATOR
}

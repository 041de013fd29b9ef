package org.lodestone.study.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie in a store.
 *
 * @param root the BIDS dataset
 */
record StoreLayout(Path root) {

    /** Folder of what is not BIDS. */
    static final String OWN = ".lodestone";

    StoreLayout {
        root = root.toAbsolutePath().normalize();
    }

    Path own() {
        return root.resolve(OWN);
    }

    Path database() {
        return own().resolve("store.sqlite");
    }

    Path lock() {
        return own().resolve("lock");
    }

    /** What is on its way in; on the same file system as its place, so that it moves there in one step. */
    Path staging() {
        return own().resolve("staging");
    }

    boolean isStore() {
        return Files.isDirectory(own());
    }

    /** @return a path below the root as the index writes it */
    String relative(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}

package org.lodestone.study.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.study.JsonFile;

/** Results that a job left inside a store get into its index and trail. */
public final class StoreResults {

    private StoreResults() {
    }

    /**
     * @param dataset what the job worked on
     * @param folder where its results are now
     * @param action what was done, {@code run}
     * @param subject what it was done to, {@code sub-01}
     * @param softwareVersion of the product
     * @return a warning when they should have been taken in and could not; nothing happens when the dataset is no store or the results lie
     *     outside of it
     */
    public static Optional<Finding> keep(Path dataset, Path folder, String action, String subject, String softwareVersion) {
        StoreLayout layout = new StoreLayout(dataset);
        if (!layout.isStore() || !folder.toAbsolutePath().normalize().startsWith(layout.root())) {
            return Optional.empty();
        }
        ObjectNode details = JsonFile.object().put("software", "Lodestone " + softwareVersion);
        try (CaseStore store = CaseStore.open(dataset, CaseStore.account())) {
            if (!store.isWritable()) {
                return Optional.of(Finding.warning("LS-STORE-008", "The results in " + folder + " are not in the index of the store: "
                        + store.findings().getFirst().message(), "Close the other program and run again.").with("file", folder));
            }
            store.adoptFolder(action, subject, folder, details);
            return Optional.empty();
        }
    }
}

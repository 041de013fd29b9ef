package org.lodestone.study.intake;

import java.util.Optional;

/**
 * Where a scan goes in the dataset.
 *
 * @param label participant
 * @param session when there are sessions
 * @param folder {@code anat}, {@code func}, {@code fmap}, {@code dwi}
 * @param entities between session and suffix, each with its underscore: {@code _task-rest_run-1}; empty for none
 * @param suffix {@code T1w}, {@code bold}
 */
record BidsPlace(String label, Optional<String> session, String folder, String entities, String suffix) {

    /** @return folder and file name up to the suffix, {@code sub-01/anat/sub-01} */
    String prefix() {
        String head = "sub-" + label + session.map(ses -> "/ses-" + ses).orElse("") + "/" + folder + "/";
        return head + "sub-" + label + session.map(ses -> "_ses-" + ses).orElse("") + entities;
    }

    /** @return the path without its ending */
    String path() {
        return prefix() + "_" + suffix;
    }

    /** @return the file name without its ending */
    String stem() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    BidsPlace withEntity(String entity) {
        return new BidsPlace(label, session, folder, entities + "_" + entity, suffix);
    }

    BidsPlace withSuffix(String other) {
        return new BidsPlace(label, session, folder, entities, other);
    }
}

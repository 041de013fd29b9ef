package org.lodestone.pipeline.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.study.bids.BidsName;
import org.lodestone.study.bids.BidsScan;

/**
 * One functional run as it lies on disk.
 *
 * @param echoes its images, the shortest echo first; one unless it was scanned with several
 * @param confounds table that belongs to a prepared run
 * @param fieldMaps images of the scanner's field that are meant for it
 */
record RunSource(List<BidsScan> echoes, Optional<Path> confounds, List<BidsScan> fieldMaps) {

    RunSource {
        echoes = List.copyOf(echoes);
        fieldMaps = List.copyOf(fieldMaps);
    }

    /** @return the image that stands for the run where one is enough: motion, slice times */
    BidsScan scan() {
        return echoes.getFirst();
    }

    /** @return what its results are called: the entities of its name without echo, space and description */
    String prefix() {
        Map<String, String> entities = new LinkedHashMap<>(scan().name().entities());
        entities.keySet().removeAll(List.of("echo", "space", "res", "desc"));
        return new BidsName(entities, "bold", ".nii.gz").entityPrefix();
    }

    /** @return true when the run was brought into the T1w space by another program */
    boolean isPrepared() {
        return scan().name().entity("desc").orElse("").equals("preproc");
    }
}

package org.lodestone.method.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.plan.TargetPlan;

/**
 * What to hand over, and where to.
 *
 * @param plan the targets
 * @param scan the structural scan they lie in; formats that need it refuse without
 * @param attachments files that go along
 * @param folder where files are written; exists
 * @param baseName of the files, without extension
 */
public record ExportRequest(TargetPlan plan, Optional<ReferenceScan> scan, List<Attachment> attachments, Path folder, String baseName) {

    /** Checks the name and copies the list. */
    public ExportRequest {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(scan, "scan");
        Objects.requireNonNull(folder, "folder");
        attachments = List.copyOf(attachments);
        if (!baseName.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("base name " + baseName);
        }
    }

    /** @return the same request with another folder */
    public ExportRequest into(Path other) {
        return new ExportRequest(plan, scan, attachments, other, baseName);
    }

    /** @return the paths of all attachments of a kind */
    public List<Path> attached(Attachment.Kind kind) {
        return attachments.stream().filter(a -> a.kind() == kind).map(Attachment::path).toList();
    }
}

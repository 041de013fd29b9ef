package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Staging;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.Attachment;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.TargetExporter;

/** Targets as an RT structure set that planning systems and viewers lay over the structural scan. */
public final class StructureSetExporter implements TargetExporter {

    static final String CLASS_UID = "1.2.840.10008.5.1.4.1.1.481.3";
    private static final int LABEL = 0x30060002;
    private static final int NAME = 0x30060004;
    private static final int DESCRIPTION = 0x30060006;
    private static final int DATE = 0x30060008;
    private static final int TIME = 0x30060009;
    private static final int FRAMES_REFERENCED = 0x30060010;
    private static final int STUDIES_REFERENCED = 0x30060012;
    private static final int SERIES_REFERENCED = 0x30060014;
    private static final int CONTOUR_IMAGES = 0x30060016;
    private static final int ROIS = 0x30060020;
    private static final int ROI_CONTOURS = 0x30060039;
    private static final int OBSERVATIONS = 0x30060080;
    private static final int POSITION_REFERENCE = 0x00201040;
    private static final int OPERATORS = 0x00081070;
    private static final int APPROVAL = 0x300e0002;
    private static final int REVIEW_DATE = 0x300e0004;
    private static final int REVIEW_TIME = 0x300e0005;
    private static final int REVIEWER = 0x300e0008;
    private static final String COORDINATES = "LPS+ millimetres in the frame of reference of the DICOM series; no coil";
    private static final String STUDY_CLASS = "1.2.840.10008.3.1.2.3.1";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.structure-set", "1", "DICOM RT structure set",
                "Targets as regions over the DICOM series of the structural scan.", "DICOM PS3.3, A.19");
    }

    @Override
    public FormatInfo format() {
        return new FormatInfo("dicom-rtss", "DICOM RT structure set", ".dcm", COORDINATES, Set.of(PositionKind.TARGET, PositionKind.SCALP));
    }

    @Override
    public List<Finding> check(ExportRequest request, Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        if (request.attached(Attachment.Kind.DICOM_SERIES).size() != 1 || request.scan().isEmpty()) {
            findings.add(Finding.error("LS-DICOM-030", "A structure set needs the DICOM series of the structural scan and the scan itself.",
                    "Give the folder of the series (--dicom) and the scan (--t1)."));
        }
        return findings;
    }

    @Override
    public Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
        try {
            Path folder = request.attached(Attachment.Kind.DICOM_SERIES).getFirst();
            SourceSeries source = SourceSeries.read(folder, execution.progress());
            source.demandSameSpace(request.scan().orElseThrow().grid(), folder);
            return Outcome.done(List.of(NewInstance.write(structures(request, source), request, "_rtss")));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException e) {
            return Outcome.refused(Staging.unwritable(request.folder(), e).findings());
        }
    }

    private static DataSetBuilder structures(ExportRequest request, SourceSeries source) {
        TargetPlan plan = request.plan();
        StructureSet set = new StructureSet(source, plan);
        DataSetBuilder builder = NewInstance.begin(request, Optional.of(source), CLASS_UID, "RTSTRUCT", 9101, 1, "TMS targets",
                new byte[0]);
        builder.text(Tags.FRAME_UID, source.first().text(Tags.FRAME_UID)).text(POSITION_REFERENCE, "").text(OPERATORS, "")
                .text(LABEL, "TMS targets").text(NAME, plan.simulated() ? "SIMULATED PATIENT" : "TMS targets")
                .text(DESCRIPTION, plan.statement() + " " + COORDINATES).text(DATE, NewInstance.date(plan)).text(TIME, NewInstance.time(plan))
                .sequence(FRAMES_REFERENCED, frame(source)).sequence(ROIS, set.rois().toArray(DataSet[]::new))
                .sequence(ROI_CONTOURS, set.contours().toArray(DataSet[]::new))
                .sequence(OBSERVATIONS, set.observations().toArray(DataSet[]::new));
        builder.text(APPROVAL, plan.approval().isPresent() ? "APPROVED" : "UNAPPROVED");
        plan.approval().map(Approval::user).ifPresent(user -> builder.text(REVIEW_DATE, NewInstance.date(plan))
                .text(REVIEW_TIME, NewInstance.time(plan)).text(REVIEWER, user));
        return builder;
    }

    private static DataSet frame(SourceSeries source) {
        DataSet[] images = source.slices().stream().map(s -> new SourceSlice(s.classUid(), s.instanceUid(), 0, s.originLps(), s.along(),
                s.down(), s.alongMm(), s.downMm(), s.columns(), s.rows())).map(StructureSet::reference)
                .collect(java.util.stream.Collectors.toMap(d -> d.text(Tags.REFERENCED_INSTANCE_UID), d -> d, (a, _) -> a,
                        java.util.LinkedHashMap::new)).values().toArray(DataSet[]::new);
        DataSet series = new DataSetBuilder().text(Tags.SERIES_UID, source.first().text(Tags.SERIES_UID)).sequence(CONTOUR_IMAGES,
                images).build();
        DataSet study = new DataSetBuilder().text(Tags.REFERENCED_CLASS_UID, STUDY_CLASS)
                .text(Tags.REFERENCED_INSTANCE_UID, source.first().text(Tags.STUDY_UID)).sequence(SERIES_REFERENCED, series).build();
        return new DataSetBuilder().text(Tags.FRAME_UID, source.first().text(Tags.FRAME_UID)).sequence(STUDIES_REFERENCED, study).build();
    }
}

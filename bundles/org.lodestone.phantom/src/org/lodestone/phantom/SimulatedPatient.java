package org.lodestone.phantom;

import java.util.SplittableRandom;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.phantom.anatomy.CoilSensitivity;
import org.lodestone.phantom.anatomy.EchoPlanarContrast;
import org.lodestone.phantom.anatomy.HeadPose;
import org.lodestone.phantom.anatomy.PatientToTemplate;
import org.lodestone.phantom.anatomy.ScanGrids;
import org.lodestone.phantom.anatomy.SmoothDeformation;
import org.lodestone.phantom.anatomy.StructuralScan;
import org.lodestone.phantom.anatomy.TissueContrast;
import org.lodestone.phantom.run.BackgroundField;
import org.lodestone.phantom.run.BrainMaps;
import org.lodestone.phantom.run.GreyMatterSites;
import org.lodestone.phantom.run.MotionTrace;
import org.lodestone.phantom.run.RestingBrain;
import org.lodestone.phantom.run.RunSynthesis;
import org.lodestone.phantom.run.SliceSchedule;
import org.lodestone.phantom.run.TimeCourses;

/**
 * Everything there is to know about a simulated patient before he is scanned. Immutable.
 *
 * @param template he was made from
 * @param contrast of the template's image
 * @param protocol of the scans
 * @param random streams of the simulation
 * @param nativeToTemplate where each of his points comes from in the template
 * @param boldToT1w how his head lies at the first volume of the run against the structural scan
 * @param t1wGrid voxels of the structural scan
 * @param boldGrid voxels of the run
 * @param motion of his head over the run, from the first volume
 * @param slices when each slice is excited
 * @param brain his networks
 * @param courses what they, his body and the scanner do over time
 */
public record SimulatedPatient(
        Template template,
        TissueContrast contrast,
        ScanProtocol protocol,
        RandomStreams random,
        PatientToTemplate nativeToTemplate,
        AffineTransform boldToT1w,
        Grid t1wGrid,
        Grid boldGrid,
        HeadMotion motion,
        SliceSchedule slices,
        RestingBrain brain,
        TimeCourses courses) {

    private static final HeadPose POSE =
            new HeadPose(new Vec3(6, -4, 8), new Vec3(7, -11, 5), new Vec3(1.035, 0.965, 1.04), Vec3.ZERO);
    private static final int DEFORMATION_MODES = 6;
    private static final double DEFORMATION_MM = 2.8;
    private static final double GREY_INTENSITY = 900;
    private static final double MINIMUM_DECOY_DISTANCE_MM = 18;

    /**
     * Draws a patient.
     *
     * @param template to make him from
     * @param label participant label without {@code sub-}
     * @param protocol of the scans
     * @param random streams of the simulation
     * @param amplitude of the network signals as a share of the grey matter's mean
     * @param execution threads and cancellation
     * @return the patient
     */
    public static SimulatedPatient draw(
            Template template, String label, ScanProtocol protocol, RandomStreams random, double amplitude, Execution execution) {
        TissueContrast contrast = TissueContrast.of(template);
        Frame t1w = Frame.t1w("sub-" + label);
        Frame bold = Frame.bold("sub-" + label + "_task-rest");
        Frame atlas = template.head().grid().frame();
        SmoothDeformation deformation =
                SmoothDeformation.random(random.stream("deformation"), DEFORMATION_MODES, DEFORMATION_MM);
        HeadPose pose = POSE.varied(random.stream("pose"), 0.7, 1);
        PatientToTemplate nativeToTemplate = new PatientToTemplate(t1w, atlas, pose.toAffine().inverse(), deformation);
        SpatialTransform templateToNative = nativeToTemplate.inverse();

        Vec3 headCentre = templateToNative.apply(template.head().grid().centreMm());
        HeadPose between = new HeadPose(new Vec3(2, -1.5, 3), new Vec3(3, -4, 2.5), HeadPose.SAME_SIZE, headCentre);
        AffineTransform boldToT1w =
                new AffineTransform(bold, t1w, between.varied(random.stream("pose between scans"), 0.3, 0.5).toAffine());

        Grid t1wGrid = ScanGrids.structural(protocol, templateToNative, template.head().grid(), t1w);
        Grid boldGrid = ScanGrids.functional(protocol, templateToNative.then(boldToT1w.inverse()), template.brain(), bold);
        RestingBrain brain = drawBrain(template, contrast, random.stream("sites"), amplitude, execution);
        TimeCourses courses = TimeCourses.random(random, brain.networks().size(), protocol.durationSeconds());
        HeadMotion motion = MotionTrace.random(random.stream("motion"), courses.breath(), bold, boldGrid.centreMm(),
                protocol.volumes(), protocol.trSeconds());
        SliceSchedule slices = SliceSchedule.interleaved(boldGrid.nz(), protocol.trSeconds());
        return new SimulatedPatient(template, contrast, protocol, random, nativeToTemplate, boldToT1w, t1wGrid, boldGrid, motion,
                slices, brain, courses);
    }

    private static RestingBrain drawBrain(
            Template template, TissueContrast contrast, SplittableRandom random, double amplitude, Execution execution) {
        float[] head = template.head().toFloats();
        float[] grey = new float[head.length];
        for (int v : template.brain().indices()) {
            grey[v] = (float) contrast.greyShare(head[v]);
        }
        GreyMatterSites sites = new GreyMatterSites(Smoothing.gaussian(Volume.of(template.head().grid(), grey), 7, execution));
        Vec3 peak = sites.draw(RestingBrain.PEAK_NEIGHBOURHOOD, 8, random);
        Vec3 decoy = sites.draw(RestingBrain.DECOY_NEIGHBOURHOOD, 8, random);
        if (decoy.distance(peak) < MINIMUM_DECOY_DISTANCE_MM) {
            decoy = RestingBrain.DECOY_NEIGHBOURHOOD;
        }
        Vec3 driver = sites.draw(RestingBrain.DRIVER_NEIGHBOURHOOD, 5, random);
        Vec3 driven = sites.draw(RestingBrain.DRIVEN_NEIGHBOURHOOD, 5, random);
        return RestingBrain.with(peak, decoy, driver, driven, amplitude);
    }

    /** @return the planted anticorrelated peak in the T1w space */
    public FramePoint peak() {
        return nativeToTemplate.inverse().apply(new FramePoint(nativeToTemplate.to(), brain.peak()));
    }

    /**
     * @param execution threads and cancellation
     * @return his structural scan
     */
    public Volume scanStructure(Execution execution) {
        return StructuralScan.usual().scan(template.head(), contrast, nativeToTemplate, t1wGrid, random, execution);
    }

    /**
     * His brain at rest as maps in the run's reference position.
     *
     * @param execution threads and cancellation
     * @return the maps
     */
    public BrainMaps maps(Execution execution) {
        Vec3 edge = protocol.boldSpacingMm();
        double pointSpreadMm = 0.9 * Math.cbrt(edge.x() * edge.y() * edge.z());
        EchoPlanarContrast signals = EchoPlanarContrast.of(template, contrast, pointSpreadMm, execution);
        // Two voxels around the run's box, so that a moved head stays inside.
        Grid padded = new Grid(boldGrid.nx() + 4, boldGrid.ny() + 4, boldGrid.nz() + 4,
                boldGrid.voxelToWorld().times(org.lodestone.core.Affine.translation(new Vec3(-2, -2, -2))), boldGrid.frame());
        return BrainMaps.lay(signals, brain, padded.withSpacing(protocol.mapSpacingMm()), boldToT1w.then(nativeToTemplate), execution);
    }

    /**
     * His functional run.
     *
     * @param thermalSnr grey matter's mean over the standard deviation of the thermal noise; infinite for none
     * @param execution threads, progress and cancellation
     * @return the run as a scanner stores it
     */
    public Series scanFunction(double thermalSnr, Execution execution) {
        BrainMaps maps = maps(execution);
        BackgroundField background = BackgroundField.random(random, maps.grid(), protocol.volumes(), execution);
        CoilSensitivity coil = CoilSensitivity.random(random.stream("functional coil"), boldGrid, 0.12);
        return new RunSynthesis(maps, courses, background, motion, slices, coil, GREY_INTENSITY, thermalSnr)
                .scan(boldGrid, protocol.trSeconds(), random, execution);
    }
}

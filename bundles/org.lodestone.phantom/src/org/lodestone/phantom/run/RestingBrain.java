package org.lodestone.phantom.run;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.phantom.run.Network.Focus;
import org.lodestone.phantom.run.Network.Shape;

/**
 * The networks of the simulated brain at rest. The first one is the subgenual cingulate's, with the planted anticorrelated peak and a
 * weaker decoy in the left dorsolateral prefrontal cortex (Fox 2012); the others are there to be told apart from it.
 *
 * <p>The last two networks are one place each: the right anterior insula, and a place in the left dorsolateral prefrontal cortex, half
 * of whose signal follows it {@link TimeCourses#DIRECTED_LAG_SECONDS} later. That is the planted directed coupling.
 *
 * @param networks subgenual first, the driving and the driven place last
 * @param peak middle of the planted peak, template mm
 * @param decoy middle of the weaker one
 * @param driver middle of the driving place
 * @param driven middle of the driven one
 */
public record RestingBrain(List<Network> networks, Vec3 peak, Vec3 decoy, Vec3 driver, Vec3 driven) {

    /** Where the planted peak is looked for: left dorsolateral prefrontal cortex (area 46), template mm. */
    public static final Vec3 PEAK_NEIGHBOURHOOD = new Vec3(-40, 40, 28);

    /** Where the decoy is looked for: left middle frontal gyrus further back, template mm. */
    public static final Vec3 DECOY_NEIGHBOURHOOD = new Vec3(-36, 18, 48);

    /** Seed region of Fox 2012, and its mirror image; template mm. */
    public static final Vec3 SUBGENUAL = new Vec3(6, 16, -10);

    /** Where the driving place is looked for: right anterior insula (Sridharan 2008), template mm. */
    public static final Vec3 DRIVER_NEIGHBOURHOOD = new Vec3(37, 25, -4);

    /** Where the driven place is looked for: back of the left middle frontal gyrus, away from peak and decoy, template mm. */
    public static final Vec3 DRIVEN_NEIGHBOURHOOD = new Vec3(-46, 12, 40);

    private static final double SUBGENUAL_RADIUS_MM = 10;
    private static final double PEAK_SIGMA_MM = 5.5;

    /** Copies the list. */
    public RestingBrain {
        networks = List.copyOf(networks);
    }

    /**
     * @param peak middle of the planted peak, template mm
     * @param decoy middle of the weaker one, template mm
     * @param driver middle of the driving place, template mm
     * @param driven middle of the driven place, template mm
     * @param amplitude standard deviation of a network's signal in its middle as a share of the grey matter's mean
     * @return the networks
     */
    public static RestingBrain with(Vec3 peak, Vec3 decoy, Vec3 driver, Vec3 driven, double amplitude) {
        List<Network> networks = new ArrayList<>();
        networks.add(new Network("subgenual", List.of(
                new Focus("seed right", SUBGENUAL, Shape.BALL, SUBGENUAL_RADIUS_MM, amplitude),
                new Focus("seed left", mirrored(SUBGENUAL), Shape.BALL, SUBGENUAL_RADIUS_MM, amplitude),
                new Focus("planted peak", peak, Shape.HILL, PEAK_SIGMA_MM, -amplitude),
                new Focus("decoy", decoy, Shape.HILL, 5, -0.45 * amplitude),
                new Focus("right counterpart", mirrored(peak), Shape.HILL, PEAK_SIGMA_MM, -0.5 * amplitude),
                new Focus("posterior cingulate", new Vec3(0, -52, 26), Shape.HILL, 9, 0.5 * amplitude),
                new Focus("medial prefrontal", new Vec3(0, 52, 4), Shape.HILL, 8, 0.5 * amplitude))));
        networks.add(hills("default mode", amplitude, 9, new Vec3(0, -54, 28), new Vec3(0, 52, 6), new Vec3(-46, -66, 30),
                new Vec3(46, -66, 30)));
        networks.add(hills("dorsal attention", amplitude, 8, new Vec3(-26, -6, 54), new Vec3(26, -6, 54), new Vec3(-28, -58, 50),
                new Vec3(28, -58, 50)));
        networks.add(hills("salience", amplitude, 8, new Vec3(-36, 18, 2), new Vec3(36, 18, 2), new Vec3(0, 22, 32)));
        networks.add(hills("visual", 1.2 * amplitude, 14, new Vec3(-8, -86, 4), new Vec3(8, -86, 4)));
        networks.add(hills("somatomotor", 1.2 * amplitude, 10, new Vec3(-40, -22, 54), new Vec3(40, -22, 54), new Vec3(0, -12, 58)));
        networks.add(hills("right frontoparietal", amplitude, 8, new Vec3(44, 24, 38), new Vec3(46, -50, 46)));
        networks.add(hills("driving insula", 2 * amplitude, 6, driver));
        networks.add(hills("driven prefrontal", 2 * amplitude, 5, driven));
        return new RestingBrain(networks, peak, decoy, driver, driven);
    }

    private static Network hills(String name, double amplitude, double sigmaMm, Vec3... middles) {
        List<Focus> foci = new ArrayList<>();
        for (Vec3 middle : middles) {
            foci.add(new Focus(name, middle, Shape.HILL, sigmaMm, amplitude));
        }
        return new Network(name, foci);
    }

    private static Vec3 mirrored(Vec3 mm) {
        return new Vec3(-mm.x(), mm.y(), mm.z());
    }
}

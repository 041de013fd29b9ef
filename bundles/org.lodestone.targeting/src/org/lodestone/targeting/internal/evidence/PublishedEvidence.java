package org.lodestone.targeting.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.Evidence.Statement;

/** What has been published on each way of choosing subgenual targets, for and against; the record is mixed and is shown as such. */
public final class PublishedEvidence {

    private static final Statement RETROSPECTIVE = new Statement(
            "Left prefrontal sites that worked better in past trials are more anticorrelated with the subgenual cingulate.",
            "Fox 2012, Biological Psychiatry 72:595, 10.1016/j.biopsych.2012.04.028");
    private static final Statement PROSPECTIVE = new Statement(
            "Connectivity of the stimulated site with the subgenual cingulate went with response in two cohorts.",
            "Weigand 2018, Biological Psychiatry 84:28, 10.1016/j.biopsych.2017.10.028");
    private static final Statement WEAK = new Statement(
            "In 295 patients the association with response was weak (r = -0.16), and there only with the field modelled.",
            "Elbau 2023, American Journal of Psychiatry, 10.1176/appi.ajp.20220306");
    private static final Statement NONE_PROSPECTIVE = new Statement(
            "In 66 patients followed prospectively there was no association (r = 0.1, p = 0.39).",
            "Khosravani 2025, Molecular Psychiatry, 10.1038/s41380-025-03153-3");
    private static final Statement NONE_LARGE = new Statement(
            "In 501 patients nearness to the individual target was not associated with outcome; most individual targets lie within 2 cm of the"
                    + " group's.", "Gregory 2025, PMC12338530");
    private static final Statement REPEATABLE = new Statement(
            "Targets of the same person on two days lay about 2 mm apart, 2.7 mm after a year (1000 persons, an hour of scan each).",
            "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330");
    private static final Statement LENGTH = new Statement(
            "With 28 minutes of scan targets repeat to less than 1 cm; short runs do worse.",
            "Cao 2024, Frontiers in Psychiatry 15:1341908, 10.3389/fpsyt.2024.1341908");
    private static final Statement UNSTABLE = new Statement(
            "Single-voxel targets of one person differ by up to 3.5 cm between scans.",
            "Ning 2019, Brain Stimulation 12:129, 10.1016/j.brs.2018.10.004");
    private static final Statement LESS_RELIABLE = new Statement(
            "Hierarchical targets repeated less well than refined seed-based ones, and global signal regression did not help them.",
            "Zhou 2026, PMC12996647");
    private static final Statement NETWORKS = new Statement(
            "Group targets hit different networks in different patients; network targeting raised specificity in simulation.",
            "Lynch 2022, Neuron 110:3263, 10.1016/j.neuron.2022.08.012");

    private PublishedEvidence() {
    }

    /** @return what holds for the single most negative voxel */
    public static Evidence singleVoxel() {
        return mixed(List.of(RETROSPECTIVE, PROSPECTIVE), List.of(UNSTABLE));
    }

    /** @return what holds for clusters of anticorrelated voxels */
    public static Evidence cluster() {
        return mixed(List.of(REPEATABLE, RETROSPECTIVE, PROSPECTIVE), List.of(LENGTH));
    }

    /** @return what holds for averages over a patch */
    public static Evidence patch() {
        return mixed(List.of(RETROSPECTIVE, PROSPECTIVE), List.of());
    }

    /** @return what holds for hierarchical units */
    public static Evidence hierarchical() {
        return mixed(List.of(), List.of(LESS_RELIABLE));
    }

    /** @return what holds for hitting a network */
    public static Evidence network() {
        return mixed(List.of(NETWORKS), List.of(new Statement("No trial has compared response to it; here the field is not modelled.",
                NETWORKS.citation())));
    }

    /** @return what holds for a coordinate that is the same for everybody */
    public static Evidence group() {
        return new Evidence(List.of(RETROSPECTIVE, NONE_LARGE), List.of(NETWORKS));
    }

    /** The doubts about subgenual targeting as a whole hold for each individual method. */
    private static Evidence mixed(List<Statement> supporting, List<Statement> against) {
        List<Statement> all = new ArrayList<>(against);
        all.addAll(List.of(WEAK, NONE_PROSPECTIVE, NONE_LARGE));
        return new Evidence(supporting, all);
    }
}

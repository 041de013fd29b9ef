package org.lodestone.delineation.internal.target;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;

/**
 * A left prefrontal target of the literature.
 *
 * @param id last part of the candidate's method id
 * @param title what it stands for
 * @param space the coordinate is printed in
 * @param printed the coordinate, right, front, up in mm
 * @param paper where it is printed
 * @param derivedFrom what the paper made it from
 */
record PublishedCoordinate(String id, String title, Space space, Vec3 printed, String paper, String derivedFrom) {

    /** Coordinates of the literature. */
    enum Space {
        /** The MNI's average of 152 heads, as most programs use it. */
        MNI152("MNI152"),
        /** The atlas of Talairach and Tournoux. */
        TALAIRACH("Talairach");

        private final String label;

        Space(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private static final String FOX = "Fox MD et al. (2012) Biological Psychiatry 72:595-603. doi:10.1016/j.biopsych.2012.04.028";

    /** Only coordinates that several sources quote alike or whose source was looked up; those known by hearsay alone are left out. */
    static final List<PublishedCoordinate> ALL = List.of(
            new PublishedCoordinate("ba9", "centre of Brodmann area 9", Space.MNI152, new Vec3(-36, 39, 43), FOX, "Brodmann atlas"),
            new PublishedCoordinate("ba46", "centre of Brodmann area 46", Space.MNI152, new Vec3(-44, 40, 29), FOX, "Brodmann atlas"),
            new PublishedCoordinate("five-cm", "mean site of the 5 cm rule", Space.MNI152, new Vec3(-41, 16, 54), FOX,
                    "stimulation sites of the 5 cm rule in earlier studies"),
            new PublishedCoordinate("f3", "mean site of F3", Space.MNI152, new Vec3(-37, 26, 49), FOX,
                    "cortical projection of F3 in healthy subjects"),
            new PublishedCoordinate("fitzgerald2009", "junction of Brodmann areas 46 and 9", Space.MNI152, new Vec3(-46, 45, 38),
                    "Fitzgerald PB et al. (2009) Neuropsychopharmacology 34:1255-1262. doi:10.1038/npp.2008.233; in MNI152 as quoted by " + FOX,
                    "anatomy and imaging of depression; site of a randomised trial"),
            new PublishedCoordinate("fox2012", "most anticorrelated with the subgenual cingulate, optimum over the prefrontal cortex", Space.MNI152,
                    new Vec3(-44, 38, 34), FOX, "resting-state connectivity of 98 healthy subjects"),
            new PublishedCoordinate("sgacc-group", "most anticorrelated with the subgenual cingulate in a group", Space.MNI152,
                    new Vec3(-38, 44, 26), "Mir-Moghtadaei A et al. (2015) Brain Stimulation 8:965-973. doi:10.1016/j.brs.2015.05.004",
                    "resting-state connectivity, target of Fox 2012 and 2013 in trials"),
            new PublishedCoordinate("weigand2018", "most anticorrelated with the subgenual cingulate in 1000 subjects", Space.MNI152,
                    new Vec3(-42, 44, 30), "Weigand A et al. (2018) Biological Psychiatry 84:28-37. doi:10.1016/j.biopsych.2017.10.028",
                    "resting-state connectivity of 1000 healthy subjects, compared with outcomes; quoted from later work"),
            new PublishedCoordinate("rusjan", "between Brodmann areas 9 and 46, near F5", Space.MNI152, new Vec3(-50, 30, 36),
                    "Rusjan PM et al. (2010) Human Brain Mapping 31:1643-1652. doi:10.1002/hbm.20964",
                    "Brodmann areas 9 and 46 of a standard brain"),
            new PublishedCoordinate("paus2001", "mid-dorsolateral prefrontal cortex", Space.TALAIRACH, new Vec3(-40, 32, 30),
                    "Paus T et al. (2001) European Journal of Neuroscience 14:1405-1411. doi:10.1046/j.0953-816x.2001.01757.x",
                    "working memory activations; Talairach, carried to MNI152 by Lancaster 2007"));

    /** @return what to say when they are laid into a template that is not MNI152 */
    static Optional<Finding> otherSpace(SpatialTransform t1wToTemplate) {
        String template = t1wToTemplate.to().id();
        return template.startsWith("MNI152") ? Optional.empty()
                : Optional.of(Finding.warning("LS-DELIN-070", "Published coordinates are in MNI152 space, the template is " + template
                        + ": they lie several millimetres off (3 to 7 mm between MNI152 2009a and Colin27).",
                        "Register to an MNI152 template where millimetres matter."));
    }

    /** @return the coordinate in MNI152 */
    Vec3 mm() {
        return space == Space.TALAIRACH ? Talairach.toMni(printed) : printed;
    }
}

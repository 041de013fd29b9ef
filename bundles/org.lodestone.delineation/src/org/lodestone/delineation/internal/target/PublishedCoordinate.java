package org.lodestone.delineation.internal.target;

import java.util.List;
import org.lodestone.core.Vec3;

/**
 * A left prefrontal target of the literature.
 *
 * @param id last part of the candidate's method id
 * @param title what it stands for
 * @param mm position in MNI152 coordinates, RAS+
 * @param paper where it is printed
 */
record PublishedCoordinate(String id, String title, Vec3 mm, String paper) {

    private static final String FOX = "Fox MD et al. (2012) Biological Psychiatry 72:595-603. doi:10.1016/j.biopsych.2012.04.028";

    /** Only coordinates whose source was looked up; those known by hearsay alone are left out. */
    static final List<PublishedCoordinate> ALL = List.of(
            new PublishedCoordinate("ba9", "centre of Brodmann area 9", new Vec3(-36, 39, 43), FOX),
            new PublishedCoordinate("ba46", "centre of Brodmann area 46", new Vec3(-44, 40, 29), FOX),
            new PublishedCoordinate("five-cm", "mean site of the 5 cm rule", new Vec3(-41, 16, 54), FOX),
            new PublishedCoordinate("f3", "mean site of F3", new Vec3(-37, 26, 49), FOX),
            new PublishedCoordinate("sgacc-group", "most anticorrelated with the subgenual cingulate in a group", new Vec3(-38, 44, 26),
                    "Mir-Moghtadaei A et al. (2015) Brain Stimulation 8:965-973. doi:10.1016/j.brs.2015.05.004"),
            new PublishedCoordinate("rusjan", "between Brodmann areas 9 and 46, near F5", new Vec3(-50, 30, 36),
                    "Rusjan PM et al. (2010) Human Brain Mapping 31:1643-1652. doi:10.1002/hbm.20964"));
}

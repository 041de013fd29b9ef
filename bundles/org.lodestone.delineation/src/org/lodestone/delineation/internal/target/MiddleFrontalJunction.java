package org.lodestone.delineation.internal.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.AnatomicalRule;
import org.lodestone.method.target.AnatomicalRuleInput;
import org.lodestone.method.target.AnatomicalSite;

/**
 * The border between the anterior and the middle third of the left middle frontal gyrus (Mylius 2013), measured along the middle line of
 * the gyrus as the atlas draws it on the patient, on its crown.
 */
public final class MiddleFrontalJunction implements AnatomicalRule {

    private static final String GYRUS = "Frontal_Mid_L";
    private static final int SLABS = 24;
    private static final double FROM_BACK = 2.0 / 3;
    private static final double HALF_SLAB_MM = 3;

    /** Creates it. */
    public MiddleFrontalJunction() {
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.delineation.mfg-third", "1", "Anterior third of the middle frontal gyrus",
                "Border of the anterior and middle thirds of the left middle frontal gyrus, on its crown. Raters of the original, who drew the "
                        + "gyrus by hand, agreed within 7 to 16 mm.",
                List.of("Mylius V et al. (2013) NeuroImage 78:224-232. doi:10.1016/j.neuroimage.2013.03.061",
                        "Tzourio-Mazoyer N et al. (2002) NeuroImage 15:273-289. doi:10.1006/nimg.2001.0978"), -10);
    }

    @Override
    public Outcome<List<AnatomicalSite>> run(AnatomicalRuleInput input, Parameters parameters, Execution execution) {
        LabelMap map = input.regions().get("aal");
        int[] numbers = map == null ? new int[0] : map.names().entrySet().stream().filter(entry -> entry.getValue().equals(GYRUS))
                .mapToInt(Map.Entry::getKey).toArray();
        Mask gyrus = numbers.length == 0 ? null : map.mask(numbers).and(input.brain());
        if (gyrus == null || gyrus.volumeMl() < 5) {
            return Outcome.refused(Finding.error("LS-DELIN-082", "The left middle frontal gyrus of the AAL atlas is not at hand.",
                    "Carry the atlas aal to the patient; check the registration."));
        }
        CorticalCrown crown = CorticalCrown.of(input.brain(), execution);
        SpatialTransform back = input.t1wToTemplate().inverse();
        Vec3 front = back.apply(new Vec3(0, 40, 20)).minus(back.apply(new Vec3(0, -40, 20))).unit();
        List<Vec3> line = middleLine(gyrus, crown, front);
        Vec3 junction = along(line, FROM_BACK), before = along(line, FROM_BACK - 0.1), behind = along(line, FROM_BACK + 0.1);
        Vec3 direction = behind.minus(before).unit();
        Mask slab = Mask.where(gyrus.grid(), v -> gyrus.contains(v) && Math.abs(crown.at(v).minus(junction).dot(direction)) <= HALF_SLAB_MM);
        Optional<FramePoint> point = crown.middle(slab);
        return point.<Outcome<List<AnatomicalSite>>>map(found -> Outcome.done(List.of(new AnatomicalSite("mylius2013",
                "anterior and middle third of the middle frontal gyrus", found, info().references().getFirst(),
                "folds of the patient, drawn by the atlas", Optional.empty()))))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-DELIN-083", "The middle frontal gyrus does not reach the outer cortex.",
                        "Check the brain mask and the registration to the template.")));
    }

    /** Middle points of slices across the crown of the gyrus, from back to front; slices are equal in number of voxels. */
    private static List<Vec3> middleLine(Mask gyrus, CorticalCrown crown, Vec3 front) {
        Vec3[] points = Arrays.stream(gyrus.indices()).filter(crown::contains).mapToObj(crown::at).toArray(Vec3[]::new);
        if (points.length < SLABS) {
            points = Arrays.stream(gyrus.indices()).mapToObj(crown::at).toArray(Vec3[]::new);
        }
        Vec3 axis = longAxis(points, front);
        double[] order = Arrays.stream(points).mapToDouble(axis::dot).sorted().toArray();
        // The outermost hundredths are stray voxels of the warped atlas.
        double low = order[order.length / 100], high = order[order.length - 1 - order.length / 100];
        Vec3[] sum = new Vec3[SLABS];
        int[] count = new int[SLABS];
        Arrays.fill(sum, Vec3.ZERO);
        for (Vec3 p : points) {
            int slab = (int) Math.floor((axis.dot(p) - low) / (high - low) * SLABS);
            if (slab >= 0 && slab < SLABS) {
                sum[slab] = sum[slab].plus(p);
                count[slab]++;
            }
        }
        List<Vec3> raw = new ArrayList<>();
        for (int s = 0; s < SLABS; s++) {
            if (count[s] > 0) {
                raw.add(sum[s].times(1.0 / count[s]));
            }
        }
        List<Vec3> smooth = new ArrayList<>();
        for (int s = 0; s < raw.size(); s++) {
            Vec3 mean = Vec3.ZERO;
            int reach = Math.min(2, Math.min(s, raw.size() - 1 - s));
            for (int d = -reach; d <= reach; d++) {
                mean = mean.plus(raw.get(s + d));
            }
            smooth.add(mean.times(1.0 / (2 * reach + 1)));
        }
        return smooth;
    }

    /** Direction of largest spread, towards the front, by power iteration from the front direction. */
    private static Vec3 longAxis(Vec3[] points, Vec3 front) {
        Vec3 mean = Arrays.stream(points).reduce(Vec3.ZERO, Vec3::plus).times(1.0 / points.length);
        Vec3 axis = front;
        for (int round = 0; round < 40; round++) {
            Vec3 next = Vec3.ZERO;
            for (Vec3 p : points) {
                Vec3 d = p.minus(mean);
                next = next.plus(d.times(d.dot(axis)));
            }
            axis = next.unit();
        }
        return axis.dot(front) < 0 ? axis.times(-1) : axis;
    }

    private static Vec3 along(List<Vec3> line, double fraction) {
        double length = 0;
        for (int n = 1; n < line.size(); n++) {
            length += line.get(n).distance(line.get(n - 1));
        }
        double left = fraction * length;
        for (int n = 1; n < line.size(); n++) {
            double step = line.get(n).distance(line.get(n - 1));
            if (left <= step && step > 0) {
                return line.get(n - 1).plus(line.get(n).minus(line.get(n - 1)).times(left / step));
            }
            left -= step;
        }
        return line.getLast();
    }
}

package org.lodestone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.linear.LeastSquares;
import org.lodestone.phantom.RandomStreams;
import org.lodestone.phantom.ScanProtocol;
import org.lodestone.phantom.SimulatedPatient;
import org.lodestone.phantom.anatomy.CoilSensitivity;
import org.lodestone.phantom.run.BackgroundField;
import org.lodestone.phantom.run.BrainMaps;
import org.lodestone.phantom.run.MotionTrace;
import org.lodestone.phantom.run.RunSynthesis;
import org.lodestone.phantom.run.SliceSchedule;
import org.lodestone.phantom.run.TimeCourses;

/**
 * The directed coupling of the demonstration case under other signals, motion and noise: the patient stays, only boxes around the driving
 * and the driven place are scanned.
 */
final class PlantedDirectionBench {

    private static final double LEVEL = 0.001;
    private static final int BOX = 4;
    /** Grey matter away from both places, template mm: what it shares is taken out, as cleaning takes out the global signal. */
    private static final List<Vec3> ELSEWHERE = List.of(new Vec3(50, -30, 20), new Vec3(-50, -40, 20), new Vec3(30, -70, 40),
            new Vec3(-30, -80, 10), new Vec3(55, -10, -15), new Vec3(-55, -20, -10), new Vec3(20, -60, 60), new Vec3(-20, -40, 60));

    private PlantedDirectionBench() {
    }

    static List<Row> measure(MethodRegistry methods, int seeds) {
        Execution execution = Execution.unobserved();
        AtlasPack pack = AtlasPacks.openConfigured(methods, execution).orThrow();
        SimulatedPatient patient = SimulatedPatient.draw(pack.template(pack.templates().getFirst(), execution).orThrow(), "bench",
                ScanProtocol.usual(200), new RandomStreams(1), 0.01, execution);
        BrainMaps maps = patient.maps(execution);
        EffectiveConnectivityMethod granger = methods.byId(EffectiveConnectivityMethod.class, "lodestone.effective.granger");
        int missed = 0, reversed = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double[][] series = clean(patient, maps, seed, execution);
            DirectedCoupling result = granger.run(new RegionSeries(List.of("insula", "prefrontal"), 2, series),
                    Parameters.of(granger.parameters(), Map.of("allowNonStationary", true)), execution).orThrow();
            missed += result.uncertainty()[1][0] < LEVEL ? 0 : 1;
            reversed += result.uncertainty()[0][1] < LEVEL ? 1 : 0;
        }
        return List.of(Row.atMost("planted direction not found, " + seeds + " seeds", 100.0 * missed / seeds, "%", 5),
                Row.atMost("false direction found, " + seeds + " seeds", 100.0 * reversed / seeds, "%", 5));
    }

    /** Mean signals of driver and driven place, without drifts, head motion and what all grey matter shares. */
    private static double[][] clean(SimulatedPatient patient, BrainMaps maps, int seed, Execution execution) {
        RandomStreams random = new RandomStreams(1000 + seed);
        int length = patient.protocol().volumes();
        double tr = patient.protocol().trSeconds();
        TimeCourses courses = TimeCourses.random(random, patient.brain().networks().size(), patient.protocol().durationSeconds());
        HeadMotion motion = MotionTrace.random(
                random.stream("motion"), courses.breath(), patient.boldGrid().frame(), patient.boldGrid().centreMm(), length, tr);
        RunSynthesis scanner = new RunSynthesis(maps, courses, BackgroundField.random(random, maps.grid(), length, execution), motion,
                SliceSchedule.interleaved(BOX, tr), CoilSensitivity.random(random.stream("coil"), patient.boldGrid(), 0.12), 900, 100);
        List<double[]> confounds = new ArrayList<>();
        double[] global = new double[length];
        for (Vec3 elsewhere : ELSEWHERE) {
            double[] there = box(patient, scanner, elsewhere, random, execution);
            for (int t = 0; t < length; t++) {
                global[t] += there[t] / ELSEWHERE.size();
            }
        }
        confounds.add(global);
        for (int k = 0; k <= 8; k++) {
            double[] cosine = new double[length];
            for (int t = 0; t < length; t++) {
                cosine[t] = Math.cos(Math.PI * k * (t + 0.5) / length);
            }
            confounds.add(cosine);
        }
        double[][] places = new double[6][length];
        for (int t = 0; t < length; t++) {
            Affine moved = motion.referenceToVolume().get(t);
            double[] parameters = {moved.m03(), moved.m13(), moved.m23(), moved.m21(), moved.m02(), moved.m10()};
            for (int p = 0; p < 6; p++) {
                places[p][t] = parameters[p];
            }
        }
        confounds.addAll(List.of(places));
        double[][] columns = confounds.toArray(double[][]::new);
        return new double[][] {
            LeastSquares.fit(columns, box(patient, scanner, patient.brain().driver(), random, execution)).residuals(),
            LeastSquares.fit(columns, box(patient, scanner, patient.brain().driven(), random, execution)).residuals()};
    }

    /** Mean signal of a few voxels around a place of the template. */
    private static double[] box(SimulatedPatient patient, RunSynthesis scanner, Vec3 templateMm, RandomStreams random, Execution execution) {
        Vec3 middle = patient.boldToT1w().inverse().apply(patient.nativeToTemplate().inverse()
                .apply(new FramePoint(patient.nativeToTemplate().to(), templateMm))).mm();
        Vec3 corner = middle.minus(new Vec3(1.5 * 3.2, 1.5 * 3.2, 1.5 * 3.5));
        Grid grid = new Grid(BOX, BOX, BOX, Affine.translation(corner).times(Affine.scaling(3.2, 3.2, 3.5)), patient.boldGrid().frame());
        Series run = scanner.scan(grid, patient.protocol().trSeconds(), random, execution);
        double[] mean = new double[run.length()];
        for (int t = 0; t < mean.length; t++) {
            for (float value : run.volume(t).toFloats()) {
                mean[t] += value / (BOX * BOX * BOX);
            }
        }
        return mean;
    }
}

package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peer in registration, with the parameters its manual recommends: mutual information, stochastic gradient descent, B-splines every 8 mm. */
final class Elastix {

    private static final String BOTH = """
            (FixedImageDimension 3)
            (MovingImageDimension 3)
            (FixedInternalImagePixelType "float")
            (MovingInternalImagePixelType "float")
            (Registration "MultiResolutionRegistration")
            (Interpolator "LinearInterpolator")
            (ResampleInterpolator "FinalBSplineInterpolator")
            (Resampler "DefaultResampler")
            (FixedImagePyramid "FixedSmoothingImagePyramid")
            (MovingImagePyramid "MovingSmoothingImagePyramid")
            (Optimizer "AdaptiveStochasticGradientDescent")
            (Metric "AdvancedMattesMutualInformation")
            (HowToCombineTransforms "Compose")
            (NumberOfHistogramBins 32)
            (NumberOfResolutions 4)
            (NumberOfSpatialSamples 5000)
            (NewSamplesEveryIteration "true")
            (ImageSampler "RandomCoordinate")
            (BSplineInterpolationOrder 1)
            (FinalBSplineInterpolationOrder 3)
            (DefaultPixelValue 0)
            (WriteResultImage "true")
            (ResultImagePixelType "float")
            (ResultImageFormat "nii.gz")
            (RandomSeed 1)
            """;
    private static final String AFFINE = BOTH + """
            (Transform "AffineTransform")
            (AutomaticScalesEstimation "true")
            (AutomaticTransformInitialization "true")
            (MaximumNumberOfIterations 500)
            """;
    private static final String SPLINE = BOTH + """
            (Transform "BSplineTransform")
            (MaximumNumberOfIterations 1000)
            (FinalGridSpacingInPhysicalUnits 8 8 8)
            """;

    private final Path out;
    private final int last;
    private final double seconds;

    private Elastix(Path out, int last, double seconds) {
        this.out = out;
        this.last = last;
        this.seconds = seconds;
    }

    /**
     * @param moving image that is brought onto the other
     * @param fixed image that stays
     * @param splines whether B-splines follow the affine transform
     * @param out folder for everything
     */
    static Elastix run(Path moving, Path fixed, boolean splines, Path out) throws IOException, InterruptedException {
        Files.createDirectories(out);
        List<String> command = new ArrayList<>(List.of("elastix", "-f", fixed.toString(), "-m", moving.toString(), "-out", out.toString(), "-threads",
                Integer.toString(Runtime.getRuntime().availableProcessors()), "-p", Files.writeString(out.resolve("affine.txt"), AFFINE).toString()));
        if (splines) {
            command.addAll(List.of("-p", Files.writeString(out.resolve("spline.txt"), SPLINE).toString()));
        }
        long start = System.nanoTime();
        KnownDeformation.output(command);
        return new Elastix(out, splines ? 1 : 0, (System.nanoTime() - start) / 1e9);
    }

    double seconds() {
        return seconds;
    }

    /** @return table of the points, carried from the fixed image to the moving one */
    Path points(Path points) throws IOException, InterruptedException {
        KnownDeformation.output(List.of("transformix", "-def", points.toString(), "-tp", parameters().toString(), "-out", out.toString()));
        return out.resolve("outputpoints.txt");
    }

    /** @return the labels on the fixed image, nearest neighbour */
    Path labels(Path labels) throws IOException, InterruptedException {
        for (int n = 0; n <= last; n++) {
            Path file = out.resolve("TransformParameters." + n + ".txt");
            Files.writeString(file, Files.readString(file).replace("(FinalBSplineInterpolationOrder 3)", "(FinalBSplineInterpolationOrder 0)"));
        }
        KnownDeformation.output(List.of("transformix", "-in", labels.toString(), "-tp", parameters().toString(), "-out", out.toString()));
        return out.resolve("result.nii.gz");
    }

    private Path parameters() {
        return out.resolve("TransformParameters." + last + ".txt");
    }
}

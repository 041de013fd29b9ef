package org.lodestone.validation.steps;

import static org.lodestone.validation.steps.ProductSteps.check;

import io.cucumber.java.Scenario;
import io.cucumber.java.Before;
import io.cucumber.java.en.Then;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.lodestone.validation.ProductUnderTest;
import org.lodestone.validation.Session;

/** Looks at the installed workbench. */
public final class WorkbenchSteps {

    private static final int LEAST_COLOURS = 500;

    private final ProductUnderTest product = ProductUnderTest.forScenario();
    private Scenario scenario;

    /** Called by Cucumber. */
    public WorkbenchSteps() {
        // nothing to keep
    }

    /** Remembers where pictures are attached. */
    @Before
    public void begin(Scenario now) {
        scenario = now;
    }

    @Then("the workbench shows it in the perspective {word}")
    public void theWorkbenchShows(String perspective) throws IOException {
        product.demonstration();
        Path file = Session.current().pictures().resolve(perspective.toLowerCase(java.util.Locale.ROOT) + ".png");
        check(Files.isRegularFile(file), "no picture of " + perspective);
        scenario.attach(Files.readAllBytes(file), "image/png", perspective);
        BufferedImage picture = ImageIO.read(file.toFile());
        check(picture.getWidth() >= 1000 && picture.getHeight() >= 600, picture.getWidth() + " x " + picture.getHeight() + " pixels");
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        check(colours.size() >= LEAST_COLOURS, "the picture has " + colours.size() + " colours: nothing is drawn");
    }
}

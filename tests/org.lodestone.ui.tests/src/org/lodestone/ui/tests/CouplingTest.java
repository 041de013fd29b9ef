package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.ui.view.Arrow;
import org.lodestone.ui.view.ViewerState;

/** Who drives whom, from a table to the arrows in the head. */
class CouplingTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.connect.1";
    private static final List<String> NAMES = List.of("insula right", "prefrontal left", "sgACC", "precuneus");
    private static final Vec3 INSULA = new Vec3(36, 20, 0);
    private static final Vec3 PREFRONTAL = new Vec3(-40, 30, 30);

    private OpenedCase opened;
    private ViewerState state;
    private Path folder;

    @BeforeEach
    void openACase() throws Exception {
        folder = Files.createTempDirectory("lodestone-coupling");
        SmallCase.write(folder, Workbenches.methods());
        opened = OpenedCase.of(folder, PERSPECTIVE, "org.lodestone.ui.planning.view.coupling");
        state = opened.state();
    }

    @AfterEach
    void closeIt() throws Exception {
        opened.close();
    }

    /** The insula drives the prefrontal region, which inhibits the subgenual one; the precuneus is alone. */
    private Path table() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        List<String> lines = new ArrayList<>(List.of(String.join("\t", NAMES)));
        double[] x = new double[4];
        for (int t = 0; t < 300; t++) {
            double[] next = {0.4 * x[0] + random.nextGaussian(), 0.5 * x[0] + 0.3 * x[1] + random.nextGaussian(),
                -0.5 * x[1] + 0.3 * x[2] + random.nextGaussian(), 0.4 * x[3] + random.nextGaussian()};
            x = next;
            lines.add(x[0] + "\t" + x[1] + "\t" + x[2] + "\t" + x[3]);
        }
        Path table = folder.resolve("circuit.tsv");
        Files.write(table, lines);
        Files.write(folder.resolve("regions.tsv"), List.of("name\tx\ty\tz", "insula right\t36\t20\t0", "prefrontal left\t-40\t30\t30",
                "sgACC\t2\t16\t-16", "precuneus\t0\t-50\t30"));
        return table;
    }

    private static void press(String name) {
        Workbenches.pause(150);
        Button button = Workbenches.named(Button.class, name);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
    }

    private static String said() {
        return Workbenches.named(Label.class, "coupling-said").getText();
    }

    private List<Arrow> arrows() {
        return state.snapshot().orElseThrow().arrows();
    }

    @Test
    void aTableBecomesAMatrixAGraphAndArrowsThatPointFromTheDriverToTheDriven() throws Exception {
        Workbenches.named(Text.class, "coupling-table").setText(table().toString());
        press("coupling-compute");
        Workbenches.until("the coupling is shown", () -> said().contains(either("haemodynamic", "血流动力学")));
        assertTrue(Files.exists(folder.resolve("derivatives/sub-balls/effective/circuit-granger/ec.json")));
        Arrow strongest = arrows().getLast();
        boolean driven = arrows().stream().anyMatch(a -> a.from().mm().equals(INSULA) && a.to().mm().equals(PREFRONTAL));
        boolean reversed = arrows().stream().anyMatch(a -> a.from().mm().equals(PREFRONTAL) && a.to().mm().equals(INSULA));
        assertTrue(driven && !reversed, arrows().toString());
        assertEquals(1, strongest.strength(), 1e-9);
        press("coupling-only");
        Workbenches.until("couplings that may be chance are drawn too", () -> arrows().size() == 12);
        press("coupling-only");
        Workbenches.until("they are left out again", () -> arrows().size() < 12);
        Workbenches.pause(1500);
        Workbenches.picture("coupling");

        Canvas matrix = Workbenches.named(Canvas.class, "coupling-matrix");
        // The cells lie in the lower right of the picture, the names before them.
        for (int step = 5; step < 19 && arrows().size() != 1; step++) {
            Workbenches.click(matrix, new Point(matrix.getSize().x * step / 20, matrix.getSize().y * 6 / 10), 1);
        }
        Workbenches.until("one coupling is chosen", () -> arrows().size() == 1);
        Workbenches.pause(1000);
        Workbenches.picture("coupling-chosen");
    }

    @Test
    void aTableThatIsNotThereAndATimeThatIsNoneAreSaid() {
        Workbenches.named(Text.class, "coupling-table").setText(folder.resolve("nothing.tsv").toString());
        Workbenches.named(Text.class, "coupling-tr").setText("two");
        press("coupling-compute");
        Workbenches.until("the time is refused", () -> said().contains("two"));
        Workbenches.named(Text.class, "coupling-tr").setText("2");
        press("coupling-compute");
        Workbenches.until("the table is refused", () -> said().contains("nothing.tsv"));
        assertTrue(arrows().isEmpty());
    }
}

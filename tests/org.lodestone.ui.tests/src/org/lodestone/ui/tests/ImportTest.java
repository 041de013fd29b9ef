package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lodestone.ui.tests.Language.either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.view.ViewerState;

/** Scans come into a store through the perspective Import. */
class ImportTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.import.1";

    private Path folder;

    @BeforeEach
    void openThePerspective() throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(PERSPECTIVE));
        page.resetPerspective();
        folder = Files.createTempDirectory("lodestone-import");
    }

    @AfterEach
    void closeIt() throws Exception {
        PlatformUI.getWorkbench().getService(ViewerState.class).close();
        Job.getJobManager().cancel(BackgroundJob.FAMILY);
        Workbenches.settle();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void press(String name) {
        Workbenches.pause(150);
        Button button = Workbenches.named(Button.class, name);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
    }

    private static String said() {
        return Workbenches.named(Label.class, "import-said").getText();
    }

    private static void type(String field, String words) {
        Workbenches.named(Text.class, field).setText(words);
    }

    @Test
    void anImageFileBecomesACaseOfAStore() throws Exception {
        SmallCase.write(folder.resolve("made"), Workbenches.methods());
        Path scan;
        try (Stream<Path> files = Files.walk(folder.resolve("made"))) {
            scan = Files.copy(files.filter(f -> f.toString().endsWith("_T1w.nii.gz")).findFirst().orElseThrow(), folder.resolve("head_T1w.nii.gz"));
        }
        type("import-source", scan.toString());
        press("import-list");
        Workbenches.until("the source was read", () -> said().contains(either("No DICOM series", "没有 DICOM 序列")));
        type("import-store", folder.resolve("store").toString());
        press("import-run");
        Workbenches.until("the scan is imported", () -> said().startsWith(either("Imported sub-", "已导入 sub-")));
        Workbenches.picture("import-image");

        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            assertEquals(1, files.filter(f -> f.getFileName().toString().matches("sub-.*_T1w\\.nii\\.gz")).count());
        }
    }

    @Test
    void aSourceThatIsNotThereIsSaid() {
        type("import-source", folder.resolve("nothing").toString());
        type("import-store", folder.resolve("store").toString());
        press("import-run");
        Workbenches.until("the refusal is shown", () -> said().contains(either("does not exist", "不存在")));
    }

    @Test
    void theSeriesOfAScannerAreListedWithPicturesAndWhatEachSeemsToBe() throws Exception {
        Optional<Path> series = realSeries();
        assumeTrue(series.isPresent(), "../shared/data/dicom is not here");
        Workbenches.methods();
        type("import-source", series.get().toString());
        press("import-list");
        Table table = Workbenches.named(Table.class, "import-series");
        Workbenches.until("the series are listed", () -> table.getItemCount() > 0);
        Workbenches.pause(200);
        Workbenches.picture("import-series");

        assertTrue(Stream.of(table.getItems()).anyMatch(row -> row.getText(4).equals(either("bold", "BOLD 功能像"))));
    }

    @Test
    void aStudyIsFoundInARealArchiveAndFetchedForImport() throws Exception {
        Path orthanc = Path.of("/usr/sbin/Orthanc"), sender = Path.of("/usr/bin/storescu");
        Optional<Path> series = realSeries().map(data -> data.resolve("siemens-mosaic"));
        assumeTrue(series.isPresent() && Files.isExecutable(orthanc) && Files.isExecutable(sender), "needs Orthanc, DCMTK and ../shared/data/dicom");
        Workbenches.methods();
        int port = freePort(), web = freePort();
        Path store = Files.createDirectory(folder.resolve("archive"));
        Path settings = Files.writeString(folder.resolve("orthanc.json"), """
                {"StorageDirectory": "%s", "IndexDirectory": "%s", "RemoteAccessAllowed": false, "HttpPort": %d, "DicomPort": %d,
                 "DicomAet": "ORTHANC", "DicomAlwaysAllowStore": true, "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true,
                 "DicomCheckModalityHost": false}
                """.formatted(store, store, web, port));
        Process archive = new ProcessBuilder(orthanc.toString(), settings.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile()).start();
        try {
            boolean[] stored = new boolean[1];
            Workbenches.until("the archive holds the study", () -> stored[0] |= sent(sender, port, series.get()));
            IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
            page.showView("org.lodestone.ui.planning.view.archive");
            type("archive-address", "127.0.0.1:" + port);
            press("archive-find");
            Table studies = Workbenches.named(Table.class, "archive-studies");
            Workbenches.until("the study is listed", () -> studies.getItemCount() == 1);
            studies.setSelection(0);
            Workbenches.picture("archive-found");
            press("archive-fetch");
            Workbenches.until("its series can be imported", () -> Workbenches.visible(Table.class).stream()
                    .anyMatch(t -> "import-series".equals(t.getData("org.lodestone.control")) && t.getItemCount() == 1));
        } finally {
            archive.destroyForcibly().waitFor();
        }
    }

    private static boolean sent(Path sender, int port, Path series) {
        try {
            return new ProcessBuilder(sender.toString(), "+sd", "+r", "--scan-pattern", "*.dcm", "-aec", "ORTHANC", "127.0.0.1", String.valueOf(port), series.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws java.io.IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> realSeries() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path series = at.resolve("shared/data/dicom");
            if (Files.isDirectory(series)) {
                return Optional.of(series);
            }
        }
        return Optional.empty();
    }
}

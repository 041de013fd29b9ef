package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.store.CaseStore;
import org.lodestone.ui.view.ViewerState;

/** A physician signs in, accepts a target, signs it and hands it over; a result that changes afterwards voids the signature. */
class DecisionTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.review.1";
    private static final String OPEN_CASE = "org.lodestone.ui.planning.command.openCase";
    private static final String PASSWORD = "seven quiet magnets";

    private ViewerState state;
    private IWorkbenchPage page;
    private Path folder;

    @BeforeEach
    void openACaseInAStore() throws Exception {
        state = PlatformUI.getWorkbench().getService(ViewerState.class);
        page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(PERSPECTIVE));
        page.resetPerspective();
        folder = Files.createTempDirectory("lodestone-store");
        try (CaseStore store = CaseStore.openOrCreate(folder, "test")) {
            Accounts accounts = new Accounts(store);
            accounts.addFirst("admin", "Ada Administrator", PASSWORD.toCharArray());
            Session admin = accounts.signIn("admin", PASSWORD.toCharArray()).orThrow();
            accounts.add(admin, "grace", "Grace Physician", Role.PHYSICIAN, PASSWORD.toCharArray());
        }
        SmallCase.write(folder, Workbenches.methods());
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand(OPEN_CASE), Map.of(OPEN_CASE + ".folder", folder.toString())), null);
        Workbenches.until("the case is open", () -> state.snapshot().isPresent());
        page.showView("org.lodestone.ui.planning.view.decision");
    }

    @AfterEach
    void closeIt() throws Exception {
        state.close();
        Workbenches.settle();
        page.hideView(page.findView("org.lodestone.ui.planning.view.decision"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void press(String name) {
        Button button = Workbenches.named(Button.class, name);
        Workbenches.until(name + " can be pressed", button::isEnabled);
        Workbenches.click(button, new Point(button.getSize().x / 2, button.getSize().y / 2), 1);
    }

    private static void type(String field, String words) {
        Workbenches.named(Text.class, field).setText(words);
    }

    private static String standing() {
        return Workbenches.named(Label.class, "review-standing").getText();
    }

    private void signInAsPhysician() {
        Workbenches.until("the review is read", () -> standing().contains("not decided"));
        type("account", "grace");
        type("password", PASSWORD);
        press("sign-in");
        Workbenches.until("the physician has signed in",
                () -> Workbenches.named(Label.class, "signed-in").getText().equals("Grace Physician (physician)"));
    }

    @Test
    void aTargetIsAcceptedSignedAndHandedOverAndAChangedResultVoidsTheSignature() throws Exception {
        press("accept");
        Workbenches.until("nobody may act without a name", () -> standing().contains("Sign in first"));
        state.chooseTarget(1);
        state.chooseTarget(0);
        signInAsPhysician();
        type("review-words", "Lies on the crown, far from the midline.");
        press("accept");
        Workbenches.until("the target is accepted", () -> standing().contains("accepted by Grace Physician"));
        type("sign-password", "a wrong password");
        press("sign");
        Workbenches.until("a wrong password does not sign", () -> standing().contains("password"));
        type("sign-password", PASSWORD);
        press("sign");
        Workbenches.until("the target is signed", () -> standing().contains("SIGNED by Grace Physician"));
        Workbenches.picture("decision-signed");
        Table history = Workbenches.named(Table.class, "review-history");
        assertEquals("sign", history.getItem(0).getText(2));
        assertEquals("Lies on the crown, far from the midline.", history.getItem(1).getText(4));

        handOver();

        try (Stream<Path> files = Files.walk(folder.resolve("derivatives"))) {
            Path map = files.filter(f -> f.toString().endsWith("statmap.nii.gz")).findFirst().orElseThrow();
            Files.write(map, new byte[] {0}, StandardOpenOption.APPEND);
        }
        page.showView("org.lodestone.ui.planning.view.decision");
        type("review-words", "Looked again.");
        press("note");
        Workbenches.until("the signature is void and says why", () -> standing().contains("SIGNATURE VOID") && standing().contains("statmap"));
        Workbenches.picture("decision-void");
    }

    private void handOver() throws Exception {
        page.showView("org.lodestone.ui.planning.view.handover");
        Table formats = Workbenches.named(Table.class, "formats");
        Workbenches.until("the formats are listed", () -> formats.getItemCount() >= 5);
        int ticked = 0;
        for (int i = 0; i < formats.getItemCount(); i++) {
            boolean plain = formats.getItem(i).getText(0).contains("Slicer") || formats.getItem(i).getText(0).contains("BIDS");
            formats.getItem(i).setChecked(plain);
            ticked += plain ? 1 : 0;
        }
        assertEquals(2, ticked);
        Path to = Files.createDirectory(folder.resolve("handed-over"));
        type("handover-folder", to.toString());
        press("handover-write");
        Label said = Workbenches.named(Label.class, "handover-said");
        Workbenches.until("both files are written and read back", () -> said.getText().split("read back").length >= 3);
        Workbenches.picture("handover");
        try (Stream<Path> files = Files.list(to)) {
            assertTrue(files.count() >= 2);
        }
        assertTrue(said.getText().lines().noneMatch(l -> l.contains("not signed")), said.getText());
    }
}

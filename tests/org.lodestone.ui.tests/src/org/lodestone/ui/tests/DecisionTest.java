package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.store.CaseStore;
import org.lodestone.ui.slice.SliceCanvas;
import org.lodestone.ui.view.ViewerState;

/** A physician signs in, accepts a target, signs it and hands it over; a result that changes afterwards voids the signature. */
class DecisionTest {

    private static final String PERSPECTIVE = "org.lodestone.ui.planning.perspective.review.1";
    private static final String PASSWORD = "seven quiet magnets";

    private OpenedCase opened;
    private ViewerState state;
    private IWorkbenchPage page;
    private Path folder;

    @BeforeEach
    void openACaseInAStore() throws Exception {
        folder = Files.createTempDirectory("lodestone-store");
        try (CaseStore store = CaseStore.openOrCreate(folder, "test")) {
            Accounts accounts = new Accounts(store);
            accounts.addFirst("admin", "Ada Administrator", PASSWORD.toCharArray());
            Session admin = accounts.signIn("admin", PASSWORD.toCharArray()).orThrow();
            accounts.add(admin, "grace", "Grace Physician", Role.PHYSICIAN, PASSWORD.toCharArray());
            accounts.add(admin, "henry", "Henry Reader", Role.PHYSICIAN, PASSWORD.toCharArray());
            accounts.add(admin, "olga", "Olga Operator", Role.OPERATOR, PASSWORD.toCharArray());
        }
        SmallCase.write(folder, Workbenches.methods());
        opened = OpenedCase.of(folder, PERSPECTIVE, "org.lodestone.ui.planning.view.decision");
        state = opened.state();
        page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    @AfterEach
    void closeIt() throws Exception {
        page.hideView(page.findView("org.lodestone.ui.planning.view.decision"));
        opened.close();
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
        signIn("grace", "Grace Physician (physician)");
    }

    private void signIn(String account, String shown) {
        type("account", account);
        type("password", PASSWORD);
        press("sign-in");
        Workbenches.until(account + " has signed in", () -> Workbenches.named(Label.class, "signed-in").getText().equals(shown));
    }

    @Test
    void aSecondPersonReadsAnAcceptedTargetAndMayDisagreeAndAnOperatorDecidesNothing() {
        signInAsPhysician();
        press("reject");
        Workbenches.until("a rejection needs words", () -> standing().contains("needs words"));
        press("accept");
        Workbenches.until("the target is accepted", () -> standing().contains("accepted by Grace Physician"));
        press("agree");
        Workbenches.until("nobody is their own second reader", () -> standing().contains("cannot be its second reader"));
        press("sign-out");
        signIn("henry", "Henry Reader (physician)");
        type("review-words", "Too far to the front.");
        press("disagree");
        Workbenches.until("the second reader disagrees", () -> standing().contains("Second reader Henry Reader: disagree"));
        type("sign-password", PASSWORD);
        press("sign");
        Workbenches.until("what readers disagree on is not signed", () -> standing().contains("second reader disagrees"));
        press("agree");
        Workbenches.until("the second reader agrees", () -> standing().contains("Second reader Henry Reader: agree"));
        type("sign-password", PASSWORD);
        press("sign");
        Workbenches.until("and signs", () -> standing().contains("SIGNED by Henry Reader"));
        Workbenches.picture("decision-second-reader");
        press("sign-out");
        signIn("olga", "Olga Operator (operator)");
        type("review-words", "No.");
        press("reject");
        Workbenches.until("an operator decides nothing", () -> standing().contains("may not do that"));
        press("sign-out");
        signIn("henry", "Henry Reader (physician)");
        press("reject");
        Workbenches.until("the rejection voids the signature", () -> standing().contains("REJECTED by Henry Reader")
                && standing().contains("SIGNATURE VOID"));
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

    @Test
    void wrongPasswordsLockTheAccountAndTheRightOneIsRefusedThenToo() {
        Workbenches.until("the review is read", () -> standing().contains("not decided"));
        for (int attempt = 1; attempt <= Accounts.ATTEMPTS; attempt++) {
            String before = standing();
            type("account", "grace");
            type("password", "a wrong password " + attempt);
            press("sign-in");
            Workbenches.until("attempt " + attempt + " is refused", () -> attemptSaid(before));
            assertEquals(attempt == Accounts.ATTEMPTS, standing().contains("is locked for 15 min more"), "attempt " + attempt + ": " + standing());
        }
        type("account", "grace");
        type("password", PASSWORD);
        press("sign-in");
        Workbenches.until("the account is locked, with the time that is left", () -> standing().contains("grace is locked for 15 min more"));
        assertEquals("Nobody has signed in.", Workbenches.named(Label.class, "signed-in").getText());
        Workbenches.picture("decision-locked-out");
    }

    @Test
    void afterTheTimeOutTheDeskIsEmptyNothingIsSignedAndWhatWasWrittenIsStillThere() throws Exception {
        IEclipsePreferences site = InstanceScope.INSTANCE.getNode("org.lodestone.ui.planning");
        site.putDouble("sessionMinutes", 0.1);
        try {
            signInAsPhysician();
            type("review-words", "Half a sentence about the");
            type("sign-password", PASSWORD);
            Workbenches.until("the session is over by itself", () -> signedIn().equals("Session over: sign in again."));
            assertEquals("", Workbenches.named(Text.class, "account").getText(), "nobody's name");
            assertEquals("", Workbenches.named(Text.class, "password").getText(), "nobody's password");
            assertEquals("", Workbenches.named(Text.class, "sign-password").getText(), "nor that for the signature");
            assertEquals("Half a sentence about the", Workbenches.named(Text.class, "review-words").getText());
            Workbenches.picture("decision-session-over");
            type("sign-password", PASSWORD);
            press("sign");
            Workbenches.until("nothing is signed without a name", () -> standing().contains("Sign in first"));
            press("accept");
            Workbenches.settle();
            assertEquals(0, Workbenches.named(Table.class, "review-history").getItemCount());
        } finally {
            site.remove("sessionMinutes");
        }
        type("account", "grace");
        type("password", PASSWORD);
        press("sign-in");
        Workbenches.until("the physician has signed in again", () -> signedIn().equals("Grace Physician (physician)"));
        assertEquals("Half a sentence about the", Workbenches.named(Text.class, "review-words").getText());
        press("note");
        Workbenches.until("the unsigned words are in the record", () -> Workbenches.named(Table.class, "review-history").getItemCount() == 1);
        assertEquals("Half a sentence about the", Workbenches.named(Table.class, "review-history").getItem(0).getText(4));
        press("sign-out");
        assertEquals("", Workbenches.named(Text.class, "account").getText(), "who comes next finds no name");
    }

    private static String signedIn() {
        return Workbenches.named(Label.class, "signed-in").getText();
    }

    /** The same words again are a new answer when the buttons can be pressed again. */
    private static boolean attemptSaid(String before) {
        return Workbenches.named(Button.class, "accept").isEnabled() && (standing().contains("password") || !standing().equals(before));
    }

    @Test
    void aTargetThatIsDraggedAfterItWasSignedVoidsTheSignatureAndIsInTheRecord() throws Exception {
        signInAsPhysician();
        press("accept");
        Workbenches.until("the target is accepted", () -> standing().contains("accepted by Grace Physician"));
        type("sign-password", PASSWORD);
        press("sign");
        Workbenches.until("the target is signed", () -> standing().contains("SIGNED by Grace Physician"));

        Button tool = Workbenches.named(Button.class, "move-target");
        toggle(tool);
        SliceCanvas axial = Workbenches.visible(SliceCanvas.class).getFirst();
        Workbenches.until("the slice is drawn", () -> axial.shownPicture().isPresent());
        Point on = axial.toControl(SmallCase.FIRST_TARGET).orElseThrow();
        Workbenches.drag(axial, on, new Point(on.x + 30, on.y + 12), 1);
        Workbenches.until("the signature is void", () -> standing().contains("SIGNATURE VOID: grace moved the target afterwards"));
        Vec3 to = state.snapshot().orElseThrow().movedTarget().orElseThrow().mm();
        Table history = Workbenches.named(Table.class, "review-history");
        assertEquals("move", history.getItem(0).getText(2));
        assertEquals("Grace Physician", history.getItem(0).getText(1));
        assertTrue(history.getItem(0).getText(4).startsWith(String.format(Locale.ROOT, "(-40.00, 30.00, 30.00) to (%.2f, %.2f, %.2f), %.1f mm",
                to.x(), to.y(), to.z(), to.distance(SmallCase.FIRST_TARGET))), history.getItem(0).getText(4));
        assertTrue(standing().startsWith("SHOWN WHERE IT WAS MOVED TO BY HAND"), standing());
        Workbenches.picture("decision-moved");
        page.showView("org.lodestone.ui.planning.view.targets");
        String words = Workbenches.named(Label.class, "moved-words").getText();
        assertTrue(words.endsWith("In the record under Grace Physician; earlier signatures are void."), words);
        Workbenches.picture("target-moved-recorded");
        page.showView("org.lodestone.ui.planning.view.decision");
        press("accept");
        Workbenches.until("what is not shown is not decided on", () -> standing().contains("Put it back"));

        state.undo();
        Workbenches.until("putting it back is in the record, too", () -> history.getItemCount() == 4);
        assertTrue(standing().contains("SIGNATURE VOID"), "it has to be signed anew");
        toggle(tool);
    }

    private static void toggle(Button button) {
        button.setSelection(!button.getSelection());
        button.notifyListeners(SWT.Selection, new Event());
        Workbenches.settle();
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

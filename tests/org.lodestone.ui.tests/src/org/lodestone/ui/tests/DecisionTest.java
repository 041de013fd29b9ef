package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lodestone.ui.tests.Language.either;

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

    private static void stands(String what, String english, String chinese) {
        Workbenches.until(what, () -> standing().contains(either(english, chinese)));
    }

    private void signInAsPhysician() {
        stands("the review is read", "not decided", "尚未决定");
        signIn("grace", either("Grace Physician (physician)", "Grace Physician (医师)"));
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
        stands("a rejection needs words", "needs words", "需要说明文字");
        press("accept");
        stands("the target is accepted", "accepted by Grace Physician", "已由 Grace Physician 接受");
        press("agree");
        stands("nobody is their own second reader", "cannot be its second reader", "不能作为其第二审核人");
        press("sign-out");
        signIn("henry", either("Henry Reader (physician)", "Henry Reader (医师)"));
        type("review-words", either("Too far to the front.", "太靠前。"));
        press("disagree");
        stands("the second reader disagrees", "Second reader Henry Reader: disagree", "第二审核人 Henry Reader：不同意");
        type("sign-password", PASSWORD);
        press("sign");
        stands("what readers disagree on is not signed", "second reader disagrees", "第二审核人不同意");
        press("agree");
        stands("the second reader agrees", "Second reader Henry Reader: agree", "第二审核人 Henry Reader：同意");
        type("sign-password", PASSWORD);
        press("sign");
        stands("and signs", "SIGNED by Henry Reader", "已由 Henry Reader 签名");
        Workbenches.picture("decision-second-reader");
        press("sign-out");
        signIn("olga", either("Olga Operator (operator)", "Olga Operator (操作员)"));
        type("review-words", either("No.", "不行。"));
        press("reject");
        stands("an operator decides nothing", "may not do that", "无权进行此操作");
        press("sign-out");
        signIn("henry", either("Henry Reader (physician)", "Henry Reader (医师)"));
        press("reject");
        Workbenches.until("the rejection voids the signature", () -> standing().contains(either("REJECTED by Henry Reader", "已由 Henry Reader 拒绝"))
                && standing().contains(either("SIGNATURE VOID", "签名已失效")));
    }

    @Test
    void aTargetIsAcceptedSignedAndHandedOverAndAChangedResultVoidsTheSignature() throws Exception {
        press("accept");
        stands("nobody may act without a name", "Sign in first", "请先登录");
        state.chooseTarget(1);
        state.chooseTarget(0);
        signInAsPhysician();
        type("review-words", either("Lies on the crown, far from the midline.", "位于头顶，远离中线。"));
        press("accept");
        stands("the target is accepted", "accepted by Grace Physician", "已由 Grace Physician 接受");
        type("sign-password", "a wrong password");
        press("sign");
        stands("a wrong password does not sign", "password", "密码");
        type("sign-password", PASSWORD);
        press("sign");
        stands("the target is signed", "SIGNED by Grace Physician", "已由 Grace Physician 签名");
        Workbenches.picture("decision-signed");
        Table history = Workbenches.named(Table.class, "review-history");
        assertEquals(either("sign", "签名"), history.getItem(0).getText(2));
        assertEquals(either("Lies on the crown, far from the midline.", "位于头顶，远离中线。"), history.getItem(1).getText(4));

        handOver();

        try (Stream<Path> files = Files.walk(folder.resolve("derivatives"))) {
            Path map = files.filter(f -> f.toString().endsWith("statmap.nii.gz")).findFirst().orElseThrow();
            Files.write(map, new byte[] {0}, StandardOpenOption.APPEND);
        }
        page.showView("org.lodestone.ui.planning.view.decision");
        type("review-words", either("Looked again.", "再次查看。"));
        press("note");
        stands("the signature is void", "SIGNATURE VOID", "签名已失效");
        assertTrue(standing().contains("statmap"), "it says why: " + standing());
        Workbenches.picture("decision-void");
    }

    @Test
    void wrongPasswordsLockTheAccountAndTheRightOneIsRefusedThenToo() {
        stands("the review is read", "not decided", "尚未决定");
        for (int attempt = 1; attempt <= Accounts.ATTEMPTS; attempt++) {
            String before = standing();
            type("account", "grace");
            type("password", "a wrong password " + attempt);
            press("sign-in");
            Workbenches.until("attempt " + attempt + " is refused", () -> attemptSaid(before));
            assertEquals(attempt == Accounts.ATTEMPTS, standing().contains(either("is locked for 15 min more", "还将锁定 15 分钟")),
                    "attempt " + attempt + ": " + standing());
        }
        type("account", "grace");
        type("password", PASSWORD);
        press("sign-in");
        stands("the account is locked, with the time that is left", "grace is locked for 15 min more", "还将锁定 15 分钟");
        assertEquals(either("Nobody has signed in.", "尚未登录。"), Workbenches.named(Label.class, "signed-in").getText());
        Workbenches.picture("decision-locked-out");
    }

    @Test
    void afterTheTimeOutTheDeskIsEmptyNothingIsSignedAndWhatWasWrittenIsStillThere() throws Exception {
        IEclipsePreferences site = InstanceScope.INSTANCE.getNode("org.lodestone.ui.planning");
        site.putDouble("sessionMinutes", 0.1);
        try {
            signInAsPhysician();
            type("review-words", either("Half a sentence about the", "关于它的半句话"));
            type("sign-password", PASSWORD);
            Workbenches.until("the session is over by itself", () -> signedIn()
                    .equals(either("Session over: sign in again.", "会话已超时：请重新登录。")));
            assertEquals("", Workbenches.named(Text.class, "account").getText(), "nobody's name");
            assertEquals("", Workbenches.named(Text.class, "password").getText(), "nobody's password");
            assertEquals("", Workbenches.named(Text.class, "sign-password").getText(), "nor that for the signature");
            assertEquals(either("Half a sentence about the", "关于它的半句话"), Workbenches.named(Text.class, "review-words").getText());
            Workbenches.picture("decision-session-over");
            type("sign-password", PASSWORD);
            press("sign");
            stands("nothing is signed without a name", "Sign in first", "请先登录");
            press("accept");
            Workbenches.settle();
            assertEquals(0, Workbenches.named(Table.class, "review-history").getItemCount());
        } finally {
            site.remove("sessionMinutes");
        }
        type("account", "grace");
        type("password", PASSWORD);
        press("sign-in");
        Workbenches.until("the physician has signed in again", () -> signedIn()
                .equals(either("Grace Physician (physician)", "Grace Physician (医师)")));
        assertEquals(either("Half a sentence about the", "关于它的半句话"), Workbenches.named(Text.class, "review-words").getText());
        press("note");
        Workbenches.until("the unsigned words are in the record", () -> Workbenches.named(Table.class, "review-history").getItemCount() == 1);
        assertEquals(either("Half a sentence about the", "关于它的半句话"),
                Workbenches.named(Table.class, "review-history").getItem(0).getText(4));
        press("sign-out");
        assertEquals("", Workbenches.named(Text.class, "account").getText(), "who comes next finds no name");
    }

    private static String signedIn() {
        return Workbenches.named(Label.class, "signed-in").getText();
    }

    /** The same words again are a new answer when the buttons can be pressed again. */
    private static boolean attemptSaid(String before) {
        return Workbenches.named(Button.class, "accept").isEnabled() && (standing().contains(either("password", "密码"))
                || !standing().equals(before));
    }

    @Test
    void aTargetThatIsDraggedAfterItWasSignedVoidsTheSignatureAndIsInTheRecord() throws Exception {
        signInAsPhysician();
        press("accept");
        stands("the target is accepted", "accepted by Grace Physician", "已由 Grace Physician 接受");
        type("sign-password", PASSWORD);
        press("sign");
        stands("the target is signed", "SIGNED by Grace Physician", "已由 Grace Physician 签名");

        Button tool = Workbenches.named(Button.class, "move-target");
        toggle(tool);
        SliceCanvas axial = Workbenches.visible(SliceCanvas.class).getFirst();
        Workbenches.until("the slice is drawn", () -> axial.shownPicture().isPresent());
        Point on = axial.toControl(SmallCase.FIRST_TARGET).orElseThrow();
        Workbenches.drag(axial, on, new Point(on.x + 30, on.y + 12), 1);
        stands("the signature is void", "SIGNATURE VOID: grace moved the target afterwards", "签名已失效：grace 之后移动了该靶点");
        Vec3 to = state.snapshot().orElseThrow().movedTarget().orElseThrow().mm();
        Table history = Workbenches.named(Table.class, "review-history");
        assertEquals(either("move", "移动"), history.getItem(0).getText(2));
        assertEquals("Grace Physician", history.getItem(0).getText(1));
        assertTrue(history.getItem(0).getText(4).startsWith(String.format(Locale.ROOT, either("(-40.00, 30.00, 30.00) to (%.2f, %.2f, %.2f), %.1f mm",
                "(-40.00, 30.00, 30.00) 移至 (%.2f, %.2f, %.2f)，%.1f mm"),
                to.x(), to.y(), to.z(), to.distance(SmallCase.FIRST_TARGET))), history.getItem(0).getText(4));
        assertTrue(standing().startsWith(either("SHOWN WHERE IT WAS MOVED TO BY HAND", "正显示手动移动后的位置")), standing());
        Workbenches.picture("decision-moved");
        page.showView("org.lodestone.ui.planning.view.targets");
        String words = Workbenches.named(Label.class, "moved-words").getText();
        assertTrue(words.endsWith(either("In the record under Grace Physician; earlier signatures are void.",
                "已以 Grace Physician 的名义记录；先前的签名已失效。")), words);
        Workbenches.picture("target-moved-recorded");
        page.showView("org.lodestone.ui.planning.view.decision");
        press("accept");
        stands("what is not shown is not decided on", "Put it back", "请先放回原处");

        state.undo();
        Workbenches.until("putting it back is in the record, too", () -> history.getItemCount() == 4);
        assertTrue(standing().contains(either("SIGNATURE VOID", "签名已失效")), "it has to be signed anew");
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
        Workbenches.until("both files are written and read back", () -> said.getText().split(either("read back", "已回读")).length >= 3);
        Workbenches.picture("handover");
        try (Stream<Path> files = Files.list(to)) {
            assertTrue(files.count() >= 2);
        }
        assertTrue(said.getText().lines().noneMatch(l -> l.contains(either("not signed", "未签名"))), said.getText());
    }
}

package org.lodestone.study.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Session;
import org.lodestone.study.store.CaseStore;

class ReviewsTest {

    @TempDir
    private static Path withPeople;

    @TempDir
    private Path folder;

    private ReviewedCase reviewed;
    private CaseStore store;
    private Accounts accounts;
    private Reviews reviews;

    @BeforeEach
    void open() throws IOException {
        Path template = withPeople.resolve("store");
        if (!Files.exists(template)) {
            try (CaseStore fresh = CaseStore.openOrCreate(template, "test")) {
                ReviewedCase.people(fresh);
            }
        }
        copy(template, folder.resolve("store"));
        reviewed = ReviewedCase.in(folder);
        store = CaseStore.open(folder.resolve("store"), "test");
        accounts = new Accounts(store);
        reviews = new Reviews(store, reviewed.results());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Session signIn(String name) {
        return accounts.signIn(name, ReviewedCase.PASSWORD).orThrow();
    }

    private TargetReview cluster() {
        return reviews.targets().getFirst();
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(RefusedException.class, act).findings().getFirst().code());
    }

    private void signed() {
        Session paul = signIn("paul");
        reviews.accept(paul, "cluster", "on the middle frontal gyrus");
        reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "cluster");
    }

    @Test
    void aTargetIsAcceptedReadTwiceAndSigned() {
        Session paul = signIn("paul");
        reviews.note(signIn("olga"), "cluster", "patient has a scar there");
        reviews.accept(paul, "cluster", "fits");
        reviews.secondReading(signIn("petra"), "cluster", true, "");
        reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "cluster");

        TargetReview review = cluster();
        assertTrue(review.isAccepted() && review.isSigned());
        assertEquals(ReviewKind.AGREE, review.secondReading().orElseThrow().kind());
        assertEquals("patient has a scar there", review.notes().getFirst().text());
        assertEquals("Dr Paul Physician", reviews.approval("cluster").orElseThrow().user());
        assertEquals(64, reviews.approval("cluster").orElseThrow().sha256().length());
        assertEquals(List.of("olga", "paul", "petra", "paul"), reviews.history().stream().map(ReviewAct::user).toList());
    }

    @Test
    void eachActHasARowInTheAuditTrailUnderThePersonsName() {
        signed();

        var rows = store.audit().entries("sub-01");
        assertEquals(2, rows.size());
        assertTrue(rows.stream().allMatch(row -> row.actor().equals("paul") && row.action().equals("record.review")));
        assertTrue(store.audit().check().isEmpty());
    }

    @Test
    void aChangedMapVoidsTheSignatureAndIsNamed() throws IOException {
        signed();
        Files.writeString(reviewed.map(), "a mAp");

        SignatureState state = cluster().signature().orElseThrow();
        assertFalse(state.isValid());
        assertEquals(List.of("results/func/sub-01_space-T1w_seed-sgacc_stat-r_statmap.nii.gz was changed"), state.reasons());
        assertTrue(reviews.approval("cluster").isEmpty());
    }

    @Test
    void aChangedScanVoidsTheSignature() throws IOException {
        signed();
        Files.writeString(reviewed.scan(), "another scan");

        assertEquals(List.of("dataset/sub-01/anat/sub-01_T1w.nii.gz was changed"), cluster().signature().orElseThrow().reasons());
    }

    @Test
    void aRemovedInputVoidsTheSignature() throws IOException {
        signed();
        Files.delete(reviewed.scan());

        assertEquals(List.of("dataset/sub-01/anat/sub-01_T1w.nii.gz is missing"), cluster().signature().orElseThrow().reasons());
    }

    @Test
    void aRejectionAfterTheSignatureVoidsIt() {
        signed();
        reviews.reject(signIn("petra"), "cluster", "too close to the motor strip");

        assertEquals(List.of("petra rejected the target afterwards"), cluster().signature().orElseThrow().reasons());
        assertFalse(cluster().isAccepted());
    }

    @Test
    void aTargetMovedAfterTheSignatureVoidsItAndSaysWhoMovedItFromWhereToWhereAndHowFar() {
        signed();
        FramePoint from = cluster().target().candidate().nativePoint();
        FramePoint to = new FramePoint(from.frame(), from.mm().plus(new Vec3(3, 0, -4)));
        reviews.move(signIn("olga"), "cluster", from, to);

        assertEquals(List.of("olga moved the target afterwards"), cluster().signature().orElseThrow().reasons());
        assertTrue(reviews.approval("cluster").isEmpty());
        ReviewAct act = reviews.history().getLast();
        assertEquals("(-41.00, 38.00, 30.00) to (-38.00, 38.00, 26.00), 5.0 mm; RAS+ mm of " + from.frame().id(), act.text());
        assertEquals("olga", store.audit().entries("sub-01").getLast().actor());

        reviews.move(signIn("olga"), "cluster", to, from);
        assertFalse(cluster().isSigned(), "put back, it has to be signed anew");
        reviews.sign(accounts, signIn("paul"), ReviewedCase.PASSWORD, "cluster");
        assertTrue(cluster().isSigned());
    }

    @Test
    void whoMayNotDecideMayNotMoveEitherAndAPlaceInAnotherSpaceIsNotTaken() {
        FramePoint from = cluster().target().candidate().nativePoint();
        refused("LS-ACCOUNT-007", () -> reviews.move(signIn("root"), "cluster", from, from));
        assertThrows(RuntimeException.class, () -> reviews.move(signIn("olga"), "cluster", from,
                new FramePoint(Frame.template("MNIColin27"), from.mm())));
        assertTrue(reviews.history().isEmpty());
    }

    @Test
    void aReportMadeAfterwardsDoesNotVoidTheSignature() throws IOException {
        signed();
        Files.writeString(reviewed.results().folder().resolve("report.html"), "made later");
        reviews.note(signIn("olga"), "cluster", "printed");

        assertTrue(cluster().isSigned());
    }

    @Test
    void whoMayNotDoesNot() {
        refused("LS-ACCOUNT-007", () -> reviews.accept(signIn("olga"), "cluster", ""));
        refused("LS-ACCOUNT-007", () -> reviews.accept(signIn("root"), "cluster", ""));
        refused("LS-REVIEW-002", () -> reviews.reject(signIn("paul"), "cluster", " "));
        refused("LS-REVIEW-001", () -> reviews.accept(signIn("paul"), "nothing", ""));
        refused("LS-REVIEW-004", () -> reviews.sign(accounts, signIn("paul"), ReviewedCase.PASSWORD, "cluster"));
        assertTrue(reviews.history().isEmpty());
    }

    @Test
    void aTargetWithAFailedGateCannotBeSigned() {
        Session paul = signIn("paul");
        reviews.accept(paul, "classic", "");

        refused("LS-REVIEW-005", () -> reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "classic"));
    }

    @Test
    void nobodyIsTheirOwnSecondReaderAndDisagreementStopsTheSignature() {
        Session paul = signIn("paul");
        reviews.accept(paul, "cluster", "");

        refused("LS-REVIEW-003", () -> reviews.secondReading(paul, "cluster", true, ""));
        reviews.secondReading(signIn("petra"), "cluster", false, "vein above it");
        refused("LS-REVIEW-004", () -> reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "cluster"));
    }

    @Test
    void aSignatureNeedsThePasswordAgain() {
        Session paul = signIn("paul");
        reviews.accept(paul, "cluster", "");

        refused("LS-ACCOUNT-004", () -> reviews.sign(accounts, paul, "not the password".toCharArray(), "cluster"));
        assertTrue(cluster().signature().isEmpty());
    }

    @Test
    void aScanThatChangedSinceTheTargetsWereFoundIsNotSigned() throws IOException {
        Session paul = signIn("paul");
        reviews.accept(paul, "cluster", "");
        Files.writeString(reviewed.scan(), "another scan");

        refused("LS-REVIEW-006", () -> reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "cluster"));
    }
}

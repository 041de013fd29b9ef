package org.lodestone.study.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.study.store.CaseStore;

class TreatmentReleaseTest {

    @TempDir
    private Path folder;

    private ReviewedCase reviewed;
    private CaseStore store;
    private Accounts accounts;
    private Reviews reviews;
    private TargetCandidate target;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("case"));
        store = CaseStore.openOrCreate(folder.resolve("case"), "test");
        accounts = ReviewedCase.people(store);
        reviewed = ReviewedCase.in(folder);
        reviews = new Reviews(store, reviewed.results());
        target = StoredTargets.read(reviewed.results().targets()).targets().getFirst().candidate();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Outcome<Approval> release(TargetCandidate of) {
        return TreatmentRelease.of(reviewed.results().folder(), "01", of);
    }

    private void refused(String code, String word, Outcome<Approval> outcome) {
        if (outcome instanceof Outcome.Refused<Approval>(List<Finding> why)) {
            assertEquals(code, why.getFirst().code());
            assertTrue(why.getFirst().message().contains(word) && !why.getFirst().remedy().isBlank(), why.toString());
        } else {
            throw new AssertionError(outcome.toString());
        }
    }

    private Session paul() {
        return accounts.signIn("paul", ReviewedCase.PASSWORD).orThrow();
    }

    private void sign() {
        Session paul = paul();
        reviews.accept(paul, "cluster", "fits");
        reviews.sign(accounts, paul, ReviewedCase.PASSWORD, "cluster");
    }

    @Test
    void aSignedTargetIsReleasedUnderThePhysiciansNameWhileAnotherHasTheStoreOpen() {
        sign();
        assertTrue(store.isWritable());
        assertEquals(reviews.approval("cluster").orElseThrow(), release(target).orThrow());
        assertEquals("Dr Paul Physician", release(target).orThrow().user());
        store.close();
        assertTrue(release(target).isDone(), "nor is the store needed open");
        store = CaseStore.open(folder.resolve("case"), "test");
        assertTrue(store.isWritable(), "who looks keeps nobody out");
    }

    @Test
    void aTargetThatIsOnlyAcceptedIsNotReleased() {
        refused("LS-REVIEW-007", "not signed", release(target));
        reviews.accept(paul(), "cluster", "fits");
        refused("LS-REVIEW-007", "not signed", release(target));
    }

    @Test
    void aVoidSignatureReleasesNothingAndSaysWhatChanged() throws IOException {
        sign();
        Files.writeString(reviewed.map(), "a mAp");
        refused("LS-REVIEW-008", "statmap.nii.gz was changed", release(target));
    }

    @Test
    void aTreatmentThatIsRecordedBesideTheResultsVoidsNothing() throws IOException {
        Path recording = Files.createDirectories(reviewed.results().folder().resolve("sessions")).resolve("session-1.jsonl");
        Files.writeString(recording, "a pose");
        sign();
        Files.writeString(recording, "two poses");
        assertTrue(release(target).isDone());
    }

    @Test
    void aRejectionAfterTheSignatureTakesTheReleaseBack() {
        sign();
        reviews.reject(paul(), "cluster", "scar tissue");
        refused("LS-REVIEW-008", "rejected the target afterwards", release(target));
    }

    @Test
    void theSignatureOfOneTargetReleasesNoOther() {
        sign();
        TargetCandidate second = StoredTargets.read(reviewed.results().targets()).targets().get(1).candidate();
        assertEquals(target.nativePoint(), second.nativePoint(), "they lie at the same place");
        refused("LS-REVIEW-007", "classic", release(second));
    }

    @Test
    void aTargetThatWasMovedSinceTheCaseWasOpenedIsNotReleased() {
        sign();
        TargetCandidate elsewhere = new TargetCandidate(target.methodId(), new FramePoint(target.nativePoint().frame(), new Vec3(-41, 38, 31)),
                target.templatePoint(), target.region(), target.correlation(), target.clusterMm3(), Optional.empty(), target.gates());
        refused("LS-REVIEW-009", "do not hold this target", release(elsewhere));
    }

    @Test
    void aCaseOutsideAStoreHasNoSignature() throws IOException {
        Path apart = folder.resolve("apart");
        ReviewedCase loose = ReviewedCase.in(Files.createDirectories(apart));
        refused("LS-REVIEW-010", "no case store", TreatmentRelease.of(loose.results().folder(), "01", target));
    }
}

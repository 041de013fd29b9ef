package org.lodestone.study.review;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.store.CaseStore;

/** A process of its own that reviews at random and says each act after the call returned, until it is killed. */
final class ReviewActor {

    private ReviewActor() {
    }

    /** @param args store, case, seed */
    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
        try (CaseStore store = CaseStore.open(Path.of(args[0]), "actor")) {
            Reviews reviews = new Reviews(store, CaseResults.find(Path.of(args[1]), Optional.empty()));
            Session paul = new Accounts(store).signIn("paul", ReviewedCase.PASSWORD).orThrow();
            for (int i = 0; i < 1000; i++) {
                String text = args[2] + "/" + i;
                ReviewAct act = switch (random.nextInt(3)) {
                    case 0 -> reviews.note(paul, "cluster", text);
                    case 1 -> reviews.accept(paul, "cluster", text);
                    default -> reviews.reject(paul, "classic", text);
                };
                System.out.println(act.number() + " " + act.kind() + " " + text);
                System.out.flush();
            }
        }
    }
}

package org.lodestone.study.review;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.store.CaseStore;

/** A process of its own that reviews at random and says each act after the call returned, until it is killed. */
final class ReviewActor {

    private ReviewActor() {
    }

    private static FramePoint at(double millimetres) {
        return new FramePoint(Frame.t1w("sub-01"), new Vec3(millimetres, 38, 30));
    }

    /** @param args store, case, seed */
    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
        try (CaseStore store = CaseStore.open(Path.of(args[0]), "actor")) {
            Reviews reviews = new Reviews(store, CaseResults.find(Path.of(args[1]), Optional.empty()));
            Session paul = new Accounts(store).signIn("paul", ReviewedCase.PASSWORD).orThrow();
            for (int i = 0; i < 1000; i++) {
                String text = args[2] + "/" + i;
                ReviewAct act = switch (random.nextInt(4)) {
                    case 0 -> reviews.note(paul, "cluster", text);
                    case 1 -> reviews.accept(paul, "cluster", text);
                    case 2 -> reviews.move(paul, "cluster", at(0), at(i + 1));
                    default -> reviews.reject(paul, "classic", text);
                };
                System.out.println(act.number() + " " + act.kind() + " " + act.text());
                System.out.flush();
            }
        }
    }
}

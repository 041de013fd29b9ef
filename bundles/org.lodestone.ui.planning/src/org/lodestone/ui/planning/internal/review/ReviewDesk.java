package org.lodestone.ui.planning.internal.review;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.Platform;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.store.CaseStore;
import org.lodestone.ui.view.ReviewCase;

/**
 * The store in which reviews of the open case are kept, and who has signed in. One a workbench. The store is opened on a worker thread;
 * everything else is asked on the user interface's.
 */
public final class ReviewDesk {

    private static final int PARENTS = 4;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<CaseStore> store = Optional.empty();
    private volatile Optional<Session> session = Optional.empty();
    private volatile String lastMove = "";

    /** Made once a workbench. */
    public ReviewDesk() {
        // nothing is open yet
    }

    /**
     * Opens the store that a case lies in, unless it is open already; the person who signed in at another store has to sign in again.
     *
     * @param open the case
     * @return what the store had to say
     * @throws RefusedException when the case lies in no store, or the store is damaged
     */
    public synchronized List<Finding> openStoreOf(ReviewCase open) {
        Path root = rootOf(open.folder()).orElseThrow(() -> new RefusedException(Finding.error("LS-DESK-001",
                open.folder() + " is not a case store: a review would be kept nowhere.",
                "Import the case into a store: lodestone import FOLDER --store STORE; then open the store.")));
        if (store.filter(s -> s.root().equals(root)).isPresent()) {
            return List.of();
        }
        closeStore();
        CaseStore opened = CaseStore.open(root, CaseStore.account());
        store = Optional.of(opened);
        return opened.findings();
    }

    private static Optional<Path> rootOf(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        for (int i = 0; i < PARENTS && at != null; i++, at = at.getParent()) {
            if (CaseStore.isStore(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** @return the reviews of a case with results; empty when its store is not open */
    public Optional<Reviews> reviewsOf(ReviewCase open) {
        return store.filter(s -> open.results().isPresent())
                .map(s -> new Reviews(s, CaseResults.find(open.results().orElseThrow(), Optional.of(open.label()))));
    }

    /** @return the accounts of the open store; its sessions end as the site wants it */
    public Optional<Accounts> accounts() {
        double minutes = Platform.getPreferencesService().getDouble("org.lodestone.ui.planning", "sessionMinutes", Session.TIME_OUT.toMinutes(), null);
        return store.map(Accounts::new).map(all -> all.endingAfter(Duration.ofMillis(Math.round(minutes * 60_000))));
    }

    /** @return who has signed in and is not timed out */
    public Optional<Session> session() {
        return session.filter(s -> !s.isOver());
    }

    /** @return whether the session of who had signed in ran out of time since {@link #use}; said once */
    boolean endedByTime() {
        boolean ended = session.filter(Session::isOver).isPresent();
        if (ended) {
            use(Optional.empty());
        }
        return ended;
    }

    /** Somebody signed in, or out. */
    public void use(Optional<Session> person) {
        session.ifPresent(Session::end);
        session = person;
        listeners.forEach(Runnable::run);
    }

    /** @return what the store has of the last move of a target, or why it has nothing; empty when none was moved */
    public String lastMove() {
        return lastMove;
    }

    /** The last move of a target is in the store, or could not be written down; told to the listeners. */
    void lastMove(String words) {
        lastMove = words;
        listeners.forEach(Runnable::run);
    }

    /** @return ends the telling when run */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Closes the store and signs out; when the workbench closes, too. */
    public synchronized void closeStore() {
        session.ifPresent(Session::end);
        session = Optional.empty();
        store.ifPresent(CaseStore::close);
        store = Optional.empty();
    }
}

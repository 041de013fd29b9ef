package org.lodestone.study.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.WorkRecord;

/**
 * The accounts of a store. Every change and every attempt to sign in is a record of the store, on the disk before the call returns, with a
 * row in the audit trail. Any thread.
 */
public final class Accounts {

    /** Wrong passwords in a row after which an account is locked. */
    public static final int ATTEMPTS = 5;

    /** How long it stays locked unless an administrator unlocks it. */
    public static final Duration LOCK = Duration.ofMinutes(15);

    /** Fewest characters of a password; length, not strange characters, is what makes it hard to guess. */
    public static final int SHORTEST_PASSWORD = 10;

    private static final String KIND = "account";
    private static final String ATTEMPT = "account.sign-in";

    private final CaseStore store;
    private final InstantSource clock;
    private final int rounds;
    private final Duration timeOut;

    /** @param store where the accounts lie */
    public Accounts(CaseStore store) {
        this(store, InstantSource.system());
    }

    /**
     * @param store where the accounts lie
     * @param clock for locks and time-outs
     */
    public Accounts(CaseStore store, InstantSource clock) {
        this(store, clock, PasswordHash.ROUNDS);
    }

    /** With fewer rounds for new passwords, for tests that sign in often. */
    Accounts(CaseStore store, InstantSource clock, int rounds) {
        this(store, clock, rounds, Session.TIME_OUT);
    }

    private Accounts(CaseStore store, InstantSource clock, int rounds, Duration timeOut) {
        this.store = store;
        this.clock = clock;
        this.rounds = rounds;
        this.timeOut = timeOut;
    }

    /**
     * @param shorter how long a session lasts without an act, at a site that wants less than {@link Session#TIME_OUT}; more is not given
     * @return the same accounts, whose sessions end by then
     */
    public Accounts endingAfter(Duration shorter) {
        return new Accounts(store, clock, rounds, shorter.isPositive() && shorter.compareTo(Session.TIME_OUT) < 0 ? shorter : Session.TIME_OUT);
    }

    /** @return all accounts, sorted by name */
    public List<Account> list() {
        TreeSet<String> names = new TreeSet<>();
        store.records(KIND).forEach(row -> names.add(row.subject()));
        return names.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** @return the account of that name */
    public Optional<Account> find(String name) {
        return store.latest(KIND, name).map(row -> account(row.subject(), row.json()));
    }

    /**
     * Adds the first account, which has to be an administrator's: nobody can vouch for it yet.
     *
     * @param name of the account
     * @param fullName of the person
     * @param password wiped by the caller. Not modified.
     * @return the account
     * @throws RefusedException when there are accounts already, or the name or password will not do
     */
    public Account addFirst(String name, String fullName, char[] password) {
        if (!list().isEmpty()) {
            throw refused("LS-ACCOUNT-001", "The store has accounts already.", "Sign in as an administrator to add another.");
        }
        return add(name, name, fullName, Role.ADMINISTRATOR, password);
    }

    /**
     * @param by an administrator who has signed in
     * @param name of the new account, never one that was there before
     * @param fullName of the person
     * @param role what the person may do
     * @param password wiped by the caller. Not modified.
     * @return the account
     * @throws RefusedException when that is not allowed, or the name or password will not do
     */
    public Account add(Session by, String name, String fullName, Role role, char[] password) {
        return add(by.require(Role.ADMINISTRATOR).name(), name, fullName, role, password);
    }

    private Account add(String by, String name, String fullName, Role role, char[] password) {
        if (!name.matches("[a-z][a-z0-9._-]{1,31}")) {
            throw refused("LS-ACCOUNT-002", name + " is no name for an account.",
                    "Take 2 to 32 lower-case letters, digits, points or hyphens, beginning with a letter.");
        }
        if (find(name).isPresent()) {
            throw refused("LS-ACCOUNT-002", "There is an account " + name + " already.", "Take another name; names are never used again.");
        }
        if (fullName.isBlank()) {
            throw refused("LS-ACCOUNT-002", "The account " + name + " has no person's name.", "Give the name that stands below signatures.");
        }
        checkPassword(name, password);
        ObjectNode json = JsonFile.object();
        json.put("fullName", fullName.strip()).put("role", role.name()).put("enabled", true).put("password", PasswordHash.of(password, rounds).toString());
        store.record(by, KIND, name, json);
        return account(name, json);
    }

    private static void checkPassword(String name, char[] password) {
        if (password.length < SHORTEST_PASSWORD || new String(password).toLowerCase(Locale.ROOT).contains(name)) {
            throw refused("LS-ACCOUNT-003", "The password will not do.",
                    "Take at least " + SHORTEST_PASSWORD + " characters, a sentence for instance, without the account's name.");
        }
    }

    /** Gives an account a new password: the person's own, or by an administrator. */
    public void changePassword(Session by, String name, char[] password) {
        Account actor = by.require(Role.values());
        if (!actor.name().equals(name)) {
            by.require(Role.ADMINISTRATOR);
        }
        checkPassword(name, password);
        change(actor.name(), name, json -> json.put("password", PasswordHash.of(password, rounds).toString()));
    }

    /** Lets nobody sign in under that name any more, or again. */
    public void setEnabled(Session by, String name, boolean enabled) {
        change(by.require(Role.ADMINISTRATOR).name(), name, json -> json.put("enabled", enabled));
    }

    /** Ends a lock before its time. */
    public void unlock(Session by, String name) {
        String actor = by.require(Role.ADMINISTRATOR).name();
        find(name).orElseThrow(() -> unknown(name));
        store.record(actor, ATTEMPT, name, attempt("unlocked"));
    }

    private void change(String actor, String name, java.util.function.Consumer<ObjectNode> edit) {
        ObjectNode json = store.latest(KIND, name).orElseThrow(() -> unknown(name)).json().deepCopy();
        edit.accept(json);
        store.record(actor, KIND, name, json);
    }

    /**
     * @param name of the account
     * @param password wiped by the caller. Not modified.
     * @return a session, or LS-ACCOUNT-004 for a wrong name or password, LS-ACCOUNT-005 for a locked account
     */
    public Outcome<Session> signIn(String name, char[] password) {
        Optional<WorkRecord> row = store.latest(KIND, name);
        if (row.isEmpty()) {
            // As long as with an account, so that names cannot be found out by a watch.
            PasswordHash.of(password, rounds);
            return Outcome.refused(wrong());
        }
        Optional<Instant> locked = lockedUntil(name);
        if (locked.isPresent()) {
            return Outcome.refused(locked(name, locked.get()));
        }
        Account account = account(name, row.get().json());
        boolean right = PasswordHash.parse(row.get().json().path("password").asText()).matches(password);
        store.record(name, ATTEMPT, name, attempt(right && account.enabled() ? "right" : "wrong"));
        if (right && account.enabled()) {
            return Outcome.done(new Session(account, clock, timeOut));
        }
        // Who has just locked the account is told so at once, with the time that it lasts.
        return Outcome.refused(lockedUntil(name).map(until -> locked(name, until)).orElseGet(Accounts::wrong));
    }

    private Finding locked(String name, Instant until) {
        return Finding.error("LS-ACCOUNT-005", name + " is locked for " + minutes(until) + " min more after " + ATTEMPTS + " wrong passwords.",
                "Wait, or ask an administrator to unlock it.");
    }

    /**
     * Proves once more who acts, before a signature.
     *
     * @param session of the person
     * @param password wiped by the caller. Not modified.
     * @throws RefusedException when it is wrong or the account is locked
     */
    public void confirm(Session session, char[] password) {
        signIn(session.require(Role.values()).name(), password).orThrow();
    }

    private long minutes(Instant until) {
        return Math.max(1, Math.ceilDiv(Duration.between(clock.instant(), until).toSeconds(), 60));
    }

    private Optional<Instant> lockedUntil(String name) {
        List<WorkRecord> attempts = store.records(ATTEMPT, name);
        List<Instant> wrong = new ArrayList<>();
        for (WorkRecord attempt : attempts) {
            if (attempt.json().path("result").asText().equals("wrong")) {
                wrong.add(Instant.parse(attempt.json().path("at").asText()));
            } else {
                wrong.clear();
            }
        }
        // Each further ATTEMPTS wrong ones lock anew.
        boolean full = !wrong.isEmpty() && wrong.size() % ATTEMPTS == 0;
        return full ? Optional.of(wrong.getLast().plus(LOCK)).filter(end -> clock.instant().isBefore(end)) : Optional.empty();
    }

    private ObjectNode attempt(String result) {
        return JsonFile.object().put("result", result).put("at", clock.instant().toString());
    }

    private Account account(String name, ObjectNode json) {
        return new Account(name, json.path("fullName").asText(), Role.valueOf(json.path("role").asText()), json.path("enabled").asBoolean(),
                lockedUntil(name));
    }

    private static Finding wrong() {
        return Finding.error("LS-ACCOUNT-004", "Name or password is wrong.",
                "Try again; after " + ATTEMPTS + " wrong passwords the account is locked.");
    }

    private static RefusedException unknown(String name) {
        return refused("LS-ACCOUNT-008", "There is no account " + name + ".", "See the list of accounts.");
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}

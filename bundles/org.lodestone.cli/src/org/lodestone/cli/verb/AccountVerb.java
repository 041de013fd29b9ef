package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Account;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.PasswordHash;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone account STORE ACTION [NAME]}: who may sign in to a store. */
@Command(name = "account", mixinStandardHelpOptions = true, description = {
    "Keeps the accounts of a store: list, add, password, unlock, disable, enable.",
    "The first account is an administrator's; it vouches for all others. Passwords come from files or standard input, never from arguments."})
public final class AccountVerb implements Callable<Integer> {

    /** What to do. */
    enum Action { LIST, ADD, PASSWORD, UNLOCK, DISABLE, ENABLE }

    private final Face face;
    private final Passwords passwords = new Passwords();

    @Parameters(index = "0", paramLabel = "STORE", description = "Folder of the store.")
    private Path root;

    @Parameters(index = "1", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private Action action;

    @Parameters(index = "2", arity = "0..1", paramLabel = "NAME", description = "Account that it is about.")
    private Optional<String> name;

    @Option(names = "--role", paramLabel = "R", description = "operator, physician or administrator.")
    private Optional<Role> role;

    @Option(names = "--full-name", paramLabel = "TEXT", description = "The person's name, as it stands below signatures.")
    private Optional<String> fullName;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the account's (new) password in its first line.")
    private Optional<Path> passwordFile;

    @Option(names = "--by", paramLabel = "NAME", description = "Administrator who does it.")
    private Optional<String> by;

    @Option(names = "--by-password-file", paramLabel = "FILE", description = "File with the administrator's password.")
    private Optional<Path> byPasswordFile;

    @Option(names = "--new-store", description = "Make the store when it is not there: before the first case, or for signing validations alone.")
    private boolean newStore;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public AccountVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        try (CaseStore store = newStore ? CaseStore.openOrCreate(root, CaseStore.account()) : CaseStore.open(root, CaseStore.account())) {
            Accounts accounts = new Accounts(store);
            if (action != Action.LIST) {
                act(accounts);
            }
            print(accounts);
        }
        return ExitCode.DONE;
    }

    private void act(Accounts accounts) {
        String account = name.orElseThrow(() -> missing("NAME of the account"));
        if (action == Action.ADD && accounts.list().isEmpty()) {
            if (role.filter(r -> r != Role.ADMINISTRATOR).isPresent()) {
                throw new RefusedException(Finding.error("LS-ACCOUNT-009", "The first account of a store is an administrator's.",
                        "Add the administrator first, then " + account + "."));
            }
            char[] password = passwords.read(passwordFile, account);
            accounts.addFirst(account, fullName.orElseThrow(() -> missing("--full-name")), password);
            PasswordHash.wipe(password);
            return;
        }
        Session session = signIn(accounts, by.orElseThrow(() -> missing("--by, the administrator")), byPasswordFile);
        switch (action) {
            case ADD -> {
                char[] password = passwords.read(passwordFile, account);
                accounts.add(session, account, fullName.orElseThrow(() -> missing("--full-name")), role.orElseThrow(() -> missing("--role")), password);
                PasswordHash.wipe(password);
            }
            case PASSWORD -> {
                char[] password = passwords.read(passwordFile, account);
                accounts.changePassword(session, account, password);
                PasswordHash.wipe(password);
            }
            case UNLOCK -> accounts.unlock(session, account);
            case DISABLE -> accounts.setEnabled(session, account, false);
            case ENABLE -> accounts.setEnabled(session, account, true);
            case LIST -> { }
        }
    }

    private Session signIn(Accounts accounts, String who, Optional<Path> file) {
        char[] password = passwords.read(file, who);
        try {
            return accounts.signIn(who, password).orThrow();
        } finally {
            PasswordHash.wipe(password);
        }
    }

    static RefusedException missing(String what) {
        return new RefusedException(Finding.error("LS-CLI-011", what + " is missing.", "See --help."));
    }

    private void print(Accounts accounts) {
        ObjectNode answer = JsonFile.object();
        ArrayNode rows = answer.putArray("accounts");
        for (Account account : accounts.list()) {
            String word = account.role().name().toLowerCase(Locale.ROOT);
            String state = !account.enabled() ? "disabled" : account.lockedUntil().map(end -> "locked until " + end).orElse("enabled");
            rows.addObject().put("name", account.name()).put("fullName", account.fullName()).put("role", word).put("state", state);
            if (!json) {
                face.out().printf(Locale.ROOT, "%-16s %-14s %-10s %s%n", account.name(), word, state, account.fullName());
            }
        }
        if (json) {
            face.print(answer);
        }
    }
}

package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.PasswordHash;
import org.lodestone.study.account.Session;
import picocli.CommandLine.Option;

/** Options of verbs whose acts a person answers for with an account of the store. */
final class SignIn {

    @Option(names = "--user", paramLabel = "NAME", description = "Account of the person who acts.")
    private Optional<String> user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password in its first line.")
    private Optional<Path> passwordFile;

    /**
     * Signs in, acts and forgets the password.
     *
     * @param accounts of the store
     * @param act gets the session and the password, which it must not keep
     * @return what the act gave
     * @throws org.lodestone.core.RefusedException when no account is named or it does not open
     */
    <T> T act(Accounts accounts, BiFunction<Session, char[], T> act) {
        String who = user.orElseThrow(() -> AccountVerb.missing("--user"));
        char[] password = new Passwords().read(passwordFile, who);
        try {
            return act.apply(accounts.signIn(who, password).orThrow(), password);
        } finally {
            PasswordHash.wipe(password);
        }
    }
}

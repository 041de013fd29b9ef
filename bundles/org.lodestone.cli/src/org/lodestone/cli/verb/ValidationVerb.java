package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.installation.DroppedBundles;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.review.ReviewAct;
import org.lodestone.study.review.SignatureState;
import org.lodestone.study.review.ValidationSignatures;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone validation STORE ACTION}: signs the report that {@code validate} wrote, and says whether the signature holds. */
@Command(name = "validation", mixinStandardHelpOptions = true, description = {
    "Signs a validation report with an account of a store, or verifies its signature.",
    "The signature rests on every file of the report and every bundle of this product; what changes afterwards voids it.",
    "verify ends with exit code 4 when nobody signed or the signature does not hold. Passwords come from a file or standard input."})
public final class ValidationVerb implements Callable<Integer> {

    /** What to do. */
    enum Action { SIGN, VERIFY }

    private final Face face;

    @Parameters(index = "0", paramLabel = "STORE", description = "Folder of the store that has the accounts.")
    private Path root;

    @Parameters(index = "1", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private Action action;

    @Option(names = "--report", paramLabel = "DIR", required = true, description = "Folder that validate wrote.")
    private Path report;

    @Mixin
    private SignIn person;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face channels */
    public ValidationVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        Path product = Path.of(Optional.ofNullable(System.getenv("LODESTONE_HOME")).orElseThrow(() -> new RefusedException(Finding.error(
                "LS-CLI-036", "The folder of the product is not known.", "Start this through the script lodestone of the installation."))));
        return on(product);
    }

    /** Does it for a product in a folder. */
    int on(Path product) {
        try (CaseStore store = CaseStore.open(root, CaseStore.account())) {
            ValidationSignatures signatures = new ValidationSignatures(store, report, product, DroppedBundles.folder());
            Accounts accounts = new Accounts(store);
            Optional<SignatureState> state = action == Action.VERIFY ? signatures.state()
                    : Optional.of(person.act(accounts, (session, password) -> signatures.sign(accounts, session, password)));
            say(state);
            return state.filter(SignatureState::isValid).isPresent() ? ExitCode.DONE : ExitCode.GATE_FAILED;
        }
    }

    private void say(Optional<SignatureState> state) {
        if (json) {
            var answer = JsonFile.object().put("signed", state.isPresent()).put("valid", state.filter(SignatureState::isValid).isPresent());
            state.map(SignatureState::act).ifPresent(act -> answer.put("by", act.fullName()).put("user", act.user()).put("role", role(act))
                    .put("at", act.at().toString()).put("meaning", act.signature().orElseThrow().meaning())
                    .put("sha256", act.signature().orElseThrow().sha256()));
            answer.set("voidBecause", JsonFile.node(state.map(SignatureState::reasons).orElse(List.of())));
            face.print(answer);
        } else if (state.isEmpty()) {
            face.out().println("not signed");
        } else {
            ReviewAct act = state.get().act();
            face.out().println((state.get().isValid() ? "signed by " : "SIGNATURE VOID, of ") + act.fullName() + " (" + act.user() + ", " + role(act)
                    + ") " + act.at() + ", " + act.signature().orElseThrow().sha256());
            face.out().println("\"" + act.signature().orElseThrow().meaning() + "\"");
            state.get().reasons().forEach(reason -> face.out().println("void: " + reason));
        }
    }

    private static String role(ReviewAct act) {
        return act.role().name().toLowerCase(Locale.ROOT);
    }
}

package org.lodestone.ui.planning.internal.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.study.account.Session;
import org.lodestone.study.review.ReviewAct;
import org.lodestone.study.review.ReviewKind;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.review.SignatureState;
import org.lodestone.study.review.TargetReview;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.Inks;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * Decides on the chosen target: accept or reject with the reason, a second reader, notes, the electronic signature. An act is in the store
 * before this view says so; a signature whose inputs have changed is shown as void, with what changed.
 */
public final class DecisionView extends ViewPart {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int WATCH_MS = 1000;

    /** What is said of the place that is shown: not while that is not the place that would be decided on. */
    private static final Set<String> OF_THE_PLACE = Set.of("accept", "agree", "sign");

    private ReviewDesk desk;
    private ViewerState viewer;
    private FindingLog findings;
    private SignInRow person;
    private Label standing;
    private Text words;
    private Text password;
    private Table history;
    private final List<Button> acts = new ArrayList<>();
    private List<TargetReview> reviews = List.of();
    private String nobody = Messages.nobodySignedIn;

    /** Called by the workbench. */
    public DecisionView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        desk = getSite().getService(ReviewDesk.class);
        viewer = getSite().getService(ViewerState.class);
        findings = getSite().getService(FindingLog.class);
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
        ScrolledComposite left = new ScrolledComposite(halves, SWT.V_SCROLL);
        left.setExpandHorizontal(true);
        left.setExpandVertical(true);
        Composite body = new Composite(left, SWT.NONE);
        left.setContent(body);
        GridLayoutFactory.fillDefaults().margins(6, 4).spacing(4, 3).applyTo(body);
        person = new SignInRow(body, this::signIn, () -> {
            desk.use(Optional.empty());
            load();
        });
        standing = new Label(body, SWT.WRAP);
        standing.setData("org.lodestone.control", "review-standing");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 40).applyTo(standing);
        words = new Text(body, SWT.BORDER | SWT.SINGLE);
        words.setData("org.lodestone.control", "review-words");
        words.setMessage(Messages.reviewWords);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        Composite row = row(body, 5);
        button(row, "accept", Messages.accept, (r, e) -> r.accept(e.session(), e.target(), e.text()));
        button(row, "reject", Messages.reject, (r, e) -> r.reject(e.session(), e.target(), e.text()));
        button(row, "note", Messages.note, (r, e) -> r.note(e.session(), e.target(), e.text()));
        button(row, "agree", Messages.agree, (r, e) -> r.secondReading(e.session(), e.target(), true, e.text()));
        button(row, "disagree", Messages.disagree, (r, e) -> r.secondReading(e.session(), e.target(), false, e.text()));
        Composite signing = row(body, 3);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(signing);
        password = new Text(signing, SWT.BORDER | SWT.PASSWORD);
        password.setData("org.lodestone.control", "sign-password");
        password.setMessage(Messages.passwordAgain);
        GridDataFactory.fillDefaults().hint(140, SWT.DEFAULT).applyTo(password);
        button(signing, "sign", Messages.sign,
                (r, e) -> r.sign(desk.accounts().orElseThrow(DecisionView::noStore), e.session(), e.secret(), e.target()));
        Label meaning = new Label(signing, SWT.WRAP);
        meaning.setText(Messages.signMeaning);
        GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(meaning);
        history = new Table(halves, SWT.FULL_SELECTION | SWT.BORDER);
        history.setData("org.lodestone.control", "review-history");
        history.setHeaderVisible(true);
        column(Messages.reviewTime, 145);
        column(Messages.reviewPerson, 150);
        column(Messages.reviewAct, 90);
        column(Messages.reviewTarget, 100);
        column(Messages.reviewText, 460);
        left.setMinHeight(body.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        Runnable unview = viewer.onChange((change, snapshot) -> {
            if (change == ViewerState.Change.CASE) {
                load();
            } else if (change == ViewerState.Change.TARGET || change == ViewerState.Change.MOVED) {
                show();
            }
        });
        Runnable undesk = desk.onChange(() -> {
            if (!desk.lastMove().isEmpty()) {
                load();
            }
        });
        body.addDisposeListener(e -> {
            unview.run();
            undesk.run();
        });
        load();
        watchSession();
    }

    private static Composite row(Composite body, int columns) {
        Composite row = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).applyTo(row);
        return row;
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(history, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    /** What stood in the fields when a button was pressed. */
    private record Entry(Session session, String target, String text, char[] secret) {
    }

    private interface Act {
        ReviewAct on(Reviews reviews, Entry entry);
    }

    private void button(Composite row, String name, String text, Act act) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> press(name, act));
        acts.add(button);
    }

    /** Looks every second whether the session is over, so that nobody finds another person's name at the desk. */
    private void watchSession() {
        if (history.isDisposed()) {
            return;
        }
        watchOnce();
        history.getDisplay().timerExec(WATCH_MS, this::watchSession);
    }

    private void watchOnce() {
        if (desk.endedByTime()) {
            password.setText("");
            nobody = Messages.sessionOver;
            showPerson();
        }
    }

    private void press(String name, Act act) {
        watchOnce();
        Optional<Session> session = desk.session();
        Optional<Reviews> on = reviews();
        if (session.isEmpty() || on.isEmpty()) {
            password.setText("");
            showPerson();
            warn(on.isEmpty() ? Messages.noStore + " " + Messages.noStoreRemedy : nobody + " " + Messages.signInFirst);
            return;
        }
        if (OF_THE_PLACE.contains(name) && viewer.snapshot().flatMap(ViewerSnapshot::movedTarget).isPresent()) {
            warn(Messages.putBackFirst);
            return;
        }
        Entry entry = new Entry(session.get(), chosen().map(r -> r.target().name()).orElse(""), words.getText(), password.getTextChars());
        password.setText("");
        perform(() -> {
            try {
                return act.on(on.get(), entry);
            } finally {
                Arrays.fill(entry.secret(), '\0');
            }
        }, done -> {
            words.setText("");
            load();
        });
    }

    private static RefusedException noStore() {
        return new RefusedException(Finding.error("LS-DESK-002", Messages.noStore, Messages.noStoreRemedy));
    }

    private Optional<Reviews> reviews() {
        return viewer.snapshot().map(now -> now.open()).flatMap(desk::reviewsOf);
    }

    private void signIn(String name, char[] secret) {
        perform(() -> {
            try {
                return desk.accounts().orElseThrow(DecisionView::noStore).signIn(name, secret).orThrow();
            } finally {
                Arrays.fill(secret, '\0');
            }
        }, session -> {
            nobody = Messages.nobodySignedIn;
            desk.use(Optional.of(session));
            load();
        });
    }

    /** Does something on a worker thread; a refusal is shown here and in the findings view. */
    private <T> void perform(Supplier<T> work, Consumer<T> done) {
        acts.forEach(b -> b.setEnabled(false));
        BackgroundJob<Outcome<T>> job = new BackgroundJob<>(Messages.review, history.getDisplay(), findings, execution -> {
            try {
                return Outcome.done(Outcome.done(work.get()));
            } catch (RefusedException e) {
                return Outcome.done(Outcome.refused(e.findings()));
            }
        }, outcome -> {
            if (history.isDisposed()) {
                return;
            }
            acts.forEach(b -> b.setEnabled(true));
            switch (outcome) {
                case Outcome.Done<T>(T value, var _) -> done.accept(value);
                case Outcome.Refused<T>(List<Finding> why) -> {
                    findings.add(Messages.review, why);
                    warn(FindingWords.first(why));
                }
            }
        });
        job.setSystem(true);
        job.schedule();
    }

    private void load() {
        Optional<ReviewCase> open = viewer.snapshot().map(now -> now.open());
        if (open.isEmpty()) {
            reviews = List.of();
            history.removeAll();
            say(Messages.reviewNoCase, null);
            return;
        }
        perform(() -> {
            List<Finding> told = desk.openStoreOf(open.get());
            Reviews on = desk.reviewsOf(open.get()).orElseThrow(DecisionView::noStore);
            return new Loaded(on.targets(), on.history(), told);
        }, loaded -> {
            reviews = loaded.targets();
            findings.add(Messages.review, loaded.told());
            history.removeAll();
            for (ReviewAct act : loaded.history().reversed()) {
                new TableItem(history, SWT.NONE).setText(new String[] {TIME.format(act.at()), act.fullName(), FindingWords.said(act.kind().word()),
                    FindingWords.said(act.target()), act.kind() == ReviewKind.MOVE ? FindingWords.said(act.text()) : act.text()});
            }
            show();
        });
    }

    private record Loaded(List<TargetReview> targets, List<ReviewAct> history, List<Finding> told) {
    }

    private Optional<TargetReview> chosen() {
        return viewer.snapshot().map(now -> now.target()).filter(i -> i >= 0 && i < reviews.size()).map(reviews::get);
    }

    private void show() {
        showPerson();
        Optional<SignatureState> signature = chosen().flatMap(TargetReview::signature);
        boolean moved = viewer.snapshot().flatMap(ViewerSnapshot::movedTarget).isPresent();
        say((moved ? Messages.movedNothingHolds + " " : "") + chosen().map(DecisionView::words).orElse(Messages.reviewNoTarget),
                moved || signature.filter(s -> !s.isValid()).isPresent() ? Inks.failed(standing) : null);
    }

    private void showPerson() {
        person.show(desk.session().map(s -> s.account().fullName() + " ("
                + FindingWords.said(s.account().role().name().toLowerCase(Locale.ROOT)) + ")"), nobody);
    }

    private static String words(TargetReview review) {
        String decision = review.decision().map(act -> NLS.bind(review.isAccepted() ? Messages.acceptedBy : Messages.rejectedBy,
                act.fullName(), TIME.format(act.at()))).orElse(Messages.undecided);
        String second = review.secondReading().map(act -> " " + NLS.bind(Messages.secondReader, act.fullName(), FindingWords.said(act.kind().word()))).orElse("");
        String signed = review.signature().map(state -> " " + (state.isValid()
                ? NLS.bind(Messages.signedBy, state.act().fullName(), TIME.format(state.act().at()))
                : NLS.bind(Messages.signatureVoid, FindingWords.said(String.join("; ", state.reasons()))))).orElse("");
        return FindingWords.said(review.target().name()) + ": " + decision + second + signed;
    }

    private void warn(String text) {
        say(text, Inks.failed(standing));
    }

    private void say(String text, Color colour) {
        standing.setForeground(colour);
        standing.setText(text);
        standing.setToolTipText(text);
    }

    @Override
    public void setFocus() {
        words.setFocus();
    }
}

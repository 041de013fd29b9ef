package org.lodestone.ui.planning.internal.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsQuery;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsRetrieve;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.InstalledMethods;
import org.lodestone.ui.planning.internal.Messages;

/**
 * Looks for studies in an archive, by the DICOM protocol or DICOMweb, and fetches one for the import. What was fetched lies in a folder of
 * its own until this view closes, and is deleted then. Asks nobody unless a button is pressed.
 */
public final class ArchiveView extends ViewPart {

    private static final int MOST = 500;
    private static final List<String> SHOWN =
            List.of("PatientName", "PatientID", "StudyDate", "StudyDescription", "ModalitiesInStudy");

    private final List<Path> fetched = new ArrayList<>();
    private FindingLog findings;
    private Text address;
    private Text called;
    private Text calling;
    private Text user;
    private Text password;
    private Text patient;
    private Text date;
    private Table table;
    private Label said;
    private List<PacsMatch> matches = List.of();

    /** Called by the workbench. */
    public ArchiveView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        findings = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(body);
        Composite first = row(body, 10);
        address = field(first, "archive-address", Messages.archiveAddress, Messages.archiveAddressHint, 230);
        called = field(first, "archive-called", Messages.archiveCalled, "ORTHANC", 90);
        calling = field(first, "archive-calling", Messages.archiveCalling, "LODESTONE", 90);
        user = field(first, "archive-user", Messages.archiveUser, "", 80);
        password = new Text(first, SWT.BORDER | SWT.PASSWORD);
        password.setMessage(Messages.password);
        GridDataFactory.fillDefaults().hint(80, SWT.DEFAULT).applyTo(password);
        Composite second = row(body, 6);
        patient = field(second, "archive-patient", Messages.archivePatient, Messages.archivePatientHint, 200);
        date = field(second, "archive-date", Messages.columnStudy, Messages.archiveDateHint, 160);
        button(second, "archive-find", Messages.archiveFind, this::find);
        button(second, "archive-fetch", Messages.archiveFetch, this::fetch);
        table = new Table(body, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("org.lodestone.control", "archive-studies");
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        for (String title : List.of(Messages.columnPatient, Messages.archivePatientId, Messages.columnStudy, Messages.columnDescription,
                Messages.archiveModalities)) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(title);
            column.setWidth(190);
        }
        said = new Label(body, SWT.WRAP);
        said.setData("org.lodestone.control", "archive-said");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 36).applyTo(said);
        said.setText(Messages.archiveHint);
    }

    private static Composite row(Composite body, int columns) {
        Composite row = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        return row;
    }

    private static Text field(Composite row, String name, String label, String hint, int width) {
        new Label(row, SWT.NONE).setText(label);
        Text field = new Text(row, SWT.BORDER);
        field.setData("org.lodestone.control", name);
        field.setMessage(hint);
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(field);
        return field;
    }

    private static void button(Composite row, String name, String text, Runnable action) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setText(text);
        button.setData("org.lodestone.control", name);
        button.addListener(SWT.Selection, e -> action.run());
    }

    /** The archive as the fields name it; a password is read only for the moment of asking. */
    private PacsAddress archive() {
        String text = address.getText().strip();
        try {
            if (text.startsWith("http")) {
                char[] secret = password.getTextChars();
                try {
                    return new DicomWebAddress(URI.create(text), user.getText().isBlank() ? Optional.empty()
                            : Optional.of(new DicomWebAddress.Credentials(user.getText().strip(), new String(secret))));
                } finally {
                    Arrays.fill(secret, '\0');
                }
            }
            int colon = text.lastIndexOf(':');
            return new PacsNode(text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)),
                    orElse(called.getText(), "ORTHANC"), orElse(calling.getText(), "LODESTONE"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Finding.error("LS-DESK-007", "The archive cannot be asked: " + e.getMessage() + ".",
                    "Write host:port with the titles beside it, or http(s)://host/path."));
        }
    }

    private static String orElse(String text, String usual) {
        return text.isBlank() ? usual : text.strip();
    }

    private void find() {
        Map<String, String> keys = new HashMap<>();
        SHOWN.forEach(key -> keys.put(key, ""));
        keys.put("StudyInstanceUID", "");
        String wanted = patient.getText().strip();
        if (!wanted.isEmpty()) {
            keys.put(wanted.matches("[0-9]+.*") ? "PatientID" : "PatientName", wanted.endsWith("*") ? wanted : wanted + "*");
        }
        if (!date.getText().isBlank()) {
            keys.put("StudyDate", date.getText().strip());
        }
        ask(Messages.archiveFind, archive -> execution -> {
            PacsQuery query = InstalledMethods.current(execution.progress()).all(PacsQuery.class).stream()
                    .filter(q -> q.accepts(archive)).findFirst().orElseThrow(ArchiveView::noMethod);
            return query.run(new PacsQueryInput(archive, PacsQueryInput.Level.STUDY, keys, MOST),
                    Parameters.defaults(query.parameters()), execution);
        }, found -> {
            matches = found;
            table.removeAll();
            found.forEach(match -> new TableItem(table, SWT.NONE).setText(SHOWN.stream().map(match::text).toArray(String[]::new)));
            said.setText(NLS.bind(Messages.archiveFound, found.size()));
        });
    }

    private void fetch() {
        int index = table.getSelectionIndex();
        if (index < 0 || index >= matches.size()) {
            said.setText(Messages.archiveChoose);
            return;
        }
        String study = matches.get(index).text("StudyInstanceUID");
        ask(Messages.archiveFetch, archive -> execution -> {
            PacsRetrieveInput.Way way = new PacsRetrieveInput.Way.Same();
            PacsRetrieve retrieve = InstalledMethods.current(execution.progress()).all(PacsRetrieve.class).stream()
                    .filter(r -> r.accepts(archive, way)).findFirst().orElseThrow(ArchiveView::noMethod);
            try {
                Path folder = Files.createTempDirectory("lodestone-archive");
                return retrieve.run(new PacsRetrieveInput(archive, way, study, "", "", folder), Parameters.defaults(retrieve.parameters()),
                        execution).then(files -> Outcome.done(folder));
            } catch (IOException e) {
                return Outcome.refused(Finding.error("LS-DESK-008", "There is no place for what is fetched: " + e.getMessage() + ".",
                        "Free some space in the temporary folder."));
            }
        }, folder -> {
            fetched.add(folder);
            said.setText(Messages.archiveFetched);
            if (getSite().getPage().findView(ImportView.ID) instanceof ImportView view) {
                getSite().getPage().activate(view);
                view.list(folder.toString());
            }
        });
    }

    private static RefusedException noMethod() {
        return new RefusedException(Finding.error("LS-DESK-007", "No bundle speaks to such an archive.", "Check the address and the installation."));
    }

    private <T> void ask(String title, Function<PacsAddress, Function<Execution, Outcome<T>>> question, Consumer<T> answer) {
        PacsAddress archive;
        try {
            archive = archive();
        } catch (RefusedException e) {
            refused(title, e.findings());
            return;
        }
        said.setText(Messages.archiveAsking);
        Function<Execution, Outcome<T>> asked = question.apply(archive);
        BackgroundJob<Outcome<T>> job = new BackgroundJob<>(title, table.getDisplay(), findings, execution -> {
            try {
                return Outcome.done(asked.apply(execution));
            } catch (RefusedException e) {
                return Outcome.done(Outcome.refused(e.findings()));
            }
        }, outcome -> {
            if (table.isDisposed()) {
                return;
            }
            switch (outcome) {
                case Outcome.Done<T>(T value, List<Finding> told) -> {
                    findings.add(title, told);
                    answer.accept(value);
                }
                case Outcome.Refused<T>(List<Finding> why) -> refused(title, why);
            }
        });
        job.setUser(true);
        job.schedule();
    }

    private void refused(String title, List<Finding> why) {
        findings.add(title, why);
        said.setText(FindingWords.first(why));
    }

    @Override
    public void setFocus() {
        address.setFocus();
    }

    @Override
    public void dispose() {
        for (Path folder : fetched) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                org.eclipse.core.runtime.ILog.of(ArchiveView.class).error("What was fetched could not be deleted", e);
            }
        }
        super.dispose();
    }
}

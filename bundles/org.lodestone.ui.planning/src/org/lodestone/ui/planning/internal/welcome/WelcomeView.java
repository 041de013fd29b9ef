package org.lodestone.ui.planning.internal.welcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.Finding;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.CaseActions;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ViewerState;

/** What Lodestone is, the demonstration case, and the first steps on it; each is ticked when it was done. */
public final class WelcomeView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.planning.view.welcome";

    private static final String OPEN = "\u25cb";
    private static final String DONE = "\u2713";

    private final List<Label> ticks = new ArrayList<>();

    /** Called by the workbench. */
    public WelcomeView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        Composite page = new Composite(scroll, SWT.NONE);
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(18, 14).spacing(8, 8).applyTo(page);
        heading(page, Messages.welcome);
        text(page, Messages.welcomeWords);
        demonstration(page);
        heading(page, Messages.firstSteps);
        FirstStep.all().forEach(step -> step(page, step));
        scroll.addListener(SWT.Resize, e -> scroll.setMinHeight(page.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y));
        ViewerState viewer = getSite().getService(ViewerState.class);
        List<FirstStep> steps = FirstStep.all();
        Runnable stop = viewer.onChange((change, snapshot) -> {
            for (int i = 0; i < steps.size(); i++) {
                if (snapshot.isPresent() && steps.get(i).doneBy().contains(change)) {
                    ticks.get(i).setText(DONE);
                }
            }
        });
        page.addDisposeListener(e -> stop.run());
        if (viewer.snapshot().isPresent()) {
            ticks.getFirst().setText(DONE);
        }
    }

    private static void heading(Composite page, String words) {
        Label label = new Label(page, SWT.WRAP);
        label.setText(words);
        label.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(label);
    }

    private static void text(Composite page, String words) {
        Label label = new Label(page, SWT.WRAP);
        label.setText(words);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(200, SWT.DEFAULT).applyTo(label);
    }

    private void demonstration(Composite page) {
        Composite row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(row);
        Text folder = new Text(row, SWT.BORDER);
        folder.setText(Path.of(System.getProperty("user.home"), "lodestone-demonstration").toString());
        folder.setData("org.lodestone.control", "demonstration-folder");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(folder);
        Button make = ToolButtons.made(new Button(row, SWT.PUSH));
        make.setText(Messages.makeDemonstration);
        make.setData("org.lodestone.control", "demonstration-make");
        make.addListener(SWT.Selection, e -> new CaseActions(getSite()).demonstrate(Path.of(folder.getText().strip())));
    }

    private void step(Composite page, FirstStep step) {
        Label tick = new Label(page, SWT.NONE);
        tick.setText(OPEN);
        tick.setData("org.lodestone.control", "tick-" + ticks.size());
        ticks.add(tick);
        GridDataFactory.fillDefaults().hint(18, SWT.DEFAULT).align(SWT.CENTER, SWT.CENTER).applyTo(tick);
        Label words = new Label(page, SWT.WRAP);
        words.setText(ticks.size() + ".  " + step.words());
        GridDataFactory.fillDefaults().grab(true, false).hint(160, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(words);
        Button show = ToolButtons.made(new Button(page, SWT.PUSH));
        show.setText(Messages.showMe);
        int index = ticks.size() - 1;
        show.addListener(SWT.Selection, e -> {
            try {
                getSite().getPage().showView(step.view());
                if (step.doneBy().isEmpty()) {
                    ticks.get(index).setText(DONE);
                }
            } catch (PartInitException broken) {
                getSite().getService(FindingLog.class).add(Messages.firstSteps, List.of(Finding.error("LS-DESK-021",
                        step.view() + " cannot be shown: " + broken.getMessage() + ".", "Check the installation; the log says why.")));
            }
        });
    }

    @Override
    public void setFocus() {
        ticks.getFirst().getParent().setFocus();
    }
}

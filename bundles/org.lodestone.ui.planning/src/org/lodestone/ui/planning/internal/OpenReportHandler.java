package org.lodestone.ui.planning.internal;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.PlatformUI;
import org.lodestone.core.Finding;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.view.ReviewCase;

/** Opens the report of the case that is shown in the system's browser. */
public final class OpenReportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        new CaseActions(PlatformUI.getWorkbench()).shownCase().flatMap(ReviewCase::report).ifPresent(report -> {
            if (!Program.launch(report.toUri().toString())) {
                PlatformUI.getWorkbench().getService(FindingLog.class).add(Messages.report, List.of(Finding.warning("LS-UI-011",
                        "No program opens " + report + ".", "Open the file in a browser by hand.")));
            }
        });
        return null;
    }
}

package org.lodestone.ui.internal;

import java.time.LocalTime;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.ui.UiThread;

/** The platform's log since the view was opened, for the engineer. */
public final class LogView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.view.log";

    private static final int MOST_CHARACTERS = 200_000;

    private Text text;

    @Override
    public void createPartControl(Composite parent) {
        text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(org.eclipse.jface.resource.JFaceResources.getTextFont());
        text.append(Platform.getLogFileLocation() + "\n");
        ILogListener listener = (status, plugin) -> {
            String line = describe(status);
            UiThread.post(text, () -> append(line));
        };
        Platform.addLogListener(listener);
        text.addDisposeListener(e -> Platform.removeLogListener(listener));
    }

    private void append(String line) {
        if (text.getCharCount() > MOST_CHARACTERS) {
            text.setText("");
        }
        text.append(line);
    }

    private static String describe(IStatus status) {
        String severity = switch (status.getSeverity()) {
            case IStatus.ERROR -> "ERROR";
            case IStatus.WARNING -> "WARNING";
            default -> "INFO";
        };
        String line = LocalTime.now().withNano(0) + " " + severity + " " + status.getPlugin() + ": " + status.getMessage() + "\n";
        if (status.getException() != null) {
            java.io.StringWriter stack = new java.io.StringWriter();
            status.getException().printStackTrace(new java.io.PrintWriter(stack));
            line += stack;
        }
        return line;
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}

package org.lodestone.ui.planning.internal.quality;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.lodestone.method.target.Evidence;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.planning.internal.Messages;

/** What has been published for and against the way a target was chosen, in words to read. User interface thread. */
final class Literature {

    private static final int MARGIN = 8;

    private final StyledText text;

    Literature(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        text.setData("org.lodestone.control", "evidence-literature");
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setBackground(parent.getBackground());
        text.setForeground(parent.getForeground());
    }

    /** Shows statements, those in favour first; says so when none are known. */
    void show(Evidence evidence) {
        text.setText("");
        if (evidence.equals(Evidence.NONE)) {
            text.setText(Messages.evidenceNoLiterature);
            return;
        }
        part(Messages.evidenceFor, evidence.supporting());
        part(Messages.evidenceAgainst, evidence.against());
        text.setTopPixel(0);
    }

    private void part(String heading, List<Evidence.Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        int start = text.getCharCount();
        text.append(heading + "\n");
        text.setStyleRange(new StyleRange(start, heading.length(), null, null, SWT.BOLD));
        for (Evidence.Statement statement : statements) {
            text.append("\u2022 " + FindingWords.said(statement.text()) + "\n");
            int from = text.getCharCount();
            text.append("   " + statement.citation() + "\n");
            text.setStyleRange(new StyleRange(from, text.getCharCount() - from, null, null, SWT.ITALIC));
        }
        text.append("\n");
    }
}

package org.lodestone.ui.help;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The guide, at the chapter of what is being worked on. */
public final class HelpView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.view.help";

    private static final int MARGIN = 14;

    private StyledText page;
    private GuideText guide;

    /** Called by the workbench. */
    public HelpView() {
        // the controls are made later
    }

    @Override
    public void createPartControl(Composite parent) {
        guide = GuideText.forUser();
        page = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        page.setData("org.lodestone.control", "help");
        page.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        page.setLineSpacing(3);
        page.setText(guide.text());
        List<StyleRange> ranges = new ArrayList<>();
        for (GuideText.Style style : guide.styles()) {
            StyleRange range = new StyleRange();
            range.start = style.start();
            range.length = style.length();
            range.fontStyle = style.kind() == GuideText.Kind.NAME ? SWT.ITALIC : SWT.BOLD;
            if (style.kind() == GuideText.Kind.TITLE || style.kind() == GuideText.Kind.CHAPTER) {
                range.font = JFaceResources.getHeaderFont();
            }
            ranges.add(range);
        }
        page.setStyleRanges(ranges.toArray(StyleRange[]::new));
    }

    /** Shows a chapter. */
    void show(int chapter) {
        int start = guide.chapter(chapter);
        int line = page.getLineAtOffset(start);
        page.setTopIndex(line);
        // the last chapters cannot stand on top: the heading is selected, too
        page.setSelection(start, start + page.getLine(line).length());
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }
}

package org.lodestone.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Buttons of views and of the bars above pictures. User interface thread. */
public final class ToolButtons {

    private ToolButtons() {
    }

    /** @return a button that stays pressed; whether it is has to be seen on light and on dark windows */
    public static Button toggle(Composite bar, String text, String tip, String name) {
        return button(bar, SWT.TOGGLE, text, tip, name);
    }

    /** @return a button that does something once */
    public static Button push(Composite bar, String text, String tip, String name) {
        return button(bar, SWT.PUSH, text, tip, name);
    }

    private static Button button(Composite bar, int style, String text, String tip, String name) {
        Button button = made(new Button(bar, style));
        button.setText(text);
        button.setToolTipText(tip);
        button.setData("org.lodestone.control", name);
        return button;
    }

    /**
     * Keeps the platform's own look, which is dark in the dark, too. The dark style sheet gives all buttons one ink and one ground: nobody
     * could see which are pressed and which cannot be pressed now.
     *
     * @param button just made
     * @return the same
     */
    public static Button made(Button button) {
        button.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        return button;
    }
}

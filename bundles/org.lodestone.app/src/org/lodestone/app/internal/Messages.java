package org.lodestone.app.internal;

import org.eclipse.osgi.util.NLS;

/** Words of the window's frame; the fields are filled from {@code messages.properties} of the user's language. */
public final class Messages extends NLS {

    public static String about;
    public static String edit;
    public static String file;
    public static String help;
    public static String perspective;
    public static String quit;
    public static String redo;
    public static String resetPerspective;
    public static String showView;
    public static String title;
    public static String undo;
    public static String window;

    static {
        NLS.initializeMessages("org.lodestone.app.internal.messages", Messages.class);
    }

    private Messages() {
    }
}

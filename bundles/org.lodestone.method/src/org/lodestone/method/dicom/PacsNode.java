package org.lodestone.method.dicom;

/**
 * An archive, a scanner or a viewer that speaks the DICOM network protocol (PS3.8).
 *
 * @param host name or address
 * @param port 104 or 11112 as a rule
 * @param calledTitle its application entity title
 * @param callingTitle our own title, as the other side knows us
 */
public record PacsNode(String host, int port, String calledTitle, String callingTitle) implements PacsAddress {

    /** Checks the components. */
    public PacsNode {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a node needs a host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
        checkTitle(calledTitle);
        checkTitle(callingTitle);
    }

    /** @throws IllegalArgumentException when {@code title} is no application entity title: 1 to 16 printable characters, no backslash */
    static void checkTitle(String title) {
        if (!title.strip().equals(title) || !title.matches("[ -\\[\\]-~]{1,16}")) {
            throw new IllegalArgumentException("application entity title '" + title + "' (1 to 16 plain characters)");
        }
    }
}

package org.lodestone.dicom.internal.network;

import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** What goes wrong on a network, each with its permanent code and remedy. Messages name the other side, never a patient or a password. */
public final class Trouble {

    private Trouble() {
    }

    /** The other side does not answer at all. */
    public static RefusedException unreachable(String peer, String why) {
        return refused("LS-PACS-001", peer + " cannot be reached: " + why + ".",
                "Check address and port, that the other side runs, and that no firewall is between.", peer);
    }

    /** The other side went silent. */
    public static RefusedException stalled(String peer, String during, double seconds) {
        return refused("LS-PACS-002", String.format(java.util.Locale.ROOT, "%s went silent for %.0f s %s.", peer, seconds, during),
                "Try again; allow more time (timeoutSeconds) when the other side is known to be slow.", peer);
    }

    /** The other side closed the connection in the middle. */
    public static RefusedException dropped(String peer, String during) {
        return refused("LS-PACS-003", peer + " closed the connection " + during + ".",
                "Try again; look into the log of the other side if it happens again.", peer);
    }

    /** The other side does not want to talk to us. */
    public static RefusedException rejected(String peer, String why) {
        return refused("LS-PACS-004", peer + " rejected the association: " + why + ".",
                "Compare both application entity titles with those configured at the other side.", peer);
    }

    /** The other side broke off in the words of the protocol. */
    public static RefusedException aborted(String peer, String why) {
        return refused("LS-PACS-005", peer + " aborted the association: " + why + ".",
                "Try again; look into the log of the other side if it happens again.", peer);
    }

    /** What came is not the protocol. */
    public static RefusedException garbage(String peer, String what) {
        return refused("LS-PACS-006", peer + " does not speak the DICOM protocol: " + what + ".",
                "Check the port: this may be another service.", peer);
    }

    /** The other side does not offer the service. */
    public static RefusedException notOffered(String peer, String service) {
        return refused("LS-PACS-007", peer + " does not offer " + service + ".",
                "Ask its administrator to allow it for our title, or use another way.", peer);
    }

    /** The other side tried and failed. */
    public static RefusedException failed(String peer, String service, int status, String comment) {
        return refused("LS-PACS-008", String.format("%s failed at %s with status %04X%s.", service, peer, status,
                comment.isEmpty() ? "" : " (" + comment + ")"), StatusMeaning.remedy(status), peer);
    }

    /** A warning or error about a part of what was wanted. */
    public static Finding incomplete(String peer, String what) {
        return Finding.error("LS-PACS-009", what, "Try again; check at " + peer + " that the study is complete and online.")
                .with("peer", peer);
    }

    private static RefusedException refused(String code, String message, String remedy, String peer) {
        return new RefusedException(Finding.error(code, message, remedy).with("peer", peer));
    }
}

package org.lodestone.navigation.field;

/** What is wrong with a mesh file, and at which byte. */
final class GmshException extends Exception {

    private static final long serialVersionUID = 1L;

    GmshException(String what, int offset) {
        super(what + " (byte " + offset + ")");
    }
}

package org.lodestone.dicom.internal.network;

/**
 * A service that both sides agreed on.
 *
 * @param id of the presentation context
 * @param abstractSyntax SOP class
 * @param transferSyntax coding of its data sets
 */
record Agreed(int id, String abstractSyntax, String transferSyntax) {
}

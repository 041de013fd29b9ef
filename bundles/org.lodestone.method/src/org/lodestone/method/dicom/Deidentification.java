package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/**
 * Removes from DICOM files what tells who the patient is: the basic application level confidentiality profile of DICOM PS3.15, annex E.
 * Originals are not touched; all results are there at the end, or none. Private elements are removed: convert series that need them (a
 * Siemens mosaic's slice timing) from the originals.
 *
 * <p>Parameters of the default method: {@code retainUids}, {@code cleanDescriptors} (flags, off), {@code patientId} (the pseudonym, empty
 * for none) and {@code key} (a secret that new identifiers depend on).
 */
public interface Deidentification extends Method<DeidentificationInput, DeidentifiedFiles> {
}

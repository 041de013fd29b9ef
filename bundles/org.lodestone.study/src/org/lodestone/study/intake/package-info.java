/**
 * What comes in: DICOM, NIfTI, BIDS datasets and derivatives of other programs become cases of a store. No name of a patient reaches a file
 * name, a sidecar or the audit trail.
 */
package org.lodestone.study.intake;

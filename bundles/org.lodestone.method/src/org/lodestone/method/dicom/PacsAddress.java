package org.lodestone.method.dicom;

/** Where an archive of images answers. Methods of the network say with {@code accepts} which kind they speak. */
public sealed interface PacsAddress permits PacsNode, DicomWebAddress {
}

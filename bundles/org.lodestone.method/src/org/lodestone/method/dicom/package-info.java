/** From a scanner's DICOM files to images: which series are there, and their conversion. */
package org.lodestone.method.dicom;

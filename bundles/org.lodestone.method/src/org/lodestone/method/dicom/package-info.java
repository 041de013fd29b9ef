/** DICOM: which series are there, their conversion, archives on the network, and what tells who the patient is. */
package org.lodestone.method.dicom;

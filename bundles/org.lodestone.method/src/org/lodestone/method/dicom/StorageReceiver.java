package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/**
 * Opens a port that scanners and archives push images to (C-STORE, C-ECHO). Nothing listens unless this is run; the caller closes what it
 * gets.
 */
public interface StorageReceiver extends Method<StorageReceiverInput, RunningReceiver> {
}

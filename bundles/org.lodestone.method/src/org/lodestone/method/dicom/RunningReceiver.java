package org.lodestone.method.dicom;

/** A receiver that listens until it is closed. Closing ends its connections; unfinished instances are deleted. */
public interface RunningReceiver extends AutoCloseable {

    /** @return the port it listens at */
    int port();

    /** @return instances stored since it was opened */
    long received();

    @Override
    void close();
}

package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How images are received.
 *
 * @param title our application entity title; others are rejected
 * @param bindAddress address to listen at; {@link #LOOPBACK} unless a person chose another
 * @param port to listen at; 0 for any
 * @param callers titles that may call; empty for all
 * @param folder where files appear, whole, as {@code STUDY/SERIES/INSTANCE.dcm}; made when absent
 * @param listener told of each instance and of trouble, on threads of the receiver; quick
 */
public record StorageReceiverInput(
        String title, String bindAddress, int port, Set<String> callers, Path folder, Consumer<ReceiverEvent> listener) {

    /** Reaches this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Checks the components. */
    public StorageReceiverInput {
        PacsNode.checkTitle(title);
        callers = Set.copyOf(callers);
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(listener, "listener");
        if (bindAddress.isBlank() || port < 0 || port > 65535) {
            throw new IllegalArgumentException("address " + bindAddress + ":" + port);
        }
    }
}

package org.lodestone.device;

import java.util.Objects;

/** Expected trouble with a device: the reason for the dashboard and one line for the operator. */
public final class DeviceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Detail detail;

    /**
     * @param detail the reason
     * @param message one line that names port or address and says what to do
     */
    public DeviceException(Detail detail, String message) {
        this(detail, message, null);
    }

    /**
     * @param detail the reason
     * @param message one line that names port or address and says what to do
     * @param cause what the transport said, may be null
     */
    public DeviceException(Detail detail, String message, Throwable cause) {
        super(message, cause);
        this.detail = Objects.requireNonNull(detail, "detail");
    }

    /** @return the reason */
    public Detail detail() {
        return detail;
    }
}

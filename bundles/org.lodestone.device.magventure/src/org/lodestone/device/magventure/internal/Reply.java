package org.lodestone.device.magventure.internal;

import java.util.Optional;

/** What a MagPro says. */
sealed interface Reply {

    /**
     * Answer to a status request.
     *
     * @param enabled whether it is charged
     * @param temperatureC of the coil
     * @param coilType code of the coil; 0 when none is connected
     * @param amplitudePercent of maximum output
     * @param serial number of the stimulator
     */
    record Status(boolean enabled, int temperatureC, int coilType, int amplitudePercent, int serial) implements Reply {
    }

    /**
     * The amplitude was changed, here or at the device.
     *
     * @param amplitudePercent of maximum output
     * @param enabled whether it is charged
     */
    record Amplitude(int amplitudePercent, boolean enabled) implements Reply {
    }

    /**
     * A pulse was given.
     *
     * @param ampPerUs steepness of the coil current that was reached
     */
    record Pulse(int ampPerUs) implements Reply {
    }

    /** @return the meaning of a payload; empty for those that say nothing we need */
    static Optional<Reply> of(byte[] payload) {
        int kind = payload[0] & 0xFF;
        return switch (kind) {
            case 0, 5 -> payload.length < 8 ? Optional.empty() : Optional.of(new Status(isEnabled(payload[1]), payload[5] & 0xFF,
                    payload[6] & 0xFF, payload[7] & 0xFF, (payload[2] & 0xFF) << 16 | (payload[3] & 0xFF) << 8 | payload[4] & 0xFF));
            case 1 -> payload.length < 4 ? Optional.empty() : Optional.of(new Amplitude(payload[1] & 0xFF, isEnabled(payload[3])));
            case 2 -> payload.length < 2 ? Optional.empty() : Optional.of(new Pulse(payload[1] & 0xFF));
            default -> Optional.empty();
        };
    }

    private static boolean isEnabled(byte modeByte) {
        return (modeByte & 0x10) != 0;
    }
}

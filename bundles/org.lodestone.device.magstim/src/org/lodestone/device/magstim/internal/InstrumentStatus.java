package org.lodestone.device.magstim.internal;

/**
 * The status byte of every reply.
 *
 * @param bits lowest first: standby, armed, ready, coil present, replace coil, error present, type of error, remote control
 */
record InstrumentStatus(int bits) {

    boolean isArmed() {
        return (bits & 0x02) != 0;
    }

    boolean isReady() {
        return (bits & 0x04) != 0;
    }

    boolean hasCoil() {
        return (bits & 0x08) != 0;
    }

    boolean hasError() {
        return (bits & 0x20) != 0;
    }

    boolean isRemote() {
        return (bits & 0x80) != 0;
    }
}

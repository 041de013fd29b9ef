package org.lodestone.device;

/**
 * An open magnetic stimulator. Until commanded it only reports: {@link StimulatorStatus} and {@link PulseEvent} go to the context. The
 * stimulator's own stop button and coil switch are the real safety; everything here comes on top.
 */
public interface Stimulator extends Device {

    /** @return lowest and highest intensity it accepts, percent of maximum output */
    IntensityRange intensityRange();

    /**
     * Sets the intensity and reads it back.
     *
     * @param percent of maximum output, inside {@link #intensityRange()}
     * @param permit asked right before the command goes out
     * @throws DeviceException when the permit is gone, the value is out of range, or the device reads back another one
     */
    void setIntensity(int percent, Permit permit) throws DeviceException;

    /**
     * Charges the device so that a pulse could be given. It falls back to disarmed by itself when the host goes silent.
     *
     * @param permit asked right before the command goes out
     * @throws DeviceException when the permit is gone or the device refuses
     */
    void arm(Permit permit) throws DeviceException;

    /**
     * Makes pulses impossible as well as software can. Needs no permit and works in every state.
     *
     * @throws DeviceException when the device does not confirm
     */
    void disarm() throws DeviceException;

    /**
     * Gives one pulse.
     *
     * @param permit asked right before the command goes out
     * @throws DeviceException when the permit is gone, the device is not armed, or it refuses
     */
    void pulse(Permit permit) throws DeviceException;

    /**
     * Lowest and highest intensity.
     *
     * @param minimumPercent percent of maximum output
     * @param maximumPercent percent of maximum output
     */
    record IntensityRange(int minimumPercent, int maximumPercent) {

        /** @return whether {@code percent} may be set */
        public boolean contains(int percent) {
            return percent >= minimumPercent && percent <= maximumPercent;
        }
    }
}

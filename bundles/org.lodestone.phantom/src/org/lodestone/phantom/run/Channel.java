package org.lodestone.phantom.run;

/** The order of the maps and of their time courses: the mean signal, the networks, then what is common to the head. */
public final class Channel {

    /** The mean signal; its course is 1 plus the scanner's drift. */
    public static final int BASELINE = 0;

    private static final int BEHIND_NETWORKS = 6;

    private Channel() {
    }

    /** @return number of channels for so many networks */
    public static int count(int networks) {
        return 1 + networks + BEHIND_NETWORKS;
    }

    /** @return the channel of a network, 0 being the subgenual one */
    public static int network(int network) {
        return 1 + network;
    }

    static int global(int networks) {
        return 1 + networks;
    }

    static int breath(int networks) {
        return 2 + networks;
    }

    static int heart(int networks) {
        return 3 + networks;
    }

    static int driftX(int networks) {
        return 4 + networks;
    }

    static int driftZ(int networks) {
        return 5 + networks;
    }

    /** The last one: its course differs from place to place, see {@link BackgroundField}. */
    static int background(int networks) {
        return 6 + networks;
    }
}

package org.lodestone.core;

/**
 * How far a long operation is, and whether it shall go on. Has no type of any user interface: the workbench, the command line and tests
 * adapt it. Implementations may be called from any thread.
 */
public interface Progress {

    /** Ignores reports and never cancels. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String activity) {
            // nobody watches
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * Says how far the work is.
     *
     * @param fraction done so far, 0 to 1, never decreasing
     * @param activity what is being done now, a few words
     */
    void report(double fraction, String activity);

    /** @return true once the user asked to stop */
    boolean isCancelled();

    /**
     * Stops the caller when the user asked to stop.
     *
     * @throws CancelledException then
     */
    default void check() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /**
     * A view on a part of this progress.
     *
     * @param start fraction of the whole at which the part begins
     * @param end fraction of the whole at which it ends
     * @return a progress whose 0..1 is start..end of this
     */
    default Progress part(double start, double end) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String activity) {
                whole.report(start + (end - start) * Math.clamp(fraction, 0, 1), activity);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}

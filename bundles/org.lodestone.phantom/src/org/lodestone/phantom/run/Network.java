package org.lodestone.phantom.run;

import java.util.List;
import org.lodestone.core.Vec3;

/**
 * Places in grey matter that share one signal.
 *
 * @param name for the truth file
 * @param foci the places
 */
public record Network(String name, List<Focus> foci) {

    /** Copies the list. */
    public Network {
        foci = List.copyOf(foci);
    }

    /**
     * One place.
     *
     * @param role for the truth file
     * @param templateMm its middle
     * @param shape how the signal falls off
     * @param sizeMm radius of a ball, standard deviation of a hill
     * @param amplitude standard deviation of the signal in the middle as a share of the grey matter's mean; negative where it runs against
     *     the network's signal
     */
    public record Focus(String role, Vec3 templateMm, Shape shape, double sizeMm, double amplitude) {

        /** @return the amplitude at a distance from the middle */
        double at(Vec3 mm) {
            double distance = mm.distance(templateMm);
            return amplitude * switch (shape) {
                case BALL -> 1 / (1 + Math.exp((distance - sizeMm) / 0.7));
                case HILL -> Math.exp(-0.5 * distance * distance / (sizeMm * sizeMm));
            };
        }
    }

    /** How a signal falls off from the middle of a focus. */
    public enum Shape {
        /** Even inside, a soft rim of about 2 mm. */
        BALL,
        /** A Gaussian: one peak. */
        HILL
    }

    /** @return the amplitude of this network's signal at a place of the template, were it all grey matter */
    public double amplitudeAt(Vec3 templateMm) {
        double sum = 0;
        for (Focus focus : foci) {
            sum += focus.at(templateMm);
        }
        return sum;
    }
}

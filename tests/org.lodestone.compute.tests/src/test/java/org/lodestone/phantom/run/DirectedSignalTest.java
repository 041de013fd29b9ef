package org.lodestone.phantom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.phantom.RandomStreams;

class DirectedSignalTest {

    private static double product(BandSignal a, BandSignal b, double lag) {
        double sum = 0;
        for (int t = 0; t < 2000; t++) {
            sum += a.at(t * 0.2) * b.at(t * 0.2 + lag) / 2000;
        }
        return sum;
    }

    @Test
    void theDrivenPlaceFollowsTheDriverAndNeitherTouchesTheSubgenualNetwork() {
        TimeCourses courses = TimeCourses.random(new RandomStreams(5), 9, 400);
        BandSignal subgenual = courses.networks().getFirst(), driver = courses.networks().get(7), driven = courses.networks().get(8);
        assertEquals(1, product(driver, driver, 0), 1e-9);
        assertEquals(1, product(driven, driven, 0), 1e-9);
        assertEquals(0, product(subgenual, driver, 0), 1e-9);
        assertEquals(0, product(subgenual, driven, 0), 1e-9);
        assertTrue(product(driver, driven, TimeCourses.DIRECTED_LAG_SECONDS) > 0.55, "half of it follows");
        assertTrue(Math.abs(product(driver, driven, -TimeCourses.DIRECTED_LAG_SECONDS)) < 0.25, "nothing goes before");
    }

    @Test
    void theOtherNetworksAreWhatTheyWereWithoutTheDirectedPlaces() {
        RandomStreams random = new RandomStreams(5);
        List<BandSignal> plain = BandSignal.uncorrelated(random.stream("signals"), 8, 400, 0.01, 0.1);
        TimeCourses courses = TimeCourses.random(random, 9, 400);
        for (int n = 0; n < 7; n++) {
            assertEquals(plain.get(n).at(33), courses.networks().get(n).at(33));
        }
        assertEquals(plain.get(7).at(33), courses.global().at(33));
    }

    @Test
    void aDelayedSignalIsTheSameSignalLater() {
        BandSignal signal = BandSignal.flat(new RandomStreams(2).stream("x"), 300, 0.02, 0.2);
        assertEquals(signal.at(20), signal.delayed(5).at(25), 1e-9);
    }
}

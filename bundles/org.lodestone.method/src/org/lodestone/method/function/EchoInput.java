package org.lodestone.method.function;

import java.util.List;
import org.lodestone.image.Series;

/**
 * A run scanned with several echoes.
 *
 * @param echoes one series an echo, on one grid, equally long
 * @param echoSeconds time of each echo, ascending
 */
public record EchoInput(List<Series> echoes, List<Double> echoSeconds) {

    /** Checks that the echoes belong together. */
    public EchoInput {
        echoes = List.copyOf(echoes);
        echoSeconds = List.copyOf(echoSeconds);
        if (echoes.size() < 2 || echoes.size() != echoSeconds.size()) {
            throw new IllegalArgumentException(echoes.size() + " echoes, " + echoSeconds.size() + " times");
        }
        for (Series echo : echoes) {
            if (!echo.grid().sameAs(echoes.getFirst().grid()) || echo.length() != echoes.getFirst().length()) {
                throw new IllegalArgumentException("echoes of different shape");
            }
        }
        for (int e = 1; e < echoSeconds.size(); e++) {
            if (!(echoSeconds.get(e) > echoSeconds.get(e - 1))) {
                throw new IllegalArgumentException("echo times " + echoSeconds);
            }
        }
    }
}

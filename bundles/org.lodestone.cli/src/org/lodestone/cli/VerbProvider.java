package org.lodestone.cli;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Verbs of a bundle that the command line does not know. Named in {@code META-INF/services} and looked up on the class path of the command
 * line. Each verb is a command of the picocli library, one idea a class.
 */
public interface VerbProvider {

    /**
     * @param face methods, devices and channels
     * @return the verbs; the same names each time
     */
    List<Callable<Integer>> verbs(Face face);
}

package org.lodestone.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the product shall do, and what happens to a patient or a site when it does not.
 *
 * @param id as in the tags of the feature tests
 * @param risk id and words of the risk
 * @param text what is required
 */
record Requirement(String id, String risk, String text) {

    /** @return the requirements of all folders' {@code requirements.tsv}: id, risk, text */
    static List<Requirement> read(List<Path> folders) throws IOException {
        List<Requirement> all = new ArrayList<>();
        for (Path folder : folders) {
            Path file = folder.resolve("requirements.tsv");
            if (Files.isRegularFile(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split("\t");
                    if (cells.length >= 3 && !cells[0].equals("id")) {
                        all.add(new Requirement(cells[0], cells[1], cells[2]));
                    }
                }
            }
        }
        return all;
    }
}

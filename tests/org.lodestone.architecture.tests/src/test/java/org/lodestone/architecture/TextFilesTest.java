package org.lodestone.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The repository works on any machine because it names none. */
class TextFilesTest {

    /** A bracket around one letter keeps this file out of its own net. */
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.$}-])/[w]ork/|/[h]ome/\\w|(?<![\\w.$}-])/[r]oot/|/[U]sers/\\w|[C]:\\\\+\\w|[r]epo\\d?\\.maven\\.|[l]ocalhost:\\d");
    private static final int BYTES_THAT_TELL = 8000;

    private final Repository repository = Repository.find();

    @Test
    void noTextFileNamesAFolderOrHostOfOneMachine() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Path file : repository.files()) {
            byte[] bytes = Files.readAllBytes(file);
            if (isText(bytes)) {
                Matcher matcher = MACHINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    offenders.add(repository.name(file) + " says " + matcher.group());
                }
            }
        }
        Offenders.none("path or host of one machine", offenders);
    }

    private static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BYTES_THAT_TELL); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}

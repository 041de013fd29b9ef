package org.lodestone.cli.verb;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Passwords from a file, from the keyboard without showing them, or a line each from standard input; never from an argument. */
final class Passwords {

    private BufferedReader lines;

    /**
     * @param file that holds the password in its first line; without one the keyboard or standard input
     * @param whose for the question on a terminal
     * @return the password; to be wiped
     */
    char[] read(Optional<Path> file, String whose) {
        try {
            if (file.isPresent()) {
                byte[] bytes = Files.readAllBytes(file.get());
                CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
                Arrays.fill(bytes, (byte) 0);
                return firstLine(text);
            }
            Console console = System.console();
            if (console != null && console.isTerminal()) {
                return needed(console.readPassword("Password of %s: ", whose), whose);
            }
            if (lines == null) {
                lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            }
            String line = lines.readLine();
            return needed(line == null ? null : line.toCharArray(), whose);
        } catch (IOException e) {
            throw refused("The password of " + whose + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static char[] firstLine(CharBuffer text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }

    private static char[] needed(char[] password, String whose) {
        if (password == null || password.length == 0) {
            throw refused("There is no password of " + whose + ".");
        }
        return password;
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Finding.error("LS-CLI-010", message, "Give it in a file, or as a line of standard input."));
    }
}

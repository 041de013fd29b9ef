package org.lodestone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the code says in findings, read from its text: behind each code literal the message and the remedy, with {@code {0}}, {@code {1}} where
 * something is filled in.
 *
 * @param code {@code LS-AREA-123}
 * @param texts message, and remedy when it stands beside the code
 */
public record FindingTexts(String code, List<String> texts) {

    private static final Pattern CODE = Pattern.compile("\"(LS-[A-Z]+-[0-9]{3})\"\\s*,");

    /** @return what the Java files below a folder say, in the order of the files */
    public static List<FindingTexts> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<FindingTexts> found = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String code = Files.readString(file);
                Matcher matcher = CODE.matcher(code);
                while (matcher.find()) {
                    found.add(new FindingTexts(matcher.group(1), new Reader(code, matcher.end()).texts()));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads arguments of a call until its closing bracket. */
    private static final class Reader {
        private final String code;
        private int at;

        Reader(String code, int at) {
            this.code = code;
            this.at = at;
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            while (texts.size() < 2) {
                String text = argument();
                if (text.matches(".*[A-Za-z]{2}.*") && !text.matches("\\{0}")) {
                    texts.add(text);
                }
                if (code.charAt(at++) != ',') {
                    break;
                }
            }
            return texts;
        }

        /** One argument: literals stay, {@code String.format} is opened, anything else is a place to be filled in. */
        private String argument() {
            StringBuilder text = new StringBuilder();
            boolean filled = false;
            int place = 0;
            for (char c = skip(); c != ',' && c != ')' && c != ';'; c = skip()) {
                if (c == '+') {
                    at++;
                } else if (c == '"') {
                    String literal = literal();
                    boolean formatted = code.startsWith(".formatted(", at);
                    for (String part : formatted ? places(literal) : List.of(literal)) {
                        boolean isPlace = formatted && part.isEmpty();
                        text.append(isPlace ? "{" + place++ + "}" : part);
                        filled = isPlace;
                    }
                    if (formatted) {
                        at += ".formatted".length();
                        brackets();
                    }
                } else if (code.startsWith("String.format(", at)) {
                    at += "String.format(".length();
                    String format = argument();
                    if (format.equals("{0}")) {
                        at++;
                        format = argument();
                    }
                    for (String part : places(format)) {
                        text.append(part.isEmpty() ? "{" + place++ + "}" : part);
                    }
                    while (code.charAt(at) == ',') {
                        at++;
                        argument();
                    }
                    at++;
                } else {
                    term();
                    if (!filled) {
                        text.append('{').append(place++).append('}');
                    }
                    filled = true;
                    continue;
                }
                filled = filled && c == '+';
            }
            return text.toString();
        }

        /** @return the parts of a format, an empty one for each conversion */
        private static List<String> places(String format) {
            List<String> parts = new ArrayList<>();
            Matcher matcher = Pattern.compile("%%|%[-+0-9.,]*[a-zA-Z]|\\{\\d}").matcher(format);
            int last = 0;
            StringBuilder words = new StringBuilder();
            while (matcher.find()) {
                words.append(format, last, matcher.start());
                last = matcher.end();
                if (matcher.group().equals("%%")) {
                    words.append('%');
                } else {
                    if (!words.isEmpty()) {
                        parts.add(words.toString());
                    }
                    words.setLength(0);
                    parts.add("");
                }
            }
            words.append(format.substring(last));
            if (!words.isEmpty()) {
                parts.add(words.toString());
            }
            return parts;
        }

        private char skip() {
            while (Character.isWhitespace(code.charAt(at))) {
                at++;
            }
            return code.charAt(at);
        }

        private String literal() {
            StringBuilder text = new StringBuilder();
            for (at++; code.charAt(at) != '"'; at++) {
                if (code.charAt(at) == '\\') {
                    at++;
                    char c = code.charAt(at);
                    if (c == 'u') {
                        text.append((char) Integer.parseInt(code.substring(at + 1, at + 5), 16));
                        at += 4;
                    } else {
                        text.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
                    }
                } else {
                    text.append(code.charAt(at));
                }
            }
            at++;
            return text.toString();
        }

        /** Passes over what is neither literal nor operator. */
        private void term() {
            while (true) {
                char c = code.charAt(at);
                if (c == '(' || c == '[' || c == '{') {
                    brackets();
                } else if (c == '"') {
                    literal();
                } else if (c == '\'') {
                    at += code.charAt(at + 1) == '\\' ? 4 : 3;
                } else if (c == '+' || c == ',' || c == ')' || c == ';') {
                    return;
                } else {
                    at++;
                }
            }
        }

        private void brackets() {
            int depth = 0;
            do {
                char c = code.charAt(at);
                if (c == '"') {
                    literal();
                    continue;
                }
                if (c == '\'') {
                    at += code.charAt(at + 1) == '\\' ? 4 : 3;
                    continue;
                }
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                at++;
            } while (depth > 0);
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes the user guide for reading off line: one page a language, pictures inside. The pictures are what the tests of the workbench saw in the
 * language of the page; one that no test makes any more is an error, so the guide cannot show what is gone.
 */
public final class Guide {

    private Guide() {
    }

    /** @param args folder of the texts, folder of the screenshots, folder for the pages */
    public static void main(String[] args) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            String page = page(language, Files.readAllLines(Path.of(args[0], language + ".md")), Path.of(args[1]), missing);
            Path file = Path.of(args[2], language + ".html");
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
            System.out.println(file);
        }
        if (!missing.isEmpty()) {
            System.err.println("No test of the workbench makes these pictures any more: " + missing);
            System.exit(1);
        }
    }

    private static String page(String language, List<String> lines, Path pictures, List<String> missing) throws IOException {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>Lodestone</title><style>"
                + "body{font:15px/1.6 Arial,'Noto Sans CJK SC','WenQuanYi Zen Hei',sans-serif;max-width:900px;margin:0 auto;padding:0 20px}"
                + "img{max-width:100%;border:1px solid #d5dbe3}figcaption{color:#5a6675;font-size:13px}</style></head><body>\n");
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("![")) {
                close(paragraph, out);
            }
            if (line.startsWith("## ")) {
                out.append("<h2>").append(inline(line.substring(3))).append("</h2>\n");
            } else if (line.startsWith("# ")) {
                out.append("<h1>").append(inline(line.substring(2))).append("</h1>\n");
            } else if (line.startsWith("![")) {
                String caption = line.substring(2, line.indexOf(']'));
                String name = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
                Path picture = pictures.resolve(language.equals("en") ? name + ".png" : language + "/" + name + ".png");
                if (Files.exists(picture)) {
                    out.append("<figure><img alt=\"").append(inline(caption)).append("\" src=\"data:image/png;base64,")
                            .append(Base64.getEncoder().encodeToString(Files.readAllBytes(picture))).append("\"><figcaption>")
                            .append(inline(caption)).append("</figcaption></figure>\n");
                } else {
                    missing.add(language + ": " + name);
                }
            } else {
                paragraph.append(line).append(' ');
            }
        }
        close(paragraph, out);
        return out.append("</body></html>\n").toString();
    }

    private static void close(StringBuilder paragraph, StringBuilder out) {
        if (!paragraph.toString().isBlank()) {
            out.append("<p>").append(inline(paragraph.toString().strip())).append("</p>\n");
        }
        paragraph.setLength(0);
    }

    private static String inline(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>").replaceAll("\\*(.+?)\\*", "<i>$1</i>");
    }
}

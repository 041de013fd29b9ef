package org.lodestone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lodestone.dicom.internal.DicomProvider;
import org.lodestone.image.view.ColourMap;
import org.lodestone.io.internal.IoProvider;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.export.VerifiedExport;
import org.lodestone.method.target.Evidence;
import org.lodestone.report.MethodWords;
import org.lodestone.report.ReportLanguage;
import org.lodestone.study.account.Role;
import org.lodestone.study.review.ReviewKind;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

class WordsOfTheWorkbenchTest {

    private static final List<String> BUNDLES = List.of("org.lodestone.ui", "org.lodestone.ui.planning", "org.lodestone.ui.navigation",
            "org.lodestone.app");
    private static final Pattern SHOWN = Pattern.compile(
            "(\\.(setText|setToolTipText|setMessage|drawText|setTitle)|new MenuManager)\\(\"[^\"]*\\p{L}{2}");
    private static final Pattern FIELD = Pattern.compile("public static String (\\w+);");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

    private static Path bundles() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("bundles/org.lodestone.ui"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the sources of the workbench are not here");
        return folder.resolve("bundles");
    }

    private static List<Path> files(String bundle, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(bundles().resolve(bundle))) {
            return files.filter(f -> f.toString().endsWith(ending) && !f.toString().contains("/target/")).sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void everyWordIsThereInChineseWithTheSamePlaceholders() throws IOException {
        for (String bundle : BUNDLES) {
            for (String kind : List.of("messages", "plugin")) {
                for (Path english : files(bundle, kind + ".properties")) {
                    Properties from = read(english);
                    Properties to = read(english.resolveSibling(kind + "_zh.properties"));
                    assertEquals(new TreeSet<>(from.stringPropertyNames()), new TreeSet<>(to.stringPropertyNames()), english.toString());
                    for (String key : from.stringPropertyNames()) {
                        assertEquals(placeholders(from.getProperty(key)), placeholders(to.getProperty(key)), key);
                    }
                }
            }
        }
    }

    private static TreeSet<String> placeholders(String words) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void everyFieldHasItsWords() throws IOException {
        for (String bundle : BUNDLES) {
            for (Path source : files(bundle, "Messages.java")) {
                TreeSet<String> fields = new TreeSet<>();
                Matcher matcher = FIELD.matcher(Files.readString(source));
                while (matcher.find()) {
                    fields.add(matcher.group(1));
                }
                assertEquals(fields, new TreeSet<>(read(source.resolveSibling("messages.properties")).stringPropertyNames()),
                        source.toString());
            }
        }
    }

    @Test
    void noWordIsWrittenIntoTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String bundle : BUNDLES) {
            for (Path source : files(bundle, ".java")) {
                Matcher matcher = SHOWN.matcher(Files.readString(source));
                while (matcher.find()) {
                    found.add(source.getFileName() + ": " + matcher.group());
                }
            }
        }
        assertTrue(found.isEmpty(), String.join("\n", found));
    }

    /** Words that the code gives and the workbench shows: maps of colours, regions, what a person did, who may do it. */
    @Test
    void namesThatComeFromTheCodeAreSaidInChinese() {
        MethodWords chinese = MethodWords.in(ReportLanguage.CHINESE);
        List<String> names = new ArrayList<>(List.of("brain", "left DLPFC", "right DLPFC", "r, seed", "cluster", "classic", "group", "searchlight"));
        ColourMap.all().forEach(map -> names.add(map.name()));
        Stream.of(ReviewKind.values()).forEach(kind -> names.add(kind.word()));
        Stream.of(Role.values()).forEach(role -> names.add(role.name().toLowerCase(Locale.ROOT)));
        for (Evidence evidence : List.of(PublishedEvidence.singleVoxel(), PublishedEvidence.cluster(), PublishedEvidence.patch(),
                PublishedEvidence.hierarchical(), PublishedEvidence.network(), PublishedEvidence.group())) {
            Stream.concat(evidence.supporting().stream(), evidence.against().stream()).forEach(s -> names.add(s.text()));
        }
        VerifiedExport.formats(MethodRegistry.of(List.of(new IoProvider(), new DicomProvider()))).forEach(f -> names.add(f.coordinates()));
        assertTrue(names.size() > 60, names.size() + " names");
        assertEquals(List.of(), names.stream().filter(name -> chinese.said(name).equals(name)).toList());
    }

    @Test
    void noDialogueStopsTheWorkButThoseOfThePlatformForFiles() throws IOException {
        List<String> found = new ArrayList<>();
        for (String bundle : BUNDLES) {
            for (Path source : files(bundle, ".java")) {
                Matcher dialogue = Pattern.compile("new (Message|Input|Progress\\w*|Title\\w*|Wizard)Dialog\\(|MessageDialog\\.open|new MessageBox\\(")
                        .matcher(Files.readString(source));
                while (dialogue.find()) {
                    found.add(source.getFileName() + ": " + dialogue.group());
                }
            }
        }
        assertEquals(List.of(), found);
    }
}

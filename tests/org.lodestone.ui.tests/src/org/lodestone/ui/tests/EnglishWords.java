package org.lodestone.ui.tests;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Finds what the workbench says in English while it is meant to speak Chinese. */
final class EnglishWords {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    /** So many words in a row are more than a name. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z]{2,}( [a-z]{2,}){3,}");
    /** Names, units and files stay as they are everywhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]*[_./:][A-Za-z0-9_./:-]*|BIDS|DICOM|NIfTI|SimNIBS|RAS|LPS|MNI\\w*|sub-\\w+|task-\\w+|\\w+Edited|sgACC|seed"
            + "|Brainsight|InVesalius|Localite|Slicer|visor2|ANT|Navigator|TMS|Native|lodestone\\S*|ORTHANC|LODESTONE|LS-[A-Z0-9-]+");
    /** What tests call persons; what a scanner, an archive or a coil's drawing says is shown as it is. */
    private static final Set<String> PERSONS = Set.of("Ada", "Administrator", "Grace", "Physician", "Henry", "Reader", "Olga", "Operator");
    private static final Set<String> OF_OTHERS = Set.of("import-series", "archive-studies", "coil-points", "pair-case");
    /** The runner brings the development workbench along, whose view of progress covers the product's. */
    private static final Set<String> OF_THE_RUNNER = Set.of("Progress", "Resource", "Team Synchronizing");

    private EnglishWords() {
    }

    /** @return what stands in English in the menus and in every control that can be seen, each with the name of its control */
    static Set<String> onScreen() {
        Set<String> english = new TreeSet<>();
        menu(Workbenches.shell().getMenuBar(), english);
        Workbenches.visible(Control.class).forEach(control -> words(control, english));
        return english;
    }

    /** @return what stands in English in another window, a dialog of the platform for one */
    static Set<String> in(Shell shell) {
        Set<String> english = new TreeSet<>();
        note("title", shell.getText(), english);
        Workbenches.visibleIn(shell, Control.class).forEach(control -> words(control, english));
        return english;
    }

    private static void menu(Menu menu, Set<String> english) {
        for (MenuItem item : menu.getItems()) {
            note("menu", item.getText(), english);
        }
    }

    private static void words(Control control, Set<String> english) {
        String where = String.valueOf(control.getData("org.lodestone.control"));
        note(where, control.getToolTipText(), english);
        switch (control) {
            case Button button -> note(where, button.getText(), english);
            case Label label -> note(where, label.getText(), english);
            case CLabel label -> note(where, label.getText(), english);
            case Group group -> note(where, group.getText(), english);
            case Combo combo -> Stream.of(OF_OTHERS.contains(where) ? new String[0] : combo.getItems()).forEach(text -> note(where, text, english));
            case Text text -> note(where, text.getMessage(), english);
            case Table table -> {
                Stream.of(table.getColumns()).map(Item::getText).forEach(text -> note(where, text, english));
                for (TableItem item : OF_OTHERS.contains(where) ? new TableItem[0] : table.getItems()) {
                    IntStream.range(0, Math.max(1, table.getColumnCount())).mapToObj(item::getText).forEach(text -> note(where, text, english));
                }
            }
            case CTabFolder folder -> Stream.of(folder.getItems()).map(CTabItem::getText).forEach(text -> note(where, text, english));
            case ToolBar bar -> Stream.of(bar.getItems()).map(ToolItem::getText).forEach(text -> note(where, text, english));
            default -> {
                // says nothing itself
            }
        }
    }

    /** Notes a text that is English, or a line of it, or a sentence in one. */
    static void note(String where, String text, Set<String> english) {
        if (text != null && !OF_THE_RUNNER.contains(text) && text.lines().anyMatch(EnglishWords::isEnglish)) {
            english.add(where + ": " + text);
        }
    }

    private static boolean isEnglish(String line) {
        if (HAN.matcher(line).find()) {
            return SENTENCE.matcher(line).find();
        }
        return Arrays.stream(line.split("[\\s,;()\u2026]+")).anyMatch(word -> WORD.matcher(word).find() && !NAME.matcher(word).matches()
                && !PERSONS.contains(word));
    }
}

package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The workbench as it starts in Chinese, in a run of its own: every view speaks Chinese before anything is done in it. */
class ChineseWorkbenchTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static OpenedCase opened;
    private static IWorkbenchPage page;

    @BeforeAll
    static void openACase() throws Exception {
        assumeTrue(Language.isChinese(), "the run of this module with -nl zh");
        page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        opened = OpenedCase.ofBalls();
    }

    @AfterAll
    static void closeIt() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void noWordOfTheScreenIsEnglish() throws Exception {
        Set<String> english = new TreeSet<>();
        for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
            if (perspective.getId().startsWith("org.lodestone.")) {
                EnglishWords.note("perspective", perspective.getLabel(), english);
            }
        }
        int views = 0;
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith("org.lodestone.")) {
                IViewPart part = page.showView(view.getId());
                Workbenches.settle();
                english.addAll(EnglishWords.onScreen());
                for (IContributionItem item : part.getViewSite().getActionBars().getToolBarManager().getItems()) {
                    if (item instanceof ActionContributionItem shown) {
                        IAction action = shown.getAction();
                        EnglishWords.note(view.getId(), action.getText(), english);
                        EnglishWords.note(view.getId(), action.getToolTipText(), english);
                    }
                }
                views++;
            }
        }
        page.resetPerspective();
        assertTrue(views >= 20, views + " views");
        assertEquals(Set.of(), english);
    }

    @Test
    void theDialogsOfThePlatformAreChinese() throws Exception {
        assertEquals(Set.of(), dialog("org.eclipse.ui.window.resetPerspective"));
        assertEquals(Set.of(), dialog("org.eclipse.ui.help.aboutAction"));
        assertEquals(Set.of(), dialog("org.eclipse.ui.views.showView"));
        assertEquals(Set.of(), dialog("org.eclipse.ui.perspectives.showPerspective"));
        assertEquals(Set.of(), dialog("org.eclipse.ui.window.savePerspective"));
    }

    /** Opens a dialog as its key does, reads it and closes it. @return what is English in it */
    private static Set<String> dialog(String command) throws Exception {
        Display display = Display.getCurrent();
        List<Shell> before = List.of(display.getShells());
        List<Set<String>> read = new ArrayList<>();
        display.timerExec(500, () -> Stream.of(display.getShells()).filter(shell -> !before.contains(shell) && shell.isVisible()).forEach(shell -> {
            read.add(EnglishWords.in(shell));
            shell.close();
        }));
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        Workbenches.until(command + " was read", () -> !read.isEmpty());
        return read.getFirst();
    }

    /** A key that the platform does not know any more is a word that nobody reads; one place more or less loses what it should say. */
    @Test
    void everyWordInChineseIsOneOfThePlatform() throws Exception {
        int files = 0;
        for (String host : List.of("org.eclipse.jface", "org.eclipse.ui.workbench", "org.eclipse.e4.ui.workbench.renderers.swt",
                "org.eclipse.e4.ui.workbench.addons.swt")) {
            Bundle bundle = Platform.getBundle(host);
            for (URL chinese : Collections.list(bundle.findEntries("/", "messages_zh.properties", true))) {
                Properties english = properties(bundle.getEntry(chinese.getPath().replace("_zh", "")));
                properties(chinese).forEach((key, words) -> {
                    assertTrue(english.containsKey(key), host + " has no " + key);
                    assertEquals(places(english.get(key)), places(words), host + " " + key);
                });
                files++;
            }
        }
        assertEquals(7, files);
    }

    private static Properties properties(URL from) throws IOException {
        Properties read = new Properties();
        try (InputStream in = from.openStream()) {
            read.load(in);
        }
        return read;
    }

    private static Set<String> places(Object words) {
        return PLACE.matcher((String) words).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}

package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodestone.ui.FindingLog;

/** Guide, first steps, light and dark. */
class HabitsTest {

    private IWorkbenchPage page;

    @BeforeEach
    void review() {
        page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.lodestone.ui.planning.perspective.review.1"));
        page.resetPerspective();
        Workbenches.settle();
    }

    private static void command(String id) throws Exception {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        handlers.executeCommand(new ParameterizedCommand(commands.getCommand(id), null), null);
        Workbenches.settle();
    }

    @Test
    void theGuideOpensAtTheChapterOfTheViewInWhichOneWorks() throws Exception {
        assertTrue(Stream.of(PlatformUI.getWorkbench().getService(IBindingService.class).getBindings()).anyMatch(b -> b.getParameterizedCommand() != null
                && b.getParameterizedCommand().getId().equals("org.lodestone.ui.command.help") && b.getTriggerSequence().format().equals("F1")));
        page.showView("org.lodestone.ui.planning.view.handover");
        Workbenches.settle();
        command("org.lodestone.ui.command.help");
        StyledText guide = Workbenches.named(StyledText.class, "help");
        assertEquals("4. Hand over", guide.getSelectionText());
        assertFalse(guide.getText().contains("*"), "marks of the file are not shown");
        assertTrue(guide.getText().contains(". Keys"));
        Workbenches.picture("guide");
        page.hideView(page.findView("org.lodestone.ui.view.help"));
    }

    @Test
    void everyViewHasItsChapterOfTheGuide() throws Exception {
        int views = 0;
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (!view.getId().startsWith("org.lodestone.") || view.getId().equals("org.lodestone.ui.view.help")) {
                continue;
            }
            page.showView(view.getId());
            Workbenches.settle();
            command("org.lodestone.ui.command.help");
            assertTrue(Workbenches.named(StyledText.class, "help").getSelectionText().matches("[1-9]\\. .+"), view.getId());
            views++;
        }
        assertTrue(views >= 20, views + " views");
        page.resetPerspective();
    }

    @Test
    void everyKeyOfTheGuideIsBoundAndStepsAndViewsAreReachedByKeysAlone() {
        Set<String> bound = Stream.of(PlatformUI.getWorkbench().getService(IBindingService.class).getBindings())
                .filter(b -> b.getParameterizedCommand() != null)
                .map(b -> b.getTriggerSequence().format() + " " + b.getParameterizedCommand().getId()).collect(Collectors.toSet());
        for (String key : List.of("Ctrl+O org.lodestone.ui.planning.command.openCase", "F9 org.lodestone.ui.planning.command.runJob",
                "F1 org.lodestone.ui.command.help", "Shift+Ctrl+P org.lodestone.ui.command.picture", "Ctrl+Z org.eclipse.ui.edit.undo",
                "Ctrl+Y org.eclipse.ui.edit.redo", "Ctrl+F7 org.eclipse.ui.window.nextView", "Ctrl+F8 org.eclipse.ui.window.nextPerspective",
                "Ctrl+M org.eclipse.ui.window.maximizePart")) {
            assertTrue(bound.contains(key) || bound.contains(key.replace("Shift+Ctrl", "Ctrl+Shift")), key + " of " + bound.stream()
                    .filter(b -> b.endsWith(key.substring(key.indexOf(' ')))).toList());
        }
    }

    @Test
    void theTabulatorComesToEveryButtonAndFieldOfTheViewsOfAReview() throws Exception {
        OpenedCase opened = OpenedCase.ofBalls();
        try {
            for (String view : List.of("org.lodestone.ui.view.slices", "org.lodestone.ui.view.scene", "org.lodestone.ui.planning.view.decision",
                    "org.lodestone.ui.planning.view.handover")) {
                IViewPart part = page.showView(view);
                Workbenches.settle();
                part.setFocus();
                Control from = Display.getCurrent().getFocusControl();
                Composite root = from.getParent();
                while (root.getParent() != null && root.getData("modelElement") == null) {
                    root = root.getParent();
                }
                Set<Control> missed = new LinkedHashSet<>();
                fields(root, missed);
                assertTrue(missed.size() >= 3, view + " has " + missed.size());
                List<String> way = new ArrayList<>();
                for (int i = 0; i < 130 && !missed.isEmpty(); i++) {
                    Control at = Display.getCurrent().getFocusControl();
                    missed.remove(at);
                    way.add(at.getClass().getSimpleName() + " " + at.getData("org.lodestone.control"));
                    at.traverse(i < 60 ? SWT.TRAVERSE_TAB_NEXT : SWT.TRAVERSE_TAB_PREVIOUS);
                    Workbenches.settle();
                }
                assertEquals(List.of(), missed.stream().map(c -> view + ": " + c.getData("org.lodestone.control") + " " + c).toList(),
                        "came by " + way);
            }
        } finally {
            opened.close();
        }
    }

    private static void fields(Composite parent, Set<Control> found) {
        for (Control child : parent.getChildren()) {
            if (child.isVisible() && child.isEnabled() && (child instanceof Button || child instanceof Text || child instanceof Combo
                    || child instanceof Table || child instanceof Scale)) {
                found.add(child);
            } else if (child instanceof Composite composite) {
                fields(composite, found);
            }
        }
    }

    @Test
    void theFirstPageNamesTheStepsAndWhereTheDemonstrationGoes() throws Exception {
        command("org.lodestone.ui.planning.command.welcome");
        assertTrue(Workbenches.named(Text.class, "demonstration-folder").getText().contains("lodestone-demonstration"));
        assertTrue(Workbenches.visible(Label.class).stream().anyMatch(l -> l.getText().startsWith("8.  ")), "eight steps");
        Workbenches.picture("welcome");
        page.hideView(page.findView("org.lodestone.ui.planning.view.welcome"));
    }

    @Test
    void windowsAreDarkFromTheNextStartAndLightAgainAfterAnother() throws Exception {
        FindingLog log = PlatformUI.getWorkbench().getService(FindingLog.class);
        int before = log.entries().size();
        command("org.lodestone.ui.command.theme");
        assertEquals("org.eclipse.e4.ui.css.theme.e4_dark", theme());
        assertEquals(before + 1, log.entries().size(), "it is said when it happens");
        command("org.lodestone.ui.command.theme");
        assertEquals("org.eclipse.e4.ui.css.theme.e4_default", theme());
    }

    private static String theme() {
        return InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").get("themeid", "");
    }
}

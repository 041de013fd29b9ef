package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
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

package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Vec3;
import org.lodestone.ui.scene.SceneCanvas;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The workbench as it starts in Chinese, in a run of its own: what stands on the screen is Chinese, and the Chinese guide shows it. */
class ChineseWorkbenchTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    /** Names, units and files stay as they are everywhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]*[_./:][A-Za-z0-9_./:-]*|BIDS|DICOM|NIfTI|SimNIBS|RAS|LPS|MNI\\w*|sub-\\w+|sgACC|seed"
            + "|Brainsight|InVesalius|Localite|Slicer|visor2|ANT|Navigator|TMS|Native|lodestone\\S*|ORTHANC|LODESTONE|LS-[A-Z0-9-]+");
    /** The runner brings the development workbench along, whose view of progress covers the product's. */
    private static final String OF_THE_RUNNER = "Progress";

    private static OpenedCase opened;
    private static IWorkbenchPage page;

    @BeforeAll
    static void openACase() throws Exception {
        assumeTrue(Platform.getNL().startsWith("zh"), "the run of this module with -nl zh");
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
        menu(Workbenches.shell().getMenuBar(), english);
        for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
            if (perspective.getId().startsWith("org.lodestone.")) {
                note("perspective", perspective.getLabel(), english);
            }
        }
        int views = 0;
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith("org.lodestone.")) {
                IViewPart part = page.showView(view.getId());
                Workbenches.settle();
                Workbenches.visible(Control.class).forEach(control -> words(control, english));
                for (IContributionItem item : part.getViewSite().getActionBars().getToolBarManager().getItems()) {
                    if (item instanceof ActionContributionItem shown) {
                        IAction action = shown.getAction();
                        note(view.getId(), action.getText(), english);
                        note(view.getId(), action.getToolTipText(), english);
                    }
                }
                views++;
            }
        }
        page.resetPerspective();
        assertTrue(views >= 20, views + " views");
        assertEquals(Set.of(), english);
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
            case Text text -> note(where, text.getMessage(), english);
            case Table table -> {
                Stream.of(table.getColumns()).map(Item::getText).forEach(text -> note(where, text, english));
                for (TableItem item : table.getItems()) {
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

    private static void note(String where, String text, Set<String> english) {
        if (text != null && !text.equals(OF_THE_RUNNER) && !HAN.matcher(text).find()
                && Arrays.stream(text.split("[\\s,;()\u2026]+")).anyMatch(word -> WORD.matcher(word).find() && !NAME.matcher(word).matches())) {
            english.add(where + ": " + text);
        }
    }

    @Test
    void theChineseGuideShowsTheChineseWorkbench() throws Exception {
        perspective(OpenedCase.REVIEW);
        opened.state().chooseTarget(0);
        SceneCanvas head = Workbenches.visible(SceneCanvas.class).getFirst();
        Workbenches.until("the head is drawn or GL is absent", () -> head.isDrawn() || head.isAbsent());
        Workbenches.pause(1500);
        Workbenches.picture("case-open");
        Workbenches.picture("three-dimensional");
        opened.state().moveTo(new Vec3(10, 20, 30));
        Workbenches.pause(800);
        Workbenches.picture("cross-hair-moved");
        opened.state().chooseTarget(1);
        Workbenches.pause(800);
        Workbenches.picture("gate-failed");
        opened.state().chooseTarget(0);
        page.showView("org.lodestone.ui.planning.view.handover");
        Workbenches.pause(800);
        Workbenches.picture("handover");
        perspective(TreatmentRoom.PERSPECTIVE);
        page.showView("org.lodestone.ui.navigation.view.devices");
        Workbenches.pause(800);
        Workbenches.picture("devices");
        IViewPart target = page.showView("org.lodestone.ui.navigation.view.bullseye");
        IAction simulated = ((ActionContributionItem) target.getViewSite().getActionBars().getToolBarManager().getItems()[0]).getAction();
        simulated.setChecked(true);
        simulated.run();
        Workbenches.pause(2500);
        Workbenches.picture("bulls-eye");
        Bundle simulator = Arrays.stream(FrameworkUtil.getBundle(ChineseWorkbenchTest.class).getBundleContext().getBundles())
                .filter(b -> b.getSymbolicName().equals("org.lodestone.device.sim")).findFirst().orElseThrow();
        simulator.stop();
        Workbenches.pause(500);
        Workbenches.picture("bulls-eye-lost");
        simulator.start();
        simulated.setChecked(false);
        simulated.run();
        perspective(OpenedCase.REVIEW);
    }

    private static void perspective(String id) {
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id));
        page.resetPerspective();
        Workbenches.settle();
    }
}

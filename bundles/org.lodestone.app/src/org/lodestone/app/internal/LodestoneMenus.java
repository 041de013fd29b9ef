package org.lodestone.app.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The frame of the menu bar; everything else is contributed to its named groups by the bundle that offers it. */
final class LodestoneMenus extends ActionBarAdvisor {

    private IWorkbenchAction exit;
    private IWorkbenchAction undo;
    private IWorkbenchAction redo;
    private IWorkbenchAction resetPerspective;
    private IWorkbenchAction about;
    private IContributionItem perspectives;
    private IContributionItem views;

    LodestoneMenus(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        exit = registered(ActionFactory.QUIT.create(window), Messages.quit);
        undo = registered(ActionFactory.UNDO.create(window), Messages.undo);
        redo = registered(ActionFactory.REDO.create(window), Messages.redo);
        resetPerspective = registered(ActionFactory.RESET_PERSPECTIVE.create(window), Messages.resetPerspective);
        about = registered(ActionFactory.ABOUT.create(window), Messages.about);
        perspectives = ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window);
        views = ContributionItemFactory.VIEWS_SHORTLIST.create(window);
    }

    /** The platform has no words of its own in Chinese for these. */
    private IWorkbenchAction registered(IWorkbenchAction action, String text) {
        action.setText(text);
        register(action);
        return action;
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        MenuManager file = new MenuManager(Messages.file, IWorkbenchActionConstants.M_FILE);
        file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(new Separator());
        file.add(exit);

        MenuManager edit = new MenuManager(Messages.edit, IWorkbenchActionConstants.M_EDIT);
        edit.add(undo);
        edit.add(redo);
        edit.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));

        MenuManager perspectiveMenu = new MenuManager(Messages.perspective, "perspective");
        perspectiveMenu.add(perspectives);
        MenuManager viewMenu = new MenuManager(Messages.showView, "view");
        viewMenu.add(views);
        MenuManager window = new MenuManager(Messages.window, IWorkbenchActionConstants.M_WINDOW);
        window.add(perspectiveMenu);
        window.add(viewMenu);
        window.add(resetPerspective);
        window.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));

        MenuManager help = new MenuManager(Messages.help, IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(new Separator());
        help.add(about);

        menuBar.add(file);
        menuBar.add(edit);
        menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menuBar.add(window);
        menuBar.add(help);
    }
}

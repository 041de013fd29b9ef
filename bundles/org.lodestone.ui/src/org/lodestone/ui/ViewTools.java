package org.lodestone.ui;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IViewSite;

/** Tool bars of views: picture and words side by side, because a picture alone has to be guessed. User interface thread. */
public final class ViewTools {

    private ViewTools() {
    }

    /**
     * Adds an action to the tool bar of a view.
     *
     * @param site of the view
     * @param action with words
     * @param owner a class of the bundle that has the picture
     * @param icon the picture's name in that bundle's folder icons, without its ending
     */
    public static void add(IViewSite site, IAction action, Class<?> owner, String icon) {
        ResourceLocator.imageDescriptorFromBundle(owner, "icons/" + icon + ".png").ifPresent(action::setImageDescriptor);
        ActionContributionItem item = new ActionContributionItem(action);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        site.getActionBars().getToolBarManager().add(item);
    }
}

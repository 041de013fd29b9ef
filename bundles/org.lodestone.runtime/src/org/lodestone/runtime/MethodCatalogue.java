package org.lodestone.runtime;

import java.util.List;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.method.MethodRegistry;

/**
 * The methods of all bundles that run at this moment, for clients that live longer than a bundle: the workbench, a command line, a server.
 * An OSGi service; called from any thread.
 */
public interface MethodCatalogue {

    /** @return the methods at hand now; immutable, so a long job keeps the one it started with */
    MethodRegistry current();

    /** @return what is wrong with the bundles whose methods were left out */
    List<Finding> findings();

    /**
     * Tells about bundles that come and go. The listener is called once before this method returns, with what is there now, and then
     * after each change, on the thread that made the change: it has to return soon and to hand over to its own thread. It may see the
     * same registry twice; the last one it sees is the current one. What it throws is logged and stops nobody.
     *
     * @param listener gets the new registry
     * @return ends the telling when closed; closing twice does nothing
     */
    Registration onChange(Consumer<MethodRegistry> listener);
}

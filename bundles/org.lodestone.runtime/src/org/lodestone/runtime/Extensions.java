package org.lodestone.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.lodestone.core.Finding;

/**
 * The bundles of third parties that are installed in this product, and how they are doing. An OSGi service; called from any thread.
 */
public interface Extensions {

    /**
     * Waits until every bundle of a third party has started, failed or used up its time.
     *
     * @param limit how long to wait at most
     * @return true when none is still starting
     */
    boolean await(Duration limit);

    /** @return symbolic name and version of those that started, sorted */
    List<String> started();

    /** @return what is wrong with the others, and with the methods and drivers that were left out */
    List<Finding> findings();

    /**
     * @param listener given all findings now, on this thread, and again whenever a bundle that starts or comes into the site's folder adds one, on
     *     that one's thread; it returns at once
     * @return ends it when closed
     */
    Registration onFindings(Consumer<List<Finding>> listener);
}

package org.lodestone.runtime.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Which bundle an object of somebody else comes from. */
final class Origin {

    private Origin() {
    }

    /** @return symbolic name and version of the bundle, or the class when no bundle made it */
    static String of(Object object) {
        Bundle bundle = FrameworkUtil.getBundle(object.getClass());
        return bundle == null ? object.getClass().getName() : of(bundle);
    }

    /** @return symbolic name and version */
    static String of(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}

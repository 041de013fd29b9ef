package org.lodestone.architecture;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which module of the running JDK holds a package. */
final class JdkModules {

    private final Map<String, String> modules = new HashMap<>();

    JdkModules() {
        ModuleFinder.ofSystem().findAll().forEach(reference -> {
            ModuleDescriptor descriptor = reference.descriptor();
            descriptor.packages().forEach(name -> modules.put(name, descriptor.name()));
        });
    }

    /** Empty for packages that do not come with the JDK. */
    Optional<String> of(String packageName) {
        return Optional.ofNullable(modules.get(packageName));
    }
}

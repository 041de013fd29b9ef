package org.lodestone.registration.internal;

import java.util.List;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;
import org.lodestone.registration.internal.boundary.BoundaryCoregistration;
import org.lodestone.registration.internal.linear.AffineTemplateRegistration;
import org.lodestone.registration.internal.linear.RigidCoregistration;
import org.lodestone.registration.internal.motion.RigidRealignment;
import org.lodestone.registration.internal.nonlinear.DiffeomorphicTemplateRegistration;

/** Offers template registration, coregistration and realignment. */
public final class RegistrationProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new DiffeomorphicTemplateRegistration(), new AffineTemplateRegistration(), new BoundaryCoregistration(), new RigidCoregistration(), new RigidRealignment(),
                new HeadRegistration(), new TransformFolderWriter(), new TransformFolderReader());
    }
}

package org.lodestone.method.structure;

import org.lodestone.method.Method;

/**
 * Brings any scan of a head onto any other, without masks. The parameter {@code type} chooses {@code rigid}, {@code affine} or
 * {@code nonlinear}.
 */
public interface ImageRegistration extends Method<ImageRegistrationInput, RegisteredImages> {
}

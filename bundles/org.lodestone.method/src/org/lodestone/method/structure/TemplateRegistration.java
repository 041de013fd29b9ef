package org.lodestone.method.structure;

import org.lodestone.method.Method;

/** Brings a patient's T1w scan onto the template, so that points can be carried both ways. */
public interface TemplateRegistration extends Method<TemplateRegistrationInput, RegisteredTemplate> {
}

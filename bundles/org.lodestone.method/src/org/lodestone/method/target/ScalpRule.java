package org.lodestone.method.target;

import org.lodestone.method.Method;

/** A rule that finds the coil's place by measuring on the head, without looking at the brain. */
public interface ScalpRule extends Method<ScalpRuleInput, ScalpSite> {
}

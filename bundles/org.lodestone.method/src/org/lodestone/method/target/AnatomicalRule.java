package org.lodestone.method.target;

import java.util.List;
import org.lodestone.method.Method;

/** Names points of the patient's cortex from the structural scan alone: landmarks of the folds, borders of areas, published coordinates. */
public interface AnatomicalRule extends Method<AnatomicalRuleInput, List<AnatomicalSite>> {
}

/** How far a target would move had the patient been scanned again. */
package org.lodestone.targeting.internal.reliability;

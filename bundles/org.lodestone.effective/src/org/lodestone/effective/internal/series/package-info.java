/** What every method of directed coupling asks of its series before it begins. */
package org.lodestone.effective.internal.series;

/** What a task does: the design, how the model fits, and what it leaves. */
package org.lodestone.ui.planning.internal.task;

/** Views in which cases are chosen and targets are judged. */
package org.lodestone.ui.planning.internal.review;

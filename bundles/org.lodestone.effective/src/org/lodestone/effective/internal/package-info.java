/** Who drives whom: directed coupling between regions, and what a task does to the brain. */
package org.lodestone.effective.internal;

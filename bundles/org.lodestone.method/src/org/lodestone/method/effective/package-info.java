/** Effective connectivity: directed coupling between regions. */
package org.lodestone.method.effective;

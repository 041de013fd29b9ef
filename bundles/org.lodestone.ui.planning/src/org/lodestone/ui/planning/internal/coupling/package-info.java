/** Who drives whom: the matrix, the graph, the arrows in the head. */
package org.lodestone.ui.planning.internal.coupling;

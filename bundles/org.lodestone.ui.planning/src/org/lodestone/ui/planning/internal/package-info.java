/** Planning in the workbench: perspectives, opening a case, running the job. */
package org.lodestone.ui.planning.internal;

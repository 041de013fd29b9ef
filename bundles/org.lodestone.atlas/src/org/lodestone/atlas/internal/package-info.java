/** Folders of templates and atlases: the layout of Debian's mricron-data and a plain folder of NIfTI, TSV and JSON. */
package org.lodestone.atlas.internal;

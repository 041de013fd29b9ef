package org.lodestone.method.file;

import java.nio.file.Path;
import java.util.List;
import org.lodestone.method.Method;

/** Writes a registration to a folder, both directions, in a form that other programs read. The result are the files written. */
public interface TransformWriter extends Method<TransformWriteRequest, List<Path>> {
}

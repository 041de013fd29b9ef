package org.lodestone.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java file as the compiler's parser sees it; nothing is resolved.
 *
 * @param bundle whose it is
 * @param unit its tree
 * @param docs finds comments and positions
 */
record SourceFile(Bundle bundle, CompilationUnitTree unit, DocTrees docs) {

    /** Parses every source of the bundles. */
    static List<SourceFile> of(List<Bundle> bundles) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SourceFile> files = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            for (Bundle bundle : bundles) {
                List<Path> sources = bundle.sources();
                if (!sources.isEmpty()) {
                    JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                            manager.getJavaFileObjectsFromPaths(sources));
                    DocTrees docs = DocTrees.instance(task);
                    task.parse().forEach(unit -> files.add(new SourceFile(bundle, unit, docs)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Where something stands, as editors understand it: {@code bundle/File.java:12}. */
    String at(Tree tree) {
        long line = unit.getLineMap().getLineNumber(docs.getSourcePositions().getStartPosition(unit, tree));
        String path = unit.getSourceFile().getName().replace('\\', '/');
        return path.substring(Math.max(0, path.indexOf(bundle.name()))) + ":" + line;
    }
}

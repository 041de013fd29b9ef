package org.lodestone.ui.internal;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/** Where the cross-hair is, in millimetres of every space; below it the values there and the place's name. Can be selected and copied. */
final class CoordinateBar {

    private static final RegionWords WORDS = RegionWords.ofWorkbench();

    /** As high as two lines from the beginning. */
    private static final String NO_CASE = "\n";

    private final Composite bar;
    private final Text text;

    CoordinateBar(Composite parent, ViewerState state) {
        bar = new Composite(parent, SWT.NONE);
        FillLayout layout = new FillLayout();
        layout.marginWidth = 8;
        layout.marginHeight = 4;
        bar.setLayout(layout);
        text = new Text(bar, SWT.READ_ONLY | SWT.MULTI);
        text.setData("org.lodestone.control", "coordinates");
        Runnable stop = state.onChange((change, snapshot) -> show(snapshot));
        bar.addDisposeListener(e -> stop.run());
        show(state.snapshot());
    }

    Control control() {
        return bar;
    }

    private void show(Optional<ViewerSnapshot> snapshot) {
        text.setText(snapshot.map(CoordinateBar::describe).orElse(NO_CASE));
    }

    private static String describe(ViewerSnapshot now) {
        Vec3 mm = now.crossHair().mm();
        String line = Messages.nativeSpace + ": " + vector(mm) + "    " + template(now);
        SliceLayer scan = now.open().structural();
        line += String.format(Locale.ROOT, "\n%s: %.0f", Messages.scanValue, scan.valueAt(mm));
        line += now.map().map(map -> String.format(Locale.ROOT, "    %s: %+.2f", Messages.mapValue, map.valueAt(mm))).orElse("");
        return line + now.open().names().flatMap(names -> names.wordsAt(now.crossHair(), WORDS)).map(name -> "    " + name).orElse("");
    }

    private static String template(ViewerSnapshot now) {
        if (now.open().toTemplate().isPresent()) {
            var transform = now.open().toTemplate().get();
            return transform.to().id() + ": " + vector(transform.apply(now.crossHair().mm()));
        }
        Optional<TargetCandidate> here = now.chosenTarget()
                .filter(t -> t.nativePoint().mm().distance(now.crossHair().mm()) < 0.05);
        return here.map(t -> t.templatePoint().frame().id() + ": " + vector(t.templatePoint().mm()))
                .orElse(Messages.templateSpace + ": " + Messages.onlyAtTargets);
    }

    private static String vector(Vec3 mm) {
        return String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z()).replace("-0.0", "0.0");
    }
}

package org.lodestone.ui.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.target.ScalpLine;
import org.lodestone.method.target.ScalpTape;
import org.lodestone.method.target.ScalpTapeInput;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.view.Measurement;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Adds to each measurement of the workbench its way along the scalp, found on a thread of its own. */
final class ScalpRuler {

    private final ViewerState state;
    private final Display display;
    private final LatestWorker worker = new LatestWorker("lodestone-tape");

    private ScalpRuler(ViewerState state, Display display) {
        this.state = state;
        this.display = display;
    }

    /**
     * @param state whose measurements are looked after
     * @param display of the user interface
     * @return ends it when run
     */
    static Runnable follow(ViewerState state, Display display) {
        ScalpRuler ruler = new ScalpRuler(state, display);
        Runnable stop = state.onChange((change, snapshot) -> snapshot.filter(now -> change == ViewerState.Change.MEASURED)
                .ifPresent(ruler::measure));
        return () -> {
            stop.run();
            ruler.worker.close();
        };
    }

    private void measure(ViewerSnapshot now) {
        Measuring measuring = state.measuring();
        measuring.shown().filter(m -> m.alongScalp().isEmpty()).ifPresent(m -> worker.submit(this, () -> {
            Outcome<ScalpLine> along = along(now.open(), m);
            UiThread.post(display, () -> {
                if (state.measuring().shown().equals(Optional.of(m))) {
                    state.measuring(state.measuring().showing(new Measurement(m.from(), m.to(), Optional.of(along))));
                }
            });
        }));
    }

    private static Outcome<ScalpLine> along(ReviewCase open, Measurement m) {
        if (open.scalp().isEmpty()) {
            return Outcome.refused(Finding.error("LS-UI-004", open.title() + " has no scalp to measure along.",
                    "Delineate the scan; the straight distance holds all the same."));
        }
        try {
            ScalpTape tape = catalogue().current().first(ScalpTape.class);
            return tape.run(new ScalpTapeInput(open.scalp().get().surface(), new FramePoint(open.frame(), m.from()),
                    new FramePoint(open.frame(), m.to())), Parameters.defaults(tape.parameters()),
                    new Execution(Parallel.allCores(), Progress.NONE));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static MethodCatalogue catalogue() {
        BundleContext context = FrameworkUtil.getBundle(ScalpRuler.class).getBundleContext();
        ServiceReference<MethodCatalogue> reference = context.getServiceReference(MethodCatalogue.class);
        return Optional.ofNullable(reference).map(context::getService).orElseThrow(() -> new RefusedException(Finding.error("LS-UI-005",
                "No bundle offers the methods that are installed.", "Check the installation: org.lodestone.runtime has to be there.")));
    }
}

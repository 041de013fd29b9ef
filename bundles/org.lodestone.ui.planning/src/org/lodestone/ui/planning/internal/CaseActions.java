package org.lodestone.ui.planning.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.services.IServiceLocator;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.simulation.CaseSimulation;
import org.lodestone.method.simulation.CaseSimulationInput;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.pipeline.MainJob;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.LatestWorker;
import org.lodestone.ui.UiThread;
import org.lodestone.ui.planning.internal.cases.CaseFolders;
import org.lodestone.ui.planning.internal.cases.CaseLoader;
import org.lodestone.ui.planning.internal.cases.CaseLocation;
import org.lodestone.ui.planning.internal.review.ReviewDesk;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerState;

/** What one can do with cases, each as a job with progress and cancel. Called on the user interface's thread. */
public final class CaseActions {

    private final Display display;
    private final FindingLog log;
    private final CaseFolders folders;
    private final ViewerState state;
    private final LatestWorker worker;

    /** @param services of the workbench, a window or a view */
    public CaseActions(IServiceLocator services) {
        display = Display.getCurrent();
        log = services.getService(FindingLog.class);
        folders = services.getService(CaseFolders.class);
        state = services.getService(ViewerState.class);
        worker = services.getService(LatestWorker.class);
        // from the first case on, moves of targets are written down, whichever views are open
        services.getService(ReviewDesk.class);
    }

    /**
     * Looks for participants in a folder, lists them and opens the first one that has results, else the first.
     *
     * @param folder any folder
     */
    public void openFolder(Path folder) {
        job(Messages.jobFind + " " + folder, execution -> CaseLocation.find(folder), found -> {
            folders.put(found);
            open(found.stream().filter(c -> c.targetsFile().isPresent()).findFirst().orElse(found.getFirst()));
        });
    }

    /** Loads a case and shows it in all views. */
    public void open(CaseLocation location) {
        long begun = System.nanoTime();
        job(Messages.jobOpen + " sub-" + location.label(),
                execution -> CaseLoader.load(location, InstalledMethods.current(execution.progress()), execution), loaded -> {
                    state.open(loaded);
                    // the slices were asked for just now; this waits behind them
                    worker.submit(new Object(), () -> {
                        UiThread.post(display, () -> ILog.of(CaseActions.class).info("sub-" + location.label() + ": slices drawn "
                                + (System.nanoTime() - begun) / 1_000_000 + " ms after it was opened"));
                        // The packed files and half-made arrays are garbage now; their memory goes back once a person sees the case.
                        System.gc();
                    });
                });
    }

    /** Makes a simulated patient whose truth is known, finds targets for him and shows them. */
    public void demonstrate(Path folder) {
        BackgroundJob<MainJobResult> job = new BackgroundJob<>(Messages.makeDemonstration, display, log, execution -> {
            MethodRegistry methods = InstalledMethods.current(execution.progress());
            return AtlasPacks.openConfigured(methods, execution.part(0, 0)).then(pack -> {
                CaseSimulation simulation = methods.first(CaseSimulation.class);
                return simulation.run(new CaseSimulationInput(pack, folder, 1, methods), Parameters.defaults(simulation.parameters()),
                        execution.part(0, 0.2)).then(patient -> MainJob.run(new MainJobRequest(patient.dataset(),
                                folder.resolve("derivatives"), patient.label(), List.of(), GateThresholds.defaults(), pack, methods,
                                InstalledMethods.softwareVersion()), execution.part(0.2, 1)));
            });
        }, result -> openFolder(folder));
        job.setUser(true);
        job.schedule();
    }

    /** Runs the main job on a case and shows its result. */
    public void run(CaseLocation location) {
        if (location.dataset().isEmpty()) {
            log.add(Messages.jobRun, List.of(Finding.error("LS-CASE-013", "sub-" + location.label() + " has results but no scans here.",
                    "Open the BIDS dataset that holds the scans.")));
            return;
        }
        BackgroundJob<MainJobResult> job = new BackgroundJob<>(Messages.jobRun + " sub-" + location.label(), display, log,
                execution -> run(location, execution), result -> openFolder(location.folder()));
        job.setUser(true);
        job.schedule();
    }

    private static Outcome<MainJobResult> run(CaseLocation location, Execution execution) {
        MethodRegistry methods = InstalledMethods.current(execution.progress());
        Outcome<AtlasPack> pack = AtlasPacks.openConfigured(methods, execution.part(0, 0));
        return pack.then(atlases -> MainJob.run(new MainJobRequest(location.dataset().orElseThrow(), location.resultsRoot(),
                location.label(), List.of(), GateThresholds.installed(), atlases, methods, InstalledMethods.softwareVersion()), execution));
    }

    /** @return where the case that is shown lies */
    public Optional<CaseLocation> shown() {
        return state.snapshot().map(now -> now.open()).flatMap(open -> folders.cases().stream()
                .filter(c -> c.folder().equals(open.folder()) && c.label().equals(open.label())).findFirst());
    }

    /** @return the case that is shown */
    public Optional<ReviewCase> shownCase() {
        return state.snapshot().map(now -> now.open());
    }

    private <T> void job(String title, java.util.function.Function<Execution, Outcome<T>> work, java.util.function.Consumer<T> done) {
        new BackgroundJob<>(title, display, log, work, done).schedule();
    }
}

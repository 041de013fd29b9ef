package org.lodestone.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.RefusedException;
import org.lodestone.ui.internal.Messages;

/**
 * Long work outside the user interface's thread, with progress and a cancel button. What comes out is handed back on the user interface's
 * thread; findings go to the findings view. A fault of the program becomes a finding too and is logged with its stack.
 *
 * @param <T> the result
 */
public final class BackgroundJob<T> extends Job {

    /** All jobs of the product belong to this family. */
    public static final Object FAMILY = "org.lodestone.ui.jobs";

    private final String title;
    private final Display display;
    private final FindingLog log;
    private final Function<Execution, Outcome<T>> work;
    private final Consumer<T> done;

    /**
     * @param title for the progress view
     * @param display on whose thread the result is handed back
     * @param log receives findings
     * @param work run on a worker thread
     * @param done receives the result; not called when refused or cancelled
     */
    public BackgroundJob(String title, Display display, FindingLog log, Function<Execution, Outcome<T>> work, Consumer<T> done) {
        super(title);
        this.title = title;
        this.display = display;
        this.log = log;
        this.work = work;
        this.done = done;
        setUser(false);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            return finish(work.apply(new Execution(Parallel.allCores(), new JobProgress(monitor, title))));
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (RefusedException e) {
            return finish(Outcome.refused(e.findings()));
        } catch (RuntimeException e) {
            org.eclipse.core.runtime.ILog.of(BackgroundJob.class).error(title, e);
            return finish(Outcome.refused(Finding.error("LS-UI-001", title + ": " + Messages.jobFault, Messages.jobFaultRemedy)
                    .with("exception", e)));
        } finally {
            monitor.done();
        }
    }

    private IStatus finish(Outcome<T> outcome) {
        UiThread.post(display, () -> {
            log.add(title, outcome.findings());
            if (outcome instanceof Outcome.Done<T>(T value, List<Finding> _)) {
                done.accept(value);
            }
        });
        return Status.OK_STATUS;
    }
}

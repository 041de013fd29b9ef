package org.lodestone.ui.navigation.internal;

import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.ui.ViewTools;

/**
 * The coil beside its plan, live. Until a patient is registered it offers the simulated room only, and says so on every picture. Drawn at
 * most once for each frame of the screen; a silent tracker shows within a tenth of a second.
 */
public final class BullsEyeView extends ViewPart {

    private static final int STALE_CHECK_MS = 50;
    private static final String SIMULATED_TRACKER = "simulated-tracker";

    private final ToleranceSound sound = new ToleranceSound();
    private final DrawnDelay delay = new DrawnDelay();
    private long paintedNanos;
    private Canvas canvas;
    private NavigationModel model;
    private CoalescedRefresh redraw;
    private Action simulated;
    private Runnable unfollow = () -> { };
    private Runnable unlisten = () -> { };

    /** Called by the workbench. */
    public BullsEyeView() {
        // the control is made later
    }

    @Override
    public void createPartControl(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("org.lodestone.control", "bulls-eye");
        canvas.addPaintListener(event -> paint(event.gc));
        model = getSite().getService(NavigationModel.class);
        redraw = new CoalescedRefresh(canvas, () -> {
            canvas.redraw();
            // Not at the desktop's next tick: a pose that waits for it is old.
            canvas.update();
        });
        simulated = new Action(Messages.simulatedSession, Action.AS_CHECK_BOX) {
            @Override
            public void run() {
                simulate(isChecked());
            }
        };
        simulated.setToolTipText(Messages.simulatedSessionTip);
        ViewTools.add(getViewSite(), simulated, BullsEyeView.class, "simulate");
        IAction sounding = new Action(Messages.sound, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                sound.enable(isChecked());
            }
        };
        sounding.setToolTipText(Messages.soundTip);
        IAction fullScreen = new Action(Messages.fullScreen) {
            @Override
            public void run() {
                new FullScreenTarget(canvas.getDisplay(), model::live, BullsEyeView.this::notice);
            }
        };
        fullScreen.setToolTipText(Messages.fullScreenTip);
        ViewTools.add(getViewSite(), sounding, BullsEyeView.class, "sound");
        ViewTools.add(getViewSite(), fullScreen, BullsEyeView.class, "fullscreen");
        unlisten = model.onChange(this::followed);
        followed();
        checkForStalePoses(canvas.getDisplay());
    }

    /** Begins or ends to follow the simulated room; its plan is where the simulated coil begins. */
    void simulate(boolean on) {
        model.stop();
        if (on) {
            model.supervisor().flatMap(s -> s.device(SIMULATED_TRACKER))
                    .ifPresent(tracker -> model.follow(simulatedNavigator(), tracker, true, Optional.empty()));
        }
    }

    /** Looks again what is followed. */
    private void followed() {
        unfollow.run();
        if (!Double.isNaN(delay.quantileMs(1))) {
            ILog.of(BullsEyeView.class).info(delay.toString());
            delay.clear();
        }
        unfollow = model.live().map(live -> live.onMeasurement(redraw::request)).orElse(() -> { });
        simulated.setChecked(model.live().isPresent() && model.registration().isEmpty());
        if (!canvas.isDisposed()) {
            canvas.redraw();
        }
    }

    private static Navigator simulatedNavigator() {
        VirtualRoom room = new VirtualRoom(20250101);
        Rigid coilToHead = room.trueToolToCamera("coil", 0).then(room.trueToolToCamera("head", 0).inverse());
        Frame scan = Frame.scan("simulated");
        FramePoint target = new FramePoint(scan, coilToHead.apply(new Vec3(0, 0, -25)));
        return new Navigator("head", "coil", Optional.of(Rigid.IDENTITY), new AffineTransform(Frame.head("simulated"), scan, Affine.IDENTITY),
                new CoilPlan(coilToHead, target), Tolerance.USUAL);
    }

    /** @return how long poses take until they are drawn here, since this coil is followed */
    public DrawnDelay delay() {
        return delay;
    }

    /** @return how often the sound was given since this view was made */
    public int sounded() {
        return sound.given();
    }

    private void paint(GC gc) {
        paintedNanos = System.nanoTime();
        if (model.live().isPresent()) {
            LiveNavigation live = model.live().get();
            long arrived = live.arrivedNanos();
            NavigationState state = live.now();
            BullsEyePainter.paint(gc, canvas.getClientArea(), state, live.navigator().tolerance(), notice());
            if (arrived != Long.MIN_VALUE) {
                delay.drawn(arrived, System.nanoTime());
            }
            return;
        }
        String text = model.registration().isPresent() ? Messages.nothingFollowed : Messages.noRegistration;
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        gc.fillRectangle(canvas.getClientArea());
        Point extent = gc.textExtent(text);
        gc.drawText(text, (canvas.getClientArea().width - extent.x) / 2, canvas.getClientArea().height / 2, true);
    }

    private String notice() {
        Optional<String> moved = model.live().flatMap(LiveNavigation::headMoved);
        return moved.isPresent() ? moved.get() : model.simulated() ? Messages.simulated : model.coilToMarker().isEmpty() ? Messages.coilNotCalibrated : "";
    }

    private void checkForStalePoses(Display display) {
        display.timerExec(STALE_CHECK_MS, () -> {
            if (!canvas.isDisposed()) {
                // Heard also where this view is covered: on the whole screen, behind another view.
                model.live().ifPresentOrElse(live -> sound.heard(live.now().onTarget().onTarget(), display), sound::forget);
                // While measurements come every one is drawn anyway.
                if (model.live().isPresent() && System.nanoTime() - paintedNanos > STALE_CHECK_MS * 500_000L) {
                    canvas.redraw();
                }
                checkForStalePoses(display);
            }
        });
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        unfollow.run();
        unlisten.run();
        if (model != null && model.registration().isEmpty()) {
            model.stop();
        }
        super.dispose();
    }
}

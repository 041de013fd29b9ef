package org.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.MotionLimits;
import org.lodestone.device.Permit;
import org.lodestone.device.Robot;
import org.lodestone.device.RobotDriver;
import org.lodestone.device.RobotStatus;

/** What every driver of a coil robot has to pass, third-party ones included: extend it, name the driver and a device it may move freely. */
public abstract class RobotDriverContract {

    private static final Permit ALWAYS = () -> { };
    private static final Permit NEVER = () -> {
        throw new DeviceException(Detail.CONTROL_NOT_ENABLED, "control is not enabled");
    };

    private final DeviceHost host = new DeviceHost();

    /** @return the driver */
    protected abstract RobotDriver driver();

    /** @return a device that stands somewhere in the middle of its limits */
    protected abstract DeviceConfig device();

    private RobotStatus status() throws InterruptedException {
        host.events.clear();
        return (RobotStatus) java.util.Objects.requireNonNull(host.events.poll(20, TimeUnit.SECONDS), "the device is silent");
    }

    private static Rigid moved(Rigid from, double xMm) {
        return new Rigid(from.rotation(), from.translationMm().plus(new Vec3(xMm, 0, 0)));
    }

    private void stands(Rigid where) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertEquals(where, status().flangeToBase());
        }
    }

    @Test
    void openedItStandsAndOnlyReports() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            RobotStatus first = status();
            assertFalse(first.servoing(), robot.identity());
            stands(first.flangeToBase());
            assertTrue(host.reports.isEmpty());
        }
    }

    @Test
    void withoutAPermitItStays() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            Rigid where = status().flangeToBase();
            DeviceException refused = assertThrows(DeviceException.class, () -> robot.moveTo(moved(where, 5), NEVER));
            assertEquals(Detail.CONTROL_NOT_ENABLED, refused.detail());
            stands(where);
        }
    }

    @Test
    void whatLeavesItsLimitsIsRefusedBeforeThePermitIsAsked() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            Rigid where = status().flangeToBase();
            MotionLimits limits = robot.limits().orElseThrow();
            AtomicInteger asked = new AtomicInteger();
            for (double x : new double[] {limits.longestStepMm() + 1, limits.highMm().x() - where.translationMm().x() + 1,
                limits.lowMm().x() - where.translationMm().x() - 1}) {
                assertThrows(DeviceException.class, () -> robot.moveTo(moved(where, x), asked::incrementAndGet));
            }
            assertEquals(0, asked.get());
            stands(where);
        }
    }

    @Test
    void withAPermitItGoesThereNotFasterThanItSaysAndStops() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            MotionLimits limits = robot.limits().orElseThrow();
            Rigid goal = moved(status().flangeToBase(), 8);
            robot.moveTo(goal, ALWAYS);
            RobotStatus before = status(), now = before;
            while (now.servoing() || now.flangeToBase().translationMm().distance(goal.translationMm()) > 0.05) {
                before = now;
                now = (RobotStatus) host.events.poll(20, TimeUnit.SECONDS);
                assertNotNull(now);
                double way = before.flangeToBase().translationMm().distance(now.flangeToBase().translationMm());
                // A stretch of the clock may be late by a beat of the robot's own loop.
                assertTrue(way <= limits.speedMmPerS() * ((now.hostNanos() - before.hostNanos()) / 1e9 + 0.05), way + " mm at once");
            }
            stands(now.flangeToBase());
        }
    }

    @Test
    void whenThePermitLapsesOnTheWayItStopsAtOnce() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            Rigid start = status().flangeToBase();
            Rigid goal = moved(start, robot.limits().orElseThrow().longestStepMm() * 0.9);
            AtomicBoolean stands = new AtomicBoolean(true);
            robot.moveTo(goal, () -> {
                if (!stands.get()) {
                    throw new DeviceException(Detail.INTERLOCK_OPEN, "the head moved");
                }
            });
            assertTrue(status().servoing(), "it is on its way");
            stands.set(false);
            RobotStatus stopped = status();
            while (stopped.servoing()) {
                stopped = (RobotStatus) java.util.Objects.requireNonNull(host.events.poll(20, TimeUnit.SECONDS));
            }
            assertTrue(stopped.flangeToBase().translationMm().distance(goal.translationMm()) > 1, "it did not arrive");
            stands(stopped.flangeToBase());
        }
    }

    @Test
    void holdStopsItAtOnceWithoutAPermit() throws Exception {
        try (Robot robot = driver().open(device(), host)) {
            Rigid start = status().flangeToBase();
            robot.moveTo(moved(start, robot.limits().orElseThrow().longestStepMm() * 0.9), ALWAYS);
            status();
            robot.hold();
            RobotStatus held = status();
            assertFalse(held.servoing());
            stands(held.flangeToBase());
            robot.hold();
        }
    }

    @Test
    void itConnectsAndDisconnectsTwentyTimesAndLeavesNoThread() throws Exception {
        for (int i = 0; i < 20; i++) {
            DeviceHost once = new DeviceHost();
            Robot robot = driver().open(device(), once);
            robot.close();
            robot.close();
            assertEquals(0, once.running());
            int after = once.events.size();
            assertEquals(after, once.events.size());
        }
    }
}

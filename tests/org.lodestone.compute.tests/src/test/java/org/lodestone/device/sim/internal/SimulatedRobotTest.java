package org.lodestone.device.sim.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.Robot;
import org.lodestone.device.RobotDriver;
import org.lodestone.device.RobotStatus;
import org.lodestone.navigation.safety.Condition;
import org.lodestone.navigation.safety.Interlock;
import org.lodestone.navigation.safety.InterlockEvent;
import org.lodestone.testkit.DeviceHost;
import org.lodestone.testkit.RobotDriverContract;

class SimulatedRobotTest extends RobotDriverContract {

    @Override
    protected RobotDriver driver() {
        return new SimulatedRobotDriver();
    }

    @Override
    protected DeviceConfig device() {
        return DeviceConfig.of("robot", "robot", driver(), URI.create("sim-robot:room"));
    }

    private static Rigid at(double x, double z) {
        return new Rigid(SimulatedRobot.PARKED.rotation(), new Vec3(x, 0, z));
    }

    @Test
    void itMovesOnlyWhenAnOperatorHasEnabledControlForTheSession() throws Exception {
        EnumSet<Condition> holding = EnumSet.allOf(Condition.class);
        holding.remove(Condition.STIMULATOR_READY);
        Interlock interlock = new Interlock(() -> holding, () -> { }, System::nanoTime);
        try (Robot robot = driver().open(device(), new DeviceHost())) {
            assertEquals(Detail.CONTROL_NOT_ENABLED,
                    assertThrows(DeviceException.class, () -> robot.moveTo(at(405, 300), interlock.movePermit())).detail());
            interlock.happened(InterlockEvent.ENABLE_CONTROL);
            robot.moveTo(at(405, 300), interlock.movePermit());
            var old = interlock.movePermit();
            interlock.happened(InterlockEvent.STOP);
            assertThrows(DeviceException.class, () -> robot.moveTo(at(400, 300), old));
            interlock.happened(InterlockEvent.ACKNOWLEDGE);
            assertThrows(DeviceException.class, () -> robot.moveTo(at(400, 300), old));
            for (Condition needed : new Condition[] {Condition.PLAN_APPROVED, Condition.REGISTRATION_VALID, Condition.WATCHDOG_ALIVE,
                Condition.POSES_FRESH}) {
                holding.remove(needed);
                assertThrows(DeviceException.class, () -> robot.moveTo(at(400, 300), interlock.movePermit()), needed.name());
                holding.add(needed);
            }
            robot.moveTo(at(400, 300), interlock.movePermit());
        }
    }

    @Test
    void itStopsByItselfWhenTheHeadPushesBack() throws Exception {
        DeviceHost host = new DeviceHost();
        try (Robot robot = driver().open(device(), host)) {
            robot.moveTo(at(400, 220), () -> { });
            await(host, DeviceState.READY);
            robot.moveTo(at(400, 130), () -> { });
            await(host, DeviceState.FAILED);
            host.events.clear();
            RobotStatus status = (RobotStatus) host.events.poll(20, TimeUnit.SECONDS);
            assertTrue(!status.servoing() && status.forceN() < 20 && status.flangeToBase().translationMm().z() > 140, status.toString());
        }
    }

    private static void await(DeviceHost host, DeviceState state) throws InterruptedException {
        while (java.util.Objects.requireNonNull(host.reports.poll(20, TimeUnit.SECONDS), state.name()).state() != state) {
            assertTrue(host.running() > 0);
        }
    }

    @Test
    void aTurnThatIsTooLargeIsRefused() {
        try (Robot robot = driver().open(device(), new DeviceHost())) {
            Rigid turned = new Rigid(Rotation.about(new Vec3(1, 0, 0), Math.PI / 2), SimulatedRobot.PARKED.translationMm());
            assertThrows(DeviceException.class, () -> robot.moveTo(turned, () -> { }));
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }
}

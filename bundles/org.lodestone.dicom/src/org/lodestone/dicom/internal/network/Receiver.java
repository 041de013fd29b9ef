package org.lodestone.dicom.internal.network;

import java.time.Duration;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.RunningReceiver;
import org.lodestone.method.dicom.StorageReceiver;
import org.lodestone.method.dicom.StorageReceiverInput;

/** Opens the receiver of C-STORE. */
public final class Receiver implements StorageReceiver {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.receiver", "1", "DICOM receiver",
                "Opens a port that scanners and archives push images to (C-STORE, C-ECHO).", "DICOM PS3.4, annex B; PS3.8");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("associations", 8, 1, 256, "Senders at once; more are asked to come later."),
                Parameter.integer("largestMegabytes", 4096, 1, 1 << 20, "Largest instance that is taken."),
                Parameter.integer("idleSeconds", 60, 1, 3600, "Longest silence between two instances of a sender."),
                Caller.TIMEOUT);
    }

    @Override
    public Outcome<RunningReceiver> run(StorageReceiverInput input, Parameters parameters, Execution execution) {
        try {
            return Outcome.done(StorageServer.open(input, new ReceiverLimits(parameters.integer("associations"),
                    parameters.integer("largestMegabytes") * 1_000_000L, Caller.timeout(parameters),
                    Duration.ofSeconds(parameters.integer("idleSeconds")))));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}

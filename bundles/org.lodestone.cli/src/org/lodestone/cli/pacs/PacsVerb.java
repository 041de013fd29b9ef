package org.lodestone.cli.pacs;

import org.lodestone.cli.Face;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lodestone pacs}: archives and scanners on the network. */
@Command(name = "pacs", mixinStandardHelpOptions = true,
        description = "Speaks to archives and scanners: DICOM protocol (TITLE@HOST:PORT) or DICOMweb (http://...).")
public final class PacsVerb implements Runnable {

    @Spec
    private CommandSpec spec;

    /** @return the verb with all that it can do */
    public static CommandLine commandLine(Face face) {
        CommandLine line = new CommandLine(new PacsVerb());
        line.addSubcommand(new CommandLine(new EchoVerb(face)));
        line.addSubcommand(new CommandLine(new FindVerb(face)));
        line.addSubcommand(new CommandLine(new GetVerb(face)));
        line.addSubcommand(new CommandLine(new MoveVerb(face)));
        line.addSubcommand(new CommandLine(new SendVerb(face)));
        line.addSubcommand(new CommandLine(new ReceiveVerb(face)));
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: echo, find, get, move, send or receive.");
    }
}

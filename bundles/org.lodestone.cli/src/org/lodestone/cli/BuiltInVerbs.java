package org.lodestone.cli;

import java.util.List;
import org.lodestone.cli.pacs.PacsVerb;
import org.lodestone.cli.verb.AccountVerb;
import org.lodestone.cli.verb.ApplyVerb;
import org.lodestone.cli.verb.CalibrateRobotVerb;
import org.lodestone.cli.verb.ConvertVerb;
import org.lodestone.cli.verb.DeidentifyVerb;
import org.lodestone.cli.verb.DelineateVerb;
import org.lodestone.cli.verb.DemoVerb;
import org.lodestone.cli.verb.DevicesVerb;
import org.lodestone.cli.verb.EcMapVerb;
import org.lodestone.cli.verb.EcVerb;
import org.lodestone.cli.verb.ExportVerb;
import org.lodestone.cli.verb.FcMatrixVerb;
import org.lodestone.cli.verb.FcVerb;
import org.lodestone.cli.verb.GlmVerb;
import org.lodestone.cli.verb.GroupMapVerb;
import org.lodestone.cli.verb.ImportVerb;
import org.lodestone.cli.verb.InfoVerb;
import org.lodestone.cli.verb.MethodVerb;
import org.lodestone.cli.verb.NavigateVerb;
import org.lodestone.cli.verb.PpiVerb;
import org.lodestone.cli.verb.PreprocessVerb;
import org.lodestone.cli.verb.RegisterVerb;
import org.lodestone.cli.verb.ReportVerb;
import org.lodestone.cli.verb.ReviewVerb;
import org.lodestone.cli.verb.RunVerb;
import org.lodestone.cli.verb.SimulateVerb;
import org.lodestone.cli.verb.TargetVerb;
import org.lodestone.cli.verb.ValidationVerb;
import org.lodestone.cli.verb.VerifyVerb;
import org.lodestone.cli.verb.VersionVerb;
import picocli.CommandLine;

/** The verbs of the product, made one at a time. */
final class BuiltInVerbs {

    /** In the order in which the help lists them. */
    static final List<String> NAMES = List.of(
            "demo", "run", "import", "verify", "info", "convert", "delineate", "preprocess", "fc", "fc-matrix", "target", "group-map",
            "ec", "ec-map", "glm", "ppi", "register", "apply", "export", "review", "report", "account", "deidentify", "pacs",
            "navigate", "calibrate-robot", "method", "devices", "simulate", "validation", "version");

    private BuiltInVerbs() {
    }

    /** @return one of {@link #NAMES}, ready to be parsed */
    static CommandLine of(String name, Face face) {
        Object verb = switch (name) {
            case "demo" -> new DemoVerb(face);
            case "run" -> new RunVerb(face);
            case "import" -> new ImportVerb(face);
            case "verify" -> new VerifyVerb(face);
            case "info" -> new InfoVerb(face);
            case "convert" -> new ConvertVerb(face);
            case "delineate" -> new DelineateVerb(face);
            case "preprocess" -> new PreprocessVerb(face);
            case "fc" -> new FcVerb(face);
            case "fc-matrix" -> new FcMatrixVerb(face);
            case "target" -> new TargetVerb(face);
            case "group-map" -> new GroupMapVerb(face);
            case "ec" -> new EcVerb(face);
            case "ec-map" -> new EcMapVerb(face);
            case "glm" -> new GlmVerb(face);
            case "ppi" -> new PpiVerb(face);
            case "register" -> new RegisterVerb(face);
            case "apply" -> new ApplyVerb(face);
            case "export" -> new ExportVerb(face);
            case "review" -> new ReviewVerb(face);
            case "report" -> new ReportVerb(face);
            case "account" -> new AccountVerb(face);
            case "deidentify" -> new DeidentifyVerb(face);
            case "pacs" -> PacsVerb.commandLine(face);
            case "navigate" -> new NavigateVerb(face);
            case "calibrate-robot" -> new CalibrateRobotVerb(face);
            case "method" -> new MethodVerb(face);
            case "devices" -> new DevicesVerb(face);
            case "simulate" -> new SimulateVerb(face);
            case "validation" -> new ValidationVerb(face);
            case "version" -> new VersionVerb(face);
            default -> throw new IllegalArgumentException(name);
        };
        return verb instanceof CommandLine line ? line : new CommandLine(verb);
    }
}

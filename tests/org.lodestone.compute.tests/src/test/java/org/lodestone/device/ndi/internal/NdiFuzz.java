package org.lodestone.device.ndi.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Rigid;
import org.lodestone.testkit.ParserFuzz;

/** Mutated replies of an NDI tracker: text, TX, BX and BX2, with and without true checksums. */
public final class NdiFuzz {

    private static final String TX = "020A+10000+00000+00000+00000+001000-002000-150000+00012000000310000001F\n0BMISSING0000003100000020\n0000";
    private static final byte[] BX2 = GeneralBinary.write(List.of(new NdiPose(1, Optional.of(Rigid.IDENTITY), 0.1, 0, 9),
            new NdiPose(2, Optional.empty(), 0.1, 0, 9)), 9, 1_000_000);

    private NdiFuzz() {
    }

    /** @return the parsers of this device by name */
    public static Map<String, ParserFuzz.Parser> parsers() {
        Map<String, ParserFuzz.Parser> parsers = new LinkedHashMap<>();
        parsers.put("NDI text", random -> {
            String said = latin(ParserFuzz.mutated(NdiReplies.ascii("ERROR0" + random.nextInt(10)), random));
            NdiReplies.text(random.nextBoolean() ? said + Crc16.hex(said) : said);
        });
        parsers.put("NDI TX", random -> NdiReplies.tx(latin(ParserFuzz.mutated(NdiReplies.ascii(TX), random))));
        parsers.put("NDI BX", random -> NdiReplies.bx(binary(bx(random), random)));
        parsers.put("NDI BX2", random -> GeneralBinary.read(binary(BX2, random)));
        return parsers;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** One tool with a pose and one that is missing. */
    private static byte[] bx(SplittableRandom random) {
        byte[] body = new byte[1 + 2 + 32 + 8 + 2 + 8 + 2];
        random.nextBytes(body);
        body[0] = 2;
        body[1] = 1;
        body[2] = 1;
        body[43] = 2;
        body[44] = 2;
        return body;
    }

    /** Most inputs get a header and checksums that fit, so that what lies behind them is reached. */
    private static byte[] binary(byte[] body, SplittableRandom random) {
        byte[] changed = random.nextInt(8) == 0 ? ParserFuzz.garbage(80, random) : ParserFuzz.mutated(body, random);
        return random.nextInt(4) == 0 ? ParserFuzz.mutated(NdiReplies.binary(changed), random) : NdiReplies.binary(changed);
    }

    /** See {@link ParserFuzz#main}. */
    public static void main(String[] arguments) {
        ParserFuzz.main(parsers(), arguments);
    }
}

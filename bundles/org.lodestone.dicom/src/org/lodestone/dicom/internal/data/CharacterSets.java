package org.lodestone.dicom.internal.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Names of character sets in DICOM (PS3.3, C.12.1.1.2). Of several the last one counts: it is the wider one. */
public final class CharacterSets {

    private CharacterSets() {
    }

    /** @return the character set of that name; Latin 1 when it is empty or not known, which reads every byte */
    public static Charset of(String name) {
        String last = name.substring(name.lastIndexOf('\\') + 1).strip();
        return switch (last) {
            case "ISO_IR 192" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "ISO 2022 IR 58" -> Charset.forName("GB18030");
            case "ISO_IR 101", "ISO 2022 IR 101" -> Charset.forName("ISO-8859-2");
            case "ISO_IR 109", "ISO 2022 IR 109" -> Charset.forName("ISO-8859-3");
            case "ISO_IR 110", "ISO 2022 IR 110" -> Charset.forName("ISO-8859-4");
            case "ISO_IR 144", "ISO 2022 IR 144" -> Charset.forName("ISO-8859-5");
            case "ISO_IR 127", "ISO 2022 IR 127" -> Charset.forName("ISO-8859-6");
            case "ISO_IR 126", "ISO 2022 IR 126" -> Charset.forName("ISO-8859-7");
            case "ISO_IR 138", "ISO 2022 IR 138" -> Charset.forName("ISO-8859-8");
            case "ISO_IR 148", "ISO 2022 IR 148" -> Charset.forName("ISO-8859-9");
            case "ISO 2022 IR 149" -> Charset.forName("EUC-KR");
            case "ISO_IR 13", "ISO 2022 IR 13" -> Charset.forName("Shift_JIS");
            case "ISO 2022 IR 87", "ISO 2022 IR 159" -> Charset.forName("ISO-2022-JP");
            default -> StandardCharsets.ISO_8859_1;
        };
    }
}

package org.lodestone.dicom.internal.deidentify;

import java.nio.ByteBuffer;
import java.util.List;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Element;

/** Values that say nothing, valid in the form of their element. */
final class Dummies {

    private Dummies() {
    }

    /** @return the element without its value */
    static Element empty(Element element) {
        return element instanceof Element.Sequence ? new Element.Sequence(element.tag(), List.of())
                : new Element.Value(element.tag(), element.form(), ByteBuffer.allocate(0));
    }

    /** @return the element with a value that says nothing; of a sequence the first item, and in it everything so */
    static Element dummy(Element element, NewUids uids, DataSet owner) {
        if (element instanceof Element.Sequence sequence) {
            return new Element.Sequence(sequence.tag(), sequence.items().stream().limit(1).map(item -> dummy(item, uids)).toList());
        }
        return switch (element.form()) {
            case "DA" -> text(element, "19000101");
            case "DT" -> text(element, "19000101000000");
            case "TM" -> text(element, "000000");
            case "AS" -> text(element, "000Y");
            case "IS", "DS" -> text(element, "0");
            case "PN" -> text(element, "Anonymous");
            case "UI" -> text(element, uids.of(owner.text(element.tag())));
            case "CS", "AE", "LO", "LT", "SH", "ST", "UC", "UT" -> text(element, "ANONYMIZED");
            default -> empty(element);
        };
    }

    private static DataSet dummy(DataSet item, NewUids uids) {
        return DataSet.of(item.elements().stream().filter(e -> (e.tag() >>> 16 & 1) == 0).map(e -> dummy(e, uids, item)).toList());
    }

    private static Element text(Element element, String text) {
        return DataSetBuilder.textElement(element.tag(), element.form(), text);
    }
}

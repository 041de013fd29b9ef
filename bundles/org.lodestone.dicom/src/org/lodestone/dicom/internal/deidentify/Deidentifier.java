package org.lodestone.dicom.internal.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Tags;

/**
 * Applies the profile to a data set and to everything in its sequences, and says in the data set that it did (PS3.15, E.1.1).
 *
 * @param options what stays
 * @param uids new identifiers
 */
record Deidentifier(Options options, NewUids uids) {

    private static final Set<String> SHORT_TEXTS = Set.of("SH", "LO", "CS");
    private static final Set<String> FREE_TEXTS = Set.of("SH", "LO", "ST", "LT", "UT", "UC");

    /**
     * @param data de-identified
     * @param leaks elements that named somebody although no rule concerned them; they were emptied
     */
    record Result(DataSet data, int leaks) {
    }

    Result apply(DataSet data) {
        IdentityWords identity = IdentityWords.of(data);
        int[] leaks = new int[1];
        DataSet clean = treated(data, data.charset(), identity, leaks);
        return new Result(clean.with(statement()), leaks[0]);
    }

    private DataSet treated(DataSet data, Charset charset, IdentityWords identity, int[] leaks) {
        List<Element> kept = new ArrayList<>();
        for (Element element : data.elements()) {
            boolean descriptor = options.cleanDescriptors() && Profile.isDescriptor(element.tag()) && SHORT_TEXTS.contains(element.form());
            if (descriptor && element instanceof Element.Value value) {
                kept.add(encoded(value, identity.cleaned(DataSet.text(value, charset)), charset));
                continue;
            }
            switch (Profile.action(element.tag(), element.form(), options.retainUids())) {
                case REMOVE -> { }
                case EMPTY -> kept.add(Dummies.empty(element));
                case DUMMY -> kept.add(Dummies.dummy(element, uids, data));
                case NEW_UID -> kept.add(newUids(element, data));
                case KEEP -> kept.add(kept(element, charset, identity, leaks));
            }
        }
        return DataSet.of(kept);
    }

    private Element kept(Element element, Charset charset, IdentityWords identity, int[] leaks) {
        if (element instanceof Element.Sequence sequence) {
            return new Element.Sequence(sequence.tag(),
                    sequence.items().stream().map(item -> treated(item, charset, identity, leaks)).toList());
        }
        if (element instanceof Element.Value value && FREE_TEXTS.contains(value.form()) && identity.leaksInto(DataSet.text(value,
                charset))) {
            leaks[0]++;
            return Dummies.empty(value);
        }
        return element;
    }

    private Element newUids(Element element, DataSet data) {
        if (!(element instanceof Element.Value)) {
            return Dummies.empty(element);
        }
        String all = String.join("\\", data.texts(element.tag()).stream().map(uids::of).toList());
        return DataSetBuilder.textElement(element.tag(), "UI", all);
    }

    private static Element encoded(Element.Value value, String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        byte[] even = bytes.length % 2 == 0 ? bytes : (text + " ").getBytes(charset);
        return new Element.Value(value.tag(), value.form(), ByteBuffer.wrap(even).order(value.bytes().order()));
    }

    private List<Element> statement() {
        List<DataSet> codes = new ArrayList<>(List.of(code("113100", "Basic Application Confidentiality Profile")));
        StringBuilder method = new StringBuilder("PS3.15 Basic Profile");
        if (options.cleanDescriptors()) {
            codes.add(code("113105", "Clean Descriptors Option"));
            method.append(", Clean Descriptors");
        }
        if (options.retainUids()) {
            codes.add(code("113110", "Retain UIDs Option"));
            method.append(", Retain UIDs");
        }
        DataSetBuilder builder = new DataSetBuilder().text(Tags.IDENTITY_REMOVED, "YES").text(Tags.IDENTITY_REMOVAL_METHOD,
                method.toString())
                .sequence(Tags.IDENTITY_REMOVAL_CODES, codes.toArray(DataSet[]::new)).text(Tags.TEMPORAL_MODIFIED, "REMOVED");
        if (!options.patientId().isEmpty()) {
            builder.text(Tags.PATIENT_ID, options.patientId()).text(Tags.PATIENT_NAME, options.patientId());
        }
        return builder.build().elements();
    }

    private static DataSet code(String value, String meaning) {
        return new DataSetBuilder().text(Tags.CODE_VALUE, value).text(Tags.CODE_SCHEME, "DCM").text(Tags.CODE_MEANING, meaning).build();
    }
}

package org.lodestone.navigation.field;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Goes through a Gmsh mesh of version 2 once. Counts in the file are believed only as far as the file has bytes for them. */
final class GmshReader {

    private static final int TRIANGLE = 2;
    private static final int TETRAHEDRON = 4;
    private static final int POINT = 15;

    private final ByteBuffer bytes;
    private boolean binary;
    private int[] nodeIds = {};
    private double[] nodes = {};
    private final Map<Integer, Integer> nodeIndex = new HashMap<>();
    private final Map<Integer, double[]> centres = new HashMap<>();
    private MeshField strength;
    private MeshField vector;

    GmshReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    MeshField read() throws GmshException {
        if (!line().equals("$MeshFormat")) {
            throw wrong("it does not begin with $MeshFormat");
        }
        format();
        while (bytes.hasRemaining()) {
            String section = line();
            switch (section) {
                case "$Nodes" -> nodes();
                case "$Elements" -> elements();
                case "$NodeData" -> data(false);
                case "$ElementData" -> data(true);
                case "" -> { }
                default -> skip(section);
            }
        }
        if (strength == null && vector == null) {
            throw wrong("it holds no magnE, normE or E");
        }
        return strength != null ? strength : vector;
    }

    private void format() throws GmshException {
        String[] words = line().strip().split("\\s+");
        if (words.length != 3 || !words[0].startsWith("2") || !words[2].equals("8") || !words[1].matches("[01]")) {
            throw wrong("its format is '" + String.join(" ", words) + "', not version 2");
        }
        binary = words[1].equals("1");
        if (binary) {
            need(4, 1);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.getInt() != 1) {
                throw wrong("its bytes are in the other order");
            }
            line();
        }
        end("$EndMeshFormat");
    }

    private void nodes() throws GmshException {
        int count = count(binary ? 28 : 8);
        nodeIds = new int[count];
        nodes = new double[3 * count];
        for (int n = 0; n < count; n++) {
            nodeIds[n] = integer();
            for (int axis = 0; axis < 3; axis++) {
                nodes[3 * n + axis] = number();
            }
            nodeIndex.put(nodeIds[n], n);
        }
        end("$EndNodes");
    }

    private void elements() throws GmshException {
        int count = count(binary ? 4 : 6);
        for (int read = 0; read < count;) {
            int id = binary ? 0 : integer(), type = integer(), block = binary ? integer() : 1, tags = integer();
            int corners = switch (type) {
                case TRIANGLE -> 3;
                case TETRAHEDRON -> 4;
                case POINT -> 1;
                default -> throw wrong("element type " + type + " is none of a head");
            };
            if (tags < 0 || tags > 100) {
                throw wrong(tags + " tags");
            }
            if (binary) {
                need(4L * (1 + tags + corners), block);
            }
            for (int e = 0; e < block; e++, read++) {
                int number = binary ? integer() : id;
                for (int t = 0; t < tags; t++) {
                    integer();
                }
                centres.put(number, centre(corners));
            }
            if (block < 1 || read > count) {
                throw wrong("elements beyond the " + count + " it promises");
            }
        }
        end("$EndElements");
    }

    private double[] centre(int corners) throws GmshException {
        double[] sum = new double[3];
        for (int c = 0; c < corners; c++) {
            int id = integer();
            Integer n = nodeIndex.get(id);
            if (n == null) {
                throw wrong("an element names node " + id + ", which is not there");
            }
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += nodes[3 * n + axis] / corners;
            }
        }
        return sum;
    }

    private void data(boolean ofElements) throws GmshException {
        String name = "";
        for (int i = 0, n = small(); i < n; i++) {
            String text = line().strip();
            name = i == 0 ? text.replace("\"", "") : name;
        }
        for (int i = 0, n = small(); i < n; i++) {
            line();
        }
        int[] sizes = new int[small()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = whole(line());
        }
        if (sizes.length < 3 || sizes[1] < 1 || sizes[1] > 9 || sizes[2] < 0) {
            throw wrong("the sizes of '" + name + "' make no sense");
        }
        int components = sizes[1], count = sizes[2];
        need(binary ? 4 + 8L * components : 2 + 2L * components, count);
        boolean isStrength = components == 1 && name.matches("(?i)magnE|normE|E_magn|E_norm"), isField = components == 3 && name.equals("E");
        double[] points = isStrength || isField ? new double[3 * count] : new double[0];
        float[] values = new float[points.length / 3];
        for (int i = 0; i < count; i++) {
            int id = integer();
            double square = 0, last = 0;
            for (int c = 0; c < components; c++) {
                last = number();
                square += last * last;
            }
            if (values.length > 0) {
                double[] at = at(ofElements, id);
                System.arraycopy(at, 0, points, 3 * i, 3);
                values[i] = (float) (isStrength ? last : Math.sqrt(square));
            }
        }
        end(ofElements ? "$EndElementData" : "$EndNodeData");
        strength = isStrength ? new MeshField(points, values) : strength;
        vector = isField ? new MeshField(points, values) : vector;
    }

    private double[] at(boolean ofElements, int id) throws GmshException {
        Integer n = nodeIndex.get(id);
        double[] at = ofElements ? centres.get(id) : n == null ? null : new double[] {nodes[3 * n], nodes[3 * n + 1], nodes[3 * n + 2]};
        if (at == null) {
            throw wrong("a value belongs to " + (ofElements ? "element " : "node ") + id + ", which is not there");
        }
        return at;
    }

    private void skip(String section) throws GmshException {
        if (!section.startsWith("$") || section.startsWith("$End")) {
            throw wrong("'" + section.substring(0, Math.min(40, section.length())) + "' where a section is due");
        }
        String last = "$End" + section.substring(1);
        while (!line().equals(last)) {
            if (!bytes.hasRemaining()) {
                throw wrong(last + " is missing");
            }
        }
    }

    private void end(String expected) throws GmshException {
        String found = line();
        if (found.isBlank() && bytes.hasRemaining()) {
            found = line();
        }
        if (!found.equals(expected)) {
            throw wrong(expected + " is missing");
        }
    }

    private int small() throws GmshException {
        int n = whole(line());
        if (n < 0 || n > 100) {
            throw wrong(n + " tags");
        }
        return n;
    }

    /** A count on a line of its own, of things of at least so many bytes each. */
    private int count(int leastBytes) throws GmshException {
        int n = whole(line());
        need(leastBytes, n);
        return n;
    }

    private void need(long each, int count) throws GmshException {
        if (count < 0 || each < 0 || each * count > bytes.remaining()) {
            throw wrong(count + " things are promised, but the file ends before");
        }
    }

    private int integer() throws GmshException {
        if (!binary) {
            return whole(word());
        }
        need(4, 1);
        return bytes.getInt();
    }

    private double number() throws GmshException {
        double value;
        if (binary) {
            need(8, 1);
            value = bytes.getDouble();
        } else {
            String word = word();
            try {
                value = Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw (GmshException) wrong("'" + word + "' is no number").initCause(e);
            }
        }
        if (!Double.isFinite(value)) {
            throw wrong("a number is not finite");
        }
        return value;
    }

    private int whole(String word) throws GmshException {
        try {
            return Integer.parseInt(word.strip());
        } catch (NumberFormatException e) {
            throw (GmshException) wrong("'" + word.substring(0, Math.min(40, word.length())) + "' is no whole number").initCause(e);
        }
    }

    private String word() throws GmshException {
        while (bytes.hasRemaining() && bytes.get(bytes.position()) <= ' ') {
            bytes.get();
        }
        need(1, 1);
        int start = bytes.position();
        while (bytes.hasRemaining() && bytes.get(bytes.position()) > ' ' && bytes.position() - start < 64) {
            bytes.get();
        }
        return new String(bytes.array(), start, bytes.position() - start, StandardCharsets.US_ASCII);
    }

    private String line() {
        int start = bytes.position();
        while (bytes.hasRemaining() && bytes.get() != '\n') {
            // goes on to the end of the line
        }
        int end = bytes.position();
        while (end > start && (bytes.array()[end - 1] == '\n' || bytes.array()[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes.array(), start, Math.min(end - start, 256), StandardCharsets.US_ASCII);
    }

    private GmshException wrong(String what) {
        return new GmshException(what, bytes.position());
    }
}

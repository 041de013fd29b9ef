package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransformGraphTest {

    private static final Frame BOLD = Frame.bold("run-1");
    private static final Frame T1W = Frame.t1w("sub-1");
    private static final Frame COLIN = Frame.template("MNIColin27");
    private static final Frame ASYM = Frame.template("MNI152NLin6Asym");
    private static final Frame ALONE = Frame.scan("alone");
    private static final AffineTransform BOLD_TO_T1W = new AffineTransform(BOLD, T1W, new Affine(1, 0.1, 0, 3, 0, 1.1, 0, -4, 0, 0, 0.9, 5));
    private static final AffineTransform COLIN_TO_T1W = new AffineTransform(COLIN, T1W, new Affine(0.9, 0, 0.1, 1, 0, 1, 0, 2, 0.1, 0, 1.2, 3));
    private static final AffineTransform COLIN_TO_ASYM = new AffineTransform(COLIN, ASYM, Affine.translation(new Vec3(0, 0, 7)));
    private static final TransformGraph GRAPH = new TransformGraph(List.of(BOLD_TO_T1W, COLIN_TO_T1W, COLIN_TO_ASYM));
    private static final Vec3 POINT = new Vec3(-38, 44, 26);

    @Test
    void theWayOverTwoSpacesIsTheChainOfItsTransformsAndSaysSo() {
        TransformGraph.Way way = GRAPH.between(BOLD, ASYM).orThrow();
        assertEquals(List.of(BOLD, T1W, COLIN, ASYM), way.spaces());
        Vec3 byHand = COLIN_TO_ASYM.apply(COLIN_TO_T1W.inverse().apply(BOLD_TO_T1W.apply(POINT)));
        assertEquals(0, byHand.distance(way.transform().apply(POINT)), 1e-12);
        assertEquals(BOLD + " > " + T1W + " > " + COLIN + " > " + ASYM, way.path());
        assertEquals(BOLD, way.transform().from());
        assertEquals(ASYM, way.transform().to());
    }

    @Test
    void theWayBackUndoesTheWayThere() {
        Vec3 there = GRAPH.between(BOLD, ASYM).orThrow().transform().apply(POINT);
        assertEquals(0, POINT.distance(GRAPH.between(ASYM, BOLD).orThrow().transform().apply(there)), 1e-9);
    }

    @Test
    void theShortestWayIsTakenAndAmongEquallyLongOnesTheOneGivenFirst() {
        AffineTransform direct = new AffineTransform(BOLD, ASYM, Affine.translation(new Vec3(1, 2, 3)));
        TransformGraph more = new TransformGraph(List.of(BOLD_TO_T1W, COLIN_TO_T1W, COLIN_TO_ASYM, direct));
        assertEquals(List.of(BOLD, ASYM), more.between(BOLD, ASYM).orThrow().spaces());
        AffineTransform other = new AffineTransform(BOLD, ASYM, Affine.translation(new Vec3(9, 9, 9)));
        assertEquals(new Vec3(1, 2, 3), new TransformGraph(List.of(direct, other)).between(BOLD, ASYM).orThrow().transform().apply(Vec3.ZERO));
        assertEquals(new Vec3(9, 9, 9), new TransformGraph(List.of(other, direct)).between(BOLD, ASYM).orThrow().transform().apply(Vec3.ZERO));
    }

    @Test
    void aSpaceToItselfIsTheIdentityAndNoWayIsRefusedWithWhatCanBeReached() {
        assertEquals(POINT, GRAPH.between(T1W, T1W).orThrow().transform().apply(POINT));
        Outcome<TransformGraph.Way> none = GRAPH.between(T1W, ALONE);
        assertTrue(none instanceof Outcome.Refused<TransformGraph.Way>);
        String said = none.findings().getFirst().toLine();
        assertTrue(said.contains(ALONE.toString()) && said.contains(COLIN.toString()) && said.contains(BOLD.toString()), said);
    }
}

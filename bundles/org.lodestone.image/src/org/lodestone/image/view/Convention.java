package org.lodestone.image.view;

/** On which side of an axial or coronal picture the patient's left lies. Always written on the picture. */
public enum Convention {
    /** The patient's left is on the picture's right, as if facing the patient. */
    RADIOLOGICAL,
    /** The patient's left is on the picture's left, as if looking along with the patient. */
    NEUROLOGICAL;

    /** @return the words written on a picture */
    public String caption() {
        return this == RADIOLOGICAL ? "Radiological (left on right)" : "Neurological (left on left)";
    }
}

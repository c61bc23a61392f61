package cn.hengping.evaluation.inspection;

/** How sure the recogniser is of what it read. Only what is certain can make an error. */
public enum Confidence {
    /** Typed into a field, or read from a labelled place of a form. */
    CERTAIN,
    /** Read by the usual way of writing, without a label of its own. */
    LIKELY,
    /** One of several readings. */
    UNSURE
}

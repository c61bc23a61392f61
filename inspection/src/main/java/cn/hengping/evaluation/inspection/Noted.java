package cn.hengping.evaluation.inspection;

/** A value together with how it was written, where, and how sure the reading is. */
public record Noted<T>(T value, String text, Place place, Confidence confidence) {
    public boolean isCertain() {
        return confidence == Confidence.CERTAIN;
    }
}

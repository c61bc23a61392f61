package cn.hengping.platform;

/** Says what a failure means in the words of an answer, for answers that hold several outcomes. */
public interface RefusalWords {
    /** The status that it would have had alone, its stable name, and its Chinese title. */
    record Said(int status, String name, String title) {}

    Said of(Throwable error);
}

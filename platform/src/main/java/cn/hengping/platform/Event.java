package cn.hengping.platform;

/**
 * A fact that other services may want to know. Its record components are the body, as in {@code contracts/}.
 *
 * <p>The three answers below are literals or keys, never class names, so that a rename cannot change the wire.
 */
public interface Event {
    /** {@code service.room}. */
    String topic();

    /** A past-tense fact and its version: {@code ProjectApproved.v1}. */
    String type();

    /** The aggregate's key: what must stay in order. */
    String subject();
}

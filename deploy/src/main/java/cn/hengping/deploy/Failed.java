package cn.hengping.deploy;

/** Something keeps the system from running. The message is one line for the person at the terminal. */
public final class Failed extends RuntimeException {
    public Failed(String message) {
        super(message);
    }

    public Failed(String message, Throwable cause) {
        super(message, cause);
    }
}

package cn.hengping.deploy.walk;

/** The walk met something that should not be. The message is for the person at the terminal. */
public class WalkFailed extends RuntimeException {
    public WalkFailed(String message) {
        super(message);
    }

    public WalkFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

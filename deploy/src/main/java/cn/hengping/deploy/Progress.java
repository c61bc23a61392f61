package cn.hengping.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Says what is being done, line by line, with the seconds since the beginning. */
public final class Progress {
    private final PrintStream out;
    private final Instant began = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    void doing(String what) {
        say("… " + what);
    }

    void done(String what) {
        say("✓ " + what);
    }

    private synchronized void say(String line) {
        out.printf("[%5.1f] %s%n", Duration.between(began, Instant.now()).toMillis() / 1000.0, line);
    }
}

package cn.hengping.deploy.walk;

import java.io.PrintStream;

/** Walks the founding example through the running system, and prints a line a step. */
public final class Walk {
    private Walk() {}

    /** Walks every step; a walk that was interrupted, or done already, is taken up where it stands. */
    public static void run(WalkTarget target, PrintStream out) {
        var journey = new Journey(target);
        for (var step : journey.steps()) {
            out.println("  " + step.title() + " … " + step.act().get());
        }
    }
}

package cn.hengping.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One attempt to bring parts up: what it started it can take back, all or nothing. */
final class Launch {
    private final Home home;
    private final Progress progress;
    private final List<Part> started = new ArrayList<>();
    private final Map<String, Duration> took = new HashMap<>();
    private boolean givenUp;

    Launch(Home home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Starts the part unless it does its work already, and waits until it does. */
    void up(Part part) {
        if (part.process().isPresent() && part.isReady()) {
            progress.done(part.name + "：已在运行");
            return;
        }
        var from = Instant.now();
        progress.doing(part.name + "：启动");
        try {
            awaitReady(part);
        } catch (Failed e) {
            throw new Failed(e.getMessage() + "\n" + endOfLog(part), e);
        }
        var seconds = Duration.between(from, Instant.now());
        synchronized (took) {
            took.put(part.name, seconds);
        }
        progress.done(part.name + "：就绪，用时 " + shown(seconds));
    }

    /** A part that was on its way out when we came is started once more. */
    private void awaitReady(Part part) {
        var wasThere = part.process().isPresent();
        if (!wasThere) {
            launch(part);
        }
        try {
            part.awaitReady();
        } catch (Failed e) {
            if (!wasThere || part.process().isPresent()) {
                throw e;
            }
            launch(part);
            part.awaitReady();
        }
    }

    private void launch(Part part) {
        part.prepare();
        synchronized (started) {
            if (givenUp) {
                throw new Failed("被中断");
            }
            started.add(part);
            part.launch();
        }
    }

    String endOfLog(Part part) {
        return "--- " + part.name + " 的日志末尾（" + home.log(part.name) + "）\n"
                + String.join("\n", home.tail(part.name, 20));
    }

    /** Stops what this attempt started, the last one first, and starts nothing any more. */
    void giveUp() {
        synchronized (started) {
            givenUp = true;
            started.reversed().forEach(Part::stop);
            started.clear();
        }
    }

    /** How long the part took to be ready, if it was started here. */
    String startTime(Part part) {
        synchronized (took) {
            var seconds = took.get(part.name);
            return seconds == null ? "—" : shown(seconds);
        }
    }

    private static String shown(Duration seconds) {
        return "%.1f 秒".formatted(seconds.toMillis() / 1000.0);
    }
}

package cn.hengping.deploy.sizing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * The last three days before a deadline, second by second: people come at random, more by the day and most at the usual hours, and
 * what the cores cannot do in a second waits for the next.
 */
final class Deadline {
    private static final int DAY = 24 * 3600;
    /** Of what is done in the three days, on each. */
    private static final double[] DAYS = {0.2, 0.3, 0.5};
    /** Of a day's work, in each hour from midnight on. */
    private static final double[] HOURS = {
        0, 0, 0, 0, 0, 0, 0.5, 1, 6, 11, 12, 7, 2, 3, 9, 11, 11, 9, 5, 3, 3, 3, 2, 1.5,
    };

    private final Place place;
    private final Figures figures;
    private final int cores;
    private final Random random;

    Deadline(Place place, Figures figures, int cores, long seed) {
        this.place = place;
        this.figures = figures;
        this.cores = cores;
        this.random = new Random(seed);
    }

    /**
     * @param done how often each act was done
     * @param busiest in the busiest minute, how often a second
     * @param load of the cores in the busiest minute, 1 is all of them
     * @param longest how long the last of the longest queue waited
     */
    record Rush(Map<Act, Long> done, Map<Act, Double> busiest, double load, Duration longest) {
        double perSecond(Act act) {
            return busiest.getOrDefault(act, 0.0);
        }

        double requestsPerSecond() {
            return busiest.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    Rush pass() {
        var done = new EnumMap<Act, Long>(Act.class);
        var busiest = new EnumMap<Act, Double>(Act.class);
        var minute = new EnumMap<Act, Long>(Act.class);
        var waiting = 0.0;
        var longest = 0.0;
        var busy = 0.0;
        var most = 0.0;
        for (var second = 0; second < DAYS.length * DAY; second++) {
            var work = 0.0;
            for (var act : Act.values()) {
                var came = poisson(rate(act, second));
                minute.merge(act, came, Long::sum);
                work += came * act.coreSeconds(figures);
            }
            waiting = Math.max(0, waiting + work - cores);
            longest = Math.max(longest, waiting / cores);
            busy += work;
            if (second % 60 == 59) {
                minute.forEach((act, count) -> {
                    done.merge(act, count, Long::sum);
                    busiest.merge(act, count / 60.0, Math::max);
                });
                most = Math.max(most, busy / 60 / cores);
                minute.clear();
                busy = 0;
            }
        }
        return new Rush(done, busiest, most, Duration.ofMillis(Math.round(longest * 1000)));
    }

    private double rate(Act act, int second) {
        var all = place.projects() * figures.of("shareLastDays") * act.times(figures);
        var hours = 0.0;
        for (var hour : HOURS) {
            hours += hour;
        }
        return all * DAYS[second / DAY] * HOURS[second % DAY / 3600] / hours / 3600;
    }

    /** Knuth's way for few, the normal curve for many. */
    private long poisson(double mean) {
        if (mean == 0) {
            return 0;
        }
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        var limit = Math.exp(-mean);
        var count = -1L;
        for (var product = 1.0; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}

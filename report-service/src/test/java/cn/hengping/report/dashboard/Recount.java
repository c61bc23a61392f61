package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.hengping.report.dashboard.Dashboard.AspectLoss;
import cn.hengping.report.dashboard.Dashboard.BandCount;
import cn.hengping.report.dashboard.Dashboard.DeskTime;
import cn.hengping.report.dashboard.Dashboard.FindingCount;
import cn.hengping.report.dashboard.Dashboard.GradeCount;
import cn.hengping.report.dashboard.Dashboard.SpreadCount;
import cn.hengping.report.dashboard.Dashboard.StageCount;
import cn.hengping.report.dashboard.Dashboard.WaitCount;
import cn.hengping.report.dashboard.District.Truth;
import org.jspecify.annotations.Nullable;

/** The same figures counted anew, project by project, without tables, sums or SQL. */
record Recount(List<Truth> all, int year, String kind, boolean knows) {

    private Stream<Truth> at(String place, int ofYear) {
        return all.stream()
                .filter(one -> one.year == ofYear && (kind.isEmpty() || one.kind.equals(kind)))
                .filter(one -> knows || !one.classified)
                .filter(one -> one.path.equals(place) || one.path.startsWith(place + "/"));
    }

    List<String> below(String place) {
        var depth = place.split("/").length + 1;
        return at(place, year)
                .map(one -> one.path)
                .filter(path -> path.split("/").length >= depth)
                .map(path -> Stream.of(path.split("/")).limit(depth).collect(Collectors.joining("/")))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    Figures.Sums sums(String place, int ofYear) {
        var here = at(place, ofYear).toList();
        var scored = here.stream()
                .filter(one -> one.status().equals("APPROVED") && one.total != null)
                .toList();
        var pending = here.stream()
                .filter(one -> !one.status().equals("APPROVED") && one.pending != null)
                .toList();
        var reviewed = scored.stream().filter(one -> one.reviewed != null).toList();
        return new Figures.Sums(
                place,
                null,
                here.size(),
                count(here, one -> !one.status().equals("NOT_DUE")),
                count(here, one -> one.status().equals("DRAFTING")),
                count(here, one -> one.status().equals("IN_REVIEW")),
                count(here, one -> one.status().equals("RETURNED")),
                count(here, one -> one.status().equals("APPROVED")),
                count(here, Truth::isOverdue),
                sum(here, one -> one.hasFunds ? one.initial : BigDecimal.ZERO),
                sum(here, one -> one.fullYear),
                sum(here, one -> one.executed),
                count(here, one -> "RED".equals(one.light)),
                count(here, one -> "YELLOW".equals(one.light)),
                count(here, one -> "GREEN".equals(one.light)),
                count(here, one -> "BLUE".equals(one.light)),
                scored.size(),
                sum(scored, one -> known(one.total)),
                scored.size(),
                sum(scored, one -> known(one.total).subtract(known(one.computed))),
                count(scored, one -> known(one.total).compareTo(known(one.computed)) != 0),
                pending.size(),
                sum(pending, one -> known(one.pending)),
                reviewed.size(),
                sum(reviewed, one -> known(one.total).subtract(known(one.reviewed))),
                count(here, one -> one.isRectifying));
    }

    private static BigDecimal known(@Nullable BigDecimal value) {
        return Objects.requireNonNull(value);
    }

    private static long count(List<Truth> of, Predicate<Truth> which) {
        return of.stream().filter(which).count();
    }

    private static BigDecimal sum(List<Truth> of, Function<Truth, BigDecimal> what) {
        return of.stream().map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<GradeCount> grades(String place) {
        var counts = new TreeMap<String, long[]>();
        at(place, year).forEach(one -> {
            if (one.status().equals("APPROVED")) {
                counts.computeIfAbsent(String.valueOf(one.grade), _ -> new long[3])[0]++;
            } else if (one.pending != null) {
                counts.computeIfAbsent(District.grade(one.pending), _ -> new long[3])[2]++;
            }
        });
        at(place, year - 1)
                .filter(one -> one.status().equals("APPROVED"))
                .forEach(one -> counts.computeIfAbsent(String.valueOf(one.grade), _ -> new long[3])[1]++);
        return counts.entrySet().stream()
                .map(entry ->
                        new GradeCount(entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                .toList();
    }

    List<BandCount> bands(String place) {
        var counts = new TreeMap<Integer, long[]>();
        at(place, year).forEach(one -> {
            if (one.status().equals("APPROVED")) {
                counts.computeIfAbsent(band(known(one.total)), _ -> new long[2])[0]++;
            } else if (one.pending != null) {
                counts.computeIfAbsent(band(one.pending), _ -> new long[2])[1]++;
            }
        });
        return counts.entrySet().stream()
                .map(entry -> new BandCount(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private static int band(BigDecimal score) {
        return Math.min(score.intValue() / 5 * 5, 95);
    }

    List<SpreadCount> spread(String place) {
        var counts = new TreeMap<Integer, TreeMap<Integer, Long>>();
        at(place, year)
                .filter(one -> one.status().equals("APPROVED") && one.fullYear.signum() > 0)
                .forEach(one -> {
                    var rate = one.executed
                            .multiply(BigDecimal.valueOf(100))
                            .divide(one.fullYear, 2, RoundingMode.HALF_UP);
                    counts.computeIfAbsent(Math.min(rate.intValue() / 5 * 5, 100), _ -> new TreeMap<>())
                            .merge(band(known(one.total)), 1L, Long::sum);
                });
        return counts.entrySet().stream()
                .flatMap(rate -> rate.getValue().entrySet().stream()
                        .map(score -> new SpreadCount(rate.getKey(), score.getKey(), score.getValue())))
                .toList();
    }

    List<StageCount> stages(String place) {
        var places = new ArrayList<String>(List.of(place));
        places.addAll(below(place));
        return places.stream().flatMap(this::stagesOf).toList();
    }

    private Stream<StageCount> stagesOf(String place) {
        var counts = new TreeMap<String, long[]>();
        at(place, year).filter(one -> !one.status().equals("NOT_DUE")).forEach(one -> {
            var count = counts.computeIfAbsent(one.stage == null ? "DRAFTING" : one.stage, _ -> new long[2]);
            count[0]++;
            count[1] += one.isOverdue() ? 1 : 0;
        });
        return counts.entrySet().stream()
                .map(entry -> new StageCount(place, entry.getKey(), entry.getValue()[0], entry.getValue()[1]));
    }

    List<DeskTime> desks(String place) {
        var times = new TreeMap<String, List<Long>>();
        at(place, year)
                .forEach(one -> one.waits.forEach((stage, seconds) ->
                        times.computeIfAbsent(stage, _ -> new ArrayList<>()).addAll(seconds)));
        return times.entrySet().stream()
                .map(entry -> desk(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DeskTime desk(String stage, List<Long> seconds) {
        var total =
                BigDecimal.valueOf(seconds.stream().mapToLong(Long::longValue).sum());
        var within = new ArrayList<WaitCount>();
        var last = -1L;
        for (var days : List.of(1, 3, 5, 10, 30)) {
            var from = last;
            var to = days * 86_400L;
            within.add(new WaitCount(
                    days,
                    seconds.stream().filter(one -> one > from && one <= to).count()));
            last = to;
        }
        within.add(new WaitCount(
                null, seconds.stream().filter(one -> one > 30 * 86_400L).count()));
        return new DeskTime(
                stage,
                seconds.size(),
                total.divide(BigDecimal.valueOf(3_600L * seconds.size()), 2, RoundingMode.HALF_UP),
                within);
    }

    List<FindingCount> findings(String place) {
        var projects = new TreeMap<String, Long>();
        var found = new TreeMap<String, Long>();
        at(place, year)
                .forEach(one -> one.findings.forEach((severity, count) -> {
                    if (count > 0) {
                        projects.merge(severity, 1L, Long::sum);
                        found.merge(severity, (long) count, Long::sum);
                    }
                }));
        return projects.entrySet().stream()
                .map(entry ->
                        new FindingCount(entry.getKey(), entry.getValue(), found.getOrDefault(entry.getKey(), 0L)))
                .toList();
    }

    List<AspectLoss> aspects(String place) {
        var lost = new TreeMap<String, BigDecimal>();
        var lines = new TreeMap<String, Long>();
        at(place, year)
                .filter(one -> one.status().equals("APPROVED"))
                .forEach(one -> one.lost.forEach((aspect, points) -> {
                    lost.merge(aspect, points, BigDecimal::add);
                    lines.merge(aspect, 1L, Long::sum);
                }));
        return lost.entrySet().stream().map(entry -> aspect(entry, lines)).toList();
    }

    private static AspectLoss aspect(Map.Entry<String, BigDecimal> lost, Map<String, Long> lines) {
        var words = lost.getKey().split("/", 2);
        ToLongFunction<String> count = aspect -> lines.getOrDefault(aspect, 0L);
        var number = count.applyAsLong(lost.getKey());
        return new AspectLoss(
                words[0],
                words[1],
                number,
                lost.getValue(),
                new BigDecimal("15.00").multiply(BigDecimal.valueOf(number)));
    }
}

package cn.hengping.report.dashboard.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.hengping.report.dashboard.Dashboard;
import cn.hengping.report.dashboard.Dashboard.AspectLoss;
import cn.hengping.report.dashboard.Dashboard.BandCount;
import cn.hengping.report.dashboard.Dashboard.DeskTime;
import cn.hengping.report.dashboard.Dashboard.FindingCount;
import cn.hengping.report.dashboard.Dashboard.GradeCount;
import cn.hengping.report.dashboard.Dashboard.SpreadCount;
import cn.hengping.report.dashboard.Dashboard.StageCount;
import cn.hengping.report.dashboard.Dashboard.WaitCount;
import cn.hengping.report.dashboard.Dashboard.Watermark;
import cn.hengping.report.dashboard.Figures;
import cn.hengping.report.dashboard.Look;
import org.jspecify.annotations.Nullable;

/** Puts the sums of one moment into the words of a dashboard. */
final class Board {
    private static final BigDecimal SECONDS_IN_AN_HOUR = BigDecimal.valueOf(3_600);
    private static final List<String> DAYS = List.of("1", "3", "5", "10", "30", "more");

    private final Look look;
    private final Sums sums;
    private final Map<String, List<Sums.Tally>> byFacet;

    Board(Look look, Sums sums) {
        this.look = look;
        this.sums = sums;
        byFacet = sums.tallies().stream().collect(Collectors.groupingBy(Sums.Tally::facet));
    }

    Dashboard dashboard() {
        return new Dashboard(
                look.year(),
                look.place(),
                sums.name(),
                new Watermark(sums.asOf(), sums.facts(), sums.day()),
                look.isWithUnapproved(),
                figures(sums.whole()),
                figures(sums.before()),
                sums.below().stream()
                        .map(below -> Figures.of(below, look.isWithUnapproved()))
                        .toList(),
                grades(),
                bands(),
                of("spread").map(Board::spread).sorted(SPREAD).toList(),
                sums.stages().stream()
                        .map(stage -> new StageCount(
                                stage.path(),
                                stage.value(),
                                stage.n(),
                                stage.amount().longValueExact()))
                        .toList(),
                of("desk").map(this::desk).toList(),
                of("aspect").map(Board::aspect).toList(),
                of("finding")
                        .map(found -> new FindingCount(
                                found.value(), found.n(), found.amount().longValueExact()))
                        .toList());
    }

    private static final Comparator<SpreadCount> SPREAD =
            Comparator.comparingInt(SpreadCount::rateFrom).thenComparingInt(SpreadCount::scoreFrom);

    private Figures figures(Figures.@Nullable Sums found) {
        var none = BigDecimal.ZERO;
        var known = found == null
                ? new Figures.Sums(
                        look.place().value(),
                        sums.name(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        none,
                        none,
                        none,
                        0,
                        0,
                        0,
                        0,
                        0,
                        none,
                        0,
                        none,
                        0,
                        0,
                        none,
                        0,
                        none,
                        0)
                : found;
        return Figures.of(known, look.isWithUnapproved());
    }

    private Stream<Sums.Tally> of(String facet) {
        return byFacet.getOrDefault(facet, List.of()).stream();
    }

    private static Map<String, Long> counts(Stream<Sums.Tally> tallies) {
        return tallies.collect(Collectors.toMap(Sums.Tally::value, Sums.Tally::n, Long::sum, TreeMap::new));
    }

    private Map<String, Long> unapproved(String facet) {
        return look.isWithUnapproved() ? counts(of(facet)) : Map.of();
    }

    private List<GradeCount> grades() {
        var now = counts(of("grade"));
        var before = counts(sums.gradesBefore().stream());
        var pending = unapproved("pendingGrade");
        return keys(now, before, pending, Function.identity())
                .map(grade -> new GradeCount(
                        grade,
                        now.getOrDefault(grade, 0L),
                        before.getOrDefault(grade, 0L),
                        pending.getOrDefault(grade, 0L)))
                .toList();
    }

    private List<BandCount> bands() {
        var now = counts(of("band"));
        var pending = unapproved("pendingBand");
        return keys(now, pending, Map.of(), Integer::valueOf)
                .map(from -> new BandCount(
                        from,
                        now.getOrDefault(String.valueOf(from), 0L),
                        pending.getOrDefault(String.valueOf(from), 0L)))
                .toList();
    }

    private static <K> Stream<K> keys(
            Map<String, Long> one, Map<String, Long> other, Map<String, Long> third, Function<String, K> key) {
        return Stream.of(one, other, third)
                .flatMap(map -> map.keySet().stream())
                .map(key)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private static SpreadCount spread(Sums.Tally tally) {
        var bands = tally.value().split(":", 2);
        return new SpreadCount(Integer.parseInt(bands[0]), Integer.parseInt(bands[1]), tally.n());
    }

    private DeskTime desk(Sums.Tally tally) {
        var waits = counts(of("wait").filter(wait -> wait.value().startsWith(tally.value() + ":")));
        return new DeskTime(
                tally.value(),
                tally.n(),
                tally.amount()
                        .divide(SECONDS_IN_AN_HOUR.multiply(BigDecimal.valueOf(tally.n())), 2, RoundingMode.HALF_UP),
                DAYS.stream()
                        .map(days -> new WaitCount(
                                days.equals("more") ? null : Integer.valueOf(days),
                                waits.getOrDefault(tally.value() + ":" + days, 0L)))
                        .toList());
    }

    private static AspectLoss aspect(Sums.Tally tally) {
        var words = tally.value().split("/", 2);
        return new AspectLoss(words[0], words[1], tally.n(), tally.amount(), tally.whole());
    }
}

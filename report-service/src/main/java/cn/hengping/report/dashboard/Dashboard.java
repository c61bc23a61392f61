package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A year of a part of the tree in figures, all of one moment.
 *
 * @param name of the place; absent when no event told it
 * @param withUnapproved whether the unapproved scores were asked for; otherwise every field of theirs is zero or empty
 * @param all the whole part
 * @param lastYear the same of the year before
 * @param below the same figures for each place right below, by path
 * @param stages how many lie on which desk, for the place itself and each place right below
 */
public record Dashboard(
        int year,
        UnitPath under,
        @Nullable String name,
        Watermark watermark,
        boolean withUnapproved,
        Figures all,
        Figures lastYear,
        List<Figures> below,
        List<GradeCount> grades,
        List<BandCount> bands,
        List<SpreadCount> spread,
        List<StageCount> stages,
        List<DeskTime> desks,
        List<AspectLoss> aspects,
        List<FindingCount> findings) {

    public Dashboard {
        below = List.copyOf(below);
        grades = List.copyOf(grades);
        bands = List.copyOf(bands);
        spread = List.copyOf(spread);
        stages = List.copyOf(stages);
        desks = List.copyOf(desks);
        aspects = List.copyOf(aspects);
        findings = List.copyOf(findings);
    }

    /**
     * How far the figures reach (截至).
     *
     * @param asOf when the youngest event in them was published; absent before the first
     * @param facts how many facts are in them
     * @param day by which lateness was judged
     */
    public record Watermark(@Nullable Instant asOf, long facts, LocalDate day) {}

    /** Projects by grade; those of last year for comparison, and those whose unapproved score would give it. */
    public record GradeCount(String grade, long projects, long lastYear, long unapproved) {}

    /**
     * What the last run over the district found (校验问题), by severity.
     *
     * @param projects in whose evaluations there is such a finding
     * @param findings how many in all of them
     */
    public record FindingCount(String severity, long projects, long findings) {}

    /** Totals from this one on, five points wide; the last band holds the full hundred too. */
    public record BandCount(int from, long projects, long unapproved) {}

    /** Approved ones by percent executed and by score, both five wide, from these on; 100 and more percent are one band. */
    public record SpreadCount(int rateFrom, int scoreFrom, long projects) {}

    public record StageCount(String path, String stage, long here, long overdue) {}

    /**
     * How long evaluations lay on a desk before they moved on.
     *
     * @param passed how many times one left it
     * @param averageHours two decimals, HALF_UP; over all of those times
     * @param within how many of those times at most so many days; the last one, without a number of days, more
     */
    public record DeskTime(String stage, long passed, BigDecimal averageHours, List<WaitCount> within) {
        public DeskTime {
            within = List.copyOf(within);
        }
    }

    public record WaitCount(@Nullable Integer days, long passed) {}

    /**
     * Where approved evaluations lost points.
     *
     * @param lines how many indicators
     * @param lostPoints weights less declared scores, summed
     * @param weights summed
     */
    public record AspectLoss(String dimension, String aspect, long lines, BigDecimal lostPoints, BigDecimal weights) {}
}

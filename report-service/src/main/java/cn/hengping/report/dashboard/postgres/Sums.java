package cn.hengping.report.dashboard.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.report.dashboard.Figures;
import org.jspecify.annotations.Nullable;

/** What one statement read, all of one moment, before it is put into words. */
record Sums(
        @Nullable Instant asOf,
        long facts,
        LocalDate day,
        @Nullable String name,
        Figures.@Nullable Sums whole,
        Figures.@Nullable Sums before,
        List<Figures.Sums> below,
        List<Tally> tallies,
        List<Tally> gradesBefore,
        List<PlaceTally> stages) {

    record Tally(String facet, String value, long n, BigDecimal amount, BigDecimal whole) {}

    record PlaceTally(String path, String value, long n, BigDecimal amount) {}
}

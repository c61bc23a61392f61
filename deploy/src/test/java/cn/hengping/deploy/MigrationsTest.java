package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expand first, contract a version later: what an earlier program still reads is not taken from under it. */
@DisplayName("迁移只加不改：先扩后收")
class MigrationsTest {
    private static final Pattern TAKEN_AWAY = Pattern.compile(
            "\\b(drop\\s+(table|column)|rename\\s+(to|column)|set\\s+not\\s+null|alter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type)\\b");

    /** A contraction names the version whose programs no longer need what goes. */
    private static final Pattern SAID = Pattern.compile("(?m)^-- contracts after \\d+\\.\\d+\\.\\d+");

    /** From before the first release, when nobody had a program to go back to. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE = Set.of(
            "V19__rows_straight_into_the_ledger.sql",
            "V21__lean_ledger_rows.sql",
            "V22__evidence_parts.sql",
            "V31__evaluation_by_parts.sql");

    private static List<Path> migrations() throws IOException {
        var found = new ArrayList<Path>();
        for (var module : List.of("budget-service", "evaluation-service", "report-service", "platform")) {
            try (var files = Files.walk(Path.of("..", module, "src/main/resources/db"))) {
                files.filter(file -> file.getFileName().toString().endsWith(".sql"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean takesAway(String sql) {
        return sql.lines()
                .map(line -> line.split("--", 2)[0].toLowerCase(Locale.ROOT))
                .anyMatch(line -> TAKEN_AWAY.matcher(line).find());
    }

    @Test
    @DisplayName("删列、删表、改名、改类型、补非空的迁移，写明哪一版之后才收")
    void what_takes_away_says_after_which_version() throws IOException {
        assertThat(migrations()).hasSizeGreaterThan(35).allSatisfy(file -> {
            var sql = Files.readString(file);
            if (takesAway(sql)
                    && !BEFORE_THE_FIRST_RELEASE.contains(file.getFileName().toString())) {
                assertThat(SAID.matcher(sql).find()).as(file.toString()).isTrue();
            }
        });
    }

    @Test
    @DisplayName("认得出会拿走东西的写法")
    void what_takes_away_is_seen() {
        assertThat(List.of(
                        "alter table t drop column c",
                        "DROP TABLE t",
                        "alter table t rename column a to b",
                        "alter table t alter column c type text",
                        "alter table t alter column c set not null"))
                .allMatch(MigrationsTest::takesAway);
        assertThat(List.of("alter table t add column c text not null default ''", "drop index i", "-- drop table t"))
                .noneMatch(MigrationsTest::takesAway);
    }
}

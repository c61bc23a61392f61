package cn.hengping.budget.library.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;

import cn.hengping.budget.library.Grams;
import cn.hengping.budget.library.LibraryEntry;
import cn.hengping.budget.library.StarterLibrary;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the starter library into a new database, once, in the transaction of its migration.
 *
 * <p>The file counts as part of the migration: a changed file is noticed at start. New entries come in a new migration.
 */
@Component
class SowStarterLibrary implements JavaMigration {
    private final String text;
    private final JsonMapper json;

    SowStarterLibrary(@Value("classpath:indicator-library.json") Resource file, JsonMapper json) throws IOException {
        this.text = file.getContentAsString(StandardCharsets.UTF_8);
        this.json = json;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4.1");
    }

    @Override
    public String getDescription() {
        return "starter library";
    }

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (var insert = context.getConnection().prepareStatement("""
                insert into library_entry (code, function_code, field, aspect, name, sign, typical_target, measure,
                    evidence_source, standing, haystack, grams, reuse_count, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1)
                """)) {
            for (var entry : StarterLibrary.read(text, json)) {
                var column = 1;
                for (var value : columns(entry)) {
                    insert.setString(column++, value);
                }
                var grams = Grams.of(LibraryRow.haystack(entry.wording())).toArray();
                insert.setArray(column, context.getConnection().createArrayOf("text", grams));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<String> columns(LibraryEntry entry) {
        var wording = entry.wording();
        return List.of(
                entry.code(),
                wording.functionCode(),
                wording.field(),
                wording.aspect().name(),
                wording.name(),
                wording.sign().name(),
                wording.typicalTarget(),
                wording.measure(),
                wording.evidenceSource(),
                entry.standing().name(),
                LibraryRow.haystack(wording));
    }
}

package cn.hengping.bench.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The usual way: the whole workbook in memory, each row checked, a thousand to a JDBC batch, the bad cells filled and written back. */
final class PoiImport {
    private static final int BATCH = 1_000;

    private final Connection database;

    PoiImport(Connection database) {
        this.database = database;
    }

    void prepare() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("drop table if exists bench_payment");
            statement.execute("""
                    create table bench_payment (voucher_number text primary key, project_code text not null, source text not null,
                        item_code text not null, amount numeric(18, 2) not null, date date not null, summary text not null)
                    """);
        }
    }

    /** Imports the good rows and answers how many there were. */
    int run(Path file, Path marked) throws IOException, SQLException {
        database.setAutoCommit(false);
        var stored = 0;
        try (var in = Files.newInputStream(file);
                var workbook = new XSSFWorkbook(in);
                var insert = database.prepareStatement("insert into bench_payment values (?, ?, ?, ?, ?, ?, ?)")) {
            var red = workbook.createCellStyle();
            red.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            var formatter = new DataFormatter();
            var sheet = workbook.getSheetAt(0);
            for (var i = 1; i <= sheet.getLastRowNum(); i++) {
                var row = sheet.getRow(i);
                if (row.getCell(4).getCellType() == CellType.NUMERIC) {
                    add(insert, row, formatter);
                    stored++;
                    if (stored % BATCH == 0) {
                        insert.executeBatch();
                    }
                } else {
                    row.getCell(4).setCellStyle(red);
                }
            }
            insert.executeBatch();
            database.commit();
            try (var out = Files.newOutputStream(marked)) {
                workbook.write(out);
            }
        }
        return stored;
    }

    private static void add(PreparedStatement insert, Row row, DataFormatter formatter) throws SQLException {
        for (var column = 0; column < 4; column++) {
            insert.setString(column + 1, formatter.formatCellValue(row.getCell(column)));
        }
        insert.setBigDecimal(5, BigDecimal.valueOf(row.getCell(4).getNumericCellValue()));
        insert.setObject(6, LocalDate.parse(formatter.formatCellValue(row.getCell(5))));
        insert.setString(7, formatter.formatCellValue(row.getCell(6)));
        insert.addBatch();
    }
}

package cn.hengping.bench.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The usual way, as a good developer writes it: the whole workbook in memory, what the rows refer to read once, every cell of
 * every row checked, a thousand rows to a JDBC batch, the bad cells filled, their remarks in a last column, and all of it one
 * transaction. It stores one table of payments and the sums of the projects: no ledger, no audit, no event.
 */
final class PoiImport {
    private static final int BATCH = 1_000;
    private static final Set<String> SOURCES = Set.of("当年财政拨款", "上年结转资金", "其他资金");
    private static final List<String> TITLES = List.of("凭证号", "项目编码", "资金来源", "经济分类科目", "金额", "支付日期", "摘要");

    private final Connection database;

    PoiImport(Connection database) {
        this.database = database;
    }

    void prepare() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("drop table if exists bench_payment");
            statement.execute("drop table if exists bench_project");
            statement.execute("""
                    create table bench_project (project_code text primary key, budget numeric(18, 2) not null,
                        executed numeric(18, 2) not null default 0)
                    """);
            statement.execute("""
                    create table bench_payment (voucher_number text primary key, project_code text not null references bench_project,
                        source text not null, item_code text not null, amount numeric(18, 2) not null, date date not null,
                        summary text not null)
                    """);
            statement.execute("create index on bench_payment (project_code)");
            for (var i = 0; i < PaymentTables.PROJECTS; i++) {
                statement.execute("insert into bench_project (project_code, budget) values ('"
                        + PaymentTables.projectCode(i) + "', 100000000)");
            }
        }
    }

    private record Payment(
            String voucher,
            String project,
            String source,
            String item,
            BigDecimal amount,
            LocalDate date,
            String summary) {}

    /** Imports the good rows and answers how many there were. */
    int run(Path file, Path marked) throws IOException, SQLException {
        database.setAutoCommit(false);
        try (var in = Files.newInputStream(file);
                var workbook = new XSSFWorkbook(in)) {
            var red = workbook.createCellStyle();
            red.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            var left = budgets();
            var seen = new HashSet<String>();
            var formatter = new DataFormatter();
            var batch = new ArrayList<Payment>();
            var rows = new ArrayList<Row>();
            var sheet = workbook.getSheetAt(0);
            var stored = 0;
            for (var i = 1; i <= sheet.getLastRowNum(); i++) {
                var row = sheet.getRow(i);
                var payment = checked(row, formatter, left, seen, red);
                if (payment != null) {
                    batch.add(payment);
                    rows.add(row);
                }
                if (batch.size() == BATCH || (i == sheet.getLastRowNum() && !batch.isEmpty())) {
                    stored += store(batch, rows, red);
                    batch.clear();
                    rows.clear();
                }
            }
            spend(left);
            database.commit();
            try (var out = Files.newOutputStream(marked)) {
                workbook.write(out);
            }
            return stored;
        } finally {
            database.setAutoCommit(true);
        }
    }

    private Map<String, BigDecimal> budgets() throws SQLException {
        var left = new HashMap<String, BigDecimal>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select project_code, budget - executed from bench_project")) {
            while (found.next()) {
                left.put(found.getString(1), found.getBigDecimal(2));
            }
        }
        return left;
    }

    private static @org.jspecify.annotations.Nullable Payment checked(
            Row row, DataFormatter formatter, Map<String, BigDecimal> left, Set<String> seen, CellStyle red) {
        var texts = new ArrayList<String>();
        var faults = new ArrayList<String>();
        for (var column = 0; column < TITLES.size(); column++) {
            var text = formatter.formatCellValue(row.getCell(column)).strip();
            texts.add(text);
            if (text.isEmpty()) {
                mark(row, column, red, faults, TITLES.get(column) + "不能为空");
            }
        }
        var budget = left.get(texts.get(1));
        if (budget == null) {
            mark(row, 1, red, faults, "没有项目 " + texts.get(1));
        }
        if (!SOURCES.contains(texts.get(2))) {
            mark(row, 2, red, faults, "资金来源不认得");
        }
        if (!texts.get(3).matches("\\d{5}")) {
            mark(row, 3, red, faults, "科目不认得");
        }
        var cell = row.getCell(4);
        var amount = cell != null && cell.getCellType() == CellType.NUMERIC
                ? BigDecimal.valueOf(cell.getNumericCellValue())
                : null;
        if (amount == null || amount.scale() > 2) {
            mark(row, 4, red, faults, "金额不是数字");
        }
        var date = date(texts.get(5));
        if (date == null) {
            mark(row, 5, red, faults, "日期不认得");
        }
        if (!seen.add(texts.get(0))) {
            mark(row, 0, red, faults, "凭证号在本文件中重复");
        }
        if (budget != null && amount != null && budget.compareTo(amount) < 0) {
            mark(row, 4, red, faults, "超过预算");
        }
        if (!faults.isEmpty() || budget == null || amount == null || date == null) {
            row.createCell(TITLES.size()).setCellValue(String.join("；", faults));
            return null;
        }
        left.put(texts.get(1), budget.subtract(amount));
        return new Payment(texts.get(0), texts.get(1), texts.get(2), texts.get(3), amount, date, texts.get(6));
    }

    private static void mark(Row row, int column, CellStyle red, List<String> faults, String remark) {
        row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellStyle(red);
        faults.add(remark);
    }

    private static @org.jspecify.annotations.Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** One question a batch, whether a voucher is recorded already; then one batch of inserts. */
    private int store(List<Payment> batch, List<Row> rows, CellStyle red) throws SQLException {
        var recorded = recorded(batch);
        var stored = 0;
        try (var insert = database.prepareStatement("insert into bench_payment values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var i = 0; i < batch.size(); i++) {
                if (recorded.contains(batch.get(i).voucher)) {
                    Cell remark = rows.get(i).createCell(TITLES.size());
                    remark.setCellValue("凭证号已登记");
                    remark.setCellStyle(red);
                } else {
                    add(insert, batch.get(i));
                    stored++;
                }
            }
            insert.executeBatch();
        }
        return stored;
    }

    private Set<String> recorded(List<Payment> batch) throws SQLException {
        var recorded = new HashSet<String>();
        try (var ask =
                database.prepareStatement("select voucher_number from bench_payment where voucher_number = any(?)")) {
            ask.setArray(
                    1,
                    database.createArrayOf(
                            "text", batch.stream().map(Payment::voucher).toArray()));
            try (var found = ask.executeQuery()) {
                while (found.next()) {
                    recorded.add(found.getString(1));
                }
            }
        }
        return recorded;
    }

    private static void add(PreparedStatement insert, Payment payment) throws SQLException {
        insert.setString(1, payment.voucher);
        insert.setString(2, payment.project);
        insert.setString(3, payment.source);
        insert.setString(4, payment.item);
        insert.setBigDecimal(5, payment.amount);
        insert.setObject(6, payment.date);
        insert.setString(7, payment.summary);
        insert.addBatch();
    }

    private void spend(Map<String, BigDecimal> left) throws SQLException {
        try (var update =
                database.prepareStatement("update bench_project set executed = budget - ? where project_code = ?")) {
            for (var project : left.entrySet()) {
                update.setBigDecimal(1, project.getValue());
                update.setString(2, project.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

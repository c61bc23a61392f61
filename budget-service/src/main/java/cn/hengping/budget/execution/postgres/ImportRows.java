package cn.hengping.budget.execution.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.execution.Difference;
import cn.hengping.budget.execution.Payment;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.execution.PaymentLine;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Post;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the tables of an import read back. */
final class ImportRows {
    static final String ORDER = """
            id, account, post, unit_path, mode, state, file_name, sha256, bytes, created_at, finished_at, rows_read, rows_bad,
            rows_good, rows_stored, rows_repeated, refusal::text as refusal
            """;
    private static final String SEPARATOR = "\u001f";

    private ImportRows() {}

    static PaymentImport order(Readable row, JsonMapper json) {
        var refusal = row.get("refusal", String.class);
        return new PaymentImport(
                Objects.requireNonNull(row.get("id", UUID.class)),
                new Actor(text(row, "account"), Post.parse(text(row, "post")).orElseThrow()),
                new UnitPath(text(row, "unit_path")),
                PaymentImport.Mode.valueOf(text(row, "mode")),
                PaymentImport.State.valueOf(text(row, "state")),
                text(row, "file_name"),
                text(row, "sha256"),
                Objects.requireNonNull(row.get("bytes", Long.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("finished_at", Instant.class),
                new PaymentImport.Counts(
                        number(row, "rows_read"),
                        number(row, "rows_bad"),
                        number(row, "rows_good"),
                        number(row, "rows_stored"),
                        number(row, "rows_repeated")),
                refusal == null ? null : json.readValue(refusal, PaymentImport.Reason.class));
    }

    static PaymentLine line(Readable row) {
        var payment = new Payment(
                text(row, "voucher_number"),
                FundSource.valueOf(text(row, "source")),
                text(row, "item_code"),
                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                Objects.requireNonNull(row.get("date", LocalDate.class)),
                text(row, "summary"));
        return new PaymentLine(number(row, "row_number"), text(row, "project_code"), payment);
    }

    static RowFault fault(Readable row) {
        var arguments = text(row, "arguments");
        return new RowFault(
                number(row, "row_number"),
                number(row, "column_number"),
                text(row, "code"),
                arguments.isEmpty() ? List.of() : List.of(arguments.split(SEPARATOR, -1)));
    }

    static Difference difference(Readable row) {
        return new Difference(
                text(row, "voucher_number"),
                Difference.Kind.valueOf(text(row, "kind")),
                row.get("row_number", Integer.class),
                text(row, "project_code"),
                money(row.get("here", BigDecimal.class)),
                money(row.get("there", BigDecimal.class)));
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : new Money(yuan);
    }

    static String joined(RowFault fault) {
        return String.join(SEPARATOR, fault.arguments());
    }

    static @Nullable String json(PaymentImport.@Nullable Reason reason, JsonMapper json) {
        return reason == null ? null : json.writeValueAsString(reason);
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}

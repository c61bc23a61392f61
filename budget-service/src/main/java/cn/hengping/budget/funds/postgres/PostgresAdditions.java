package cn.hengping.budget.funds.postgres;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.Ledger.Addition;
import cn.hengping.budget.funds.Ledger.Extra;
import cn.hengping.budget.funds.Ledger.Extra.Binding;
import cn.hengping.platform.Command;
import cn.hengping.platform.postgres.BulkInsert;
import tools.jackson.databind.json.JsonMapper;

/** Many entries of many projects in two statements, whatever their number. */
final class PostgresAdditions {
    private static final String BALANCES = """
            update balance b set document = a.document::jsonb, sequence = a.sequence
            from changed, unnest(:add_codes::text[], :add_sequences::bigint[], :add_documents::text[])
                as a (code, sequence, document)
            where b.project_code = a.code
            """;
    private static final String ENTRIES = """
            insert into ledger_entry
                (project_code, sequence, kind, source, amount, date, document_number, reason, account, at)
            select e.code, e.sequence, e.kind, e.source, e.amount, e.date, e.document_number, e.reason,
                :add_account, :add_at::timestamptz
            from changed, unnest(:entry_codes::text[], :entry_sequences::bigint[], :entry_kinds::text[], :entry_sources::text[],
                :entry_amounts::numeric[], :entry_dates::date[], :entry_documents::text[], :entry_reasons::text[])
                as e (code, sequence, kind, source, amount, date, document_number, reason)
            """;

    private PostgresAdditions() {}

    /** An entry at its number in its project's ledger. */
    private record Numbered(String projectCode, long sequence, Entry entry) {}

    static List<Extra> of(List<Addition> additions, Command command, JsonMapper json) {
        if (additions.isEmpty()) {
            return List.of();
        }
        var entries = numbered(additions);
        return List.of(
                balances(additions, json).getFirst(),
                new Extra(
                        ENTRIES,
                        List.of(
                                new Binding("add_account", command.actor().account()),
                                new Binding("add_at", command.at()),
                                new Binding("entry_codes", texts(entries, Numbered::projectCode)),
                                new Binding("entry_sequences", numbers(entries, Numbered::sequence)),
                                new Binding(
                                        "entry_kinds",
                                        texts(entries, one -> one.entry.kind().name())),
                                new Binding(
                                        "entry_sources",
                                        texts(entries, one -> one.entry.source().name())),
                                new Binding(
                                        "entry_amounts",
                                        entries.stream()
                                                .map(one ->
                                                        one.entry.amountYuan().yuan())
                                                .toArray(BigDecimal[]::new)),
                                new Binding(
                                        "entry_dates",
                                        entries.stream()
                                                .map(one -> one.entry.date())
                                                .toArray(LocalDate[]::new)),
                                new Binding("entry_documents", texts(entries, one -> one.entry.documentNumber())),
                                new Binding("entry_reasons", texts(entries, one -> one.entry.reason())))));
    }

    static List<Extra> balances(List<Addition> additions, JsonMapper json) {
        var after = additions.stream().map(Addition::after).toList();
        return List.of(new Extra(
                BALANCES,
                List.of(
                        new Binding("add_codes", texts(after, Balance::projectCode)),
                        new Binding("add_sequences", numbers(after, Balance::sequence)),
                        new Binding("add_documents", texts(after, json::writeValueAsString)))));
    }

    static BulkInsert entries(List<Addition> additions, Command command) {
        var rows = BulkInsert.into(
                "ledger_entry",
                "project_code",
                "sequence",
                "kind",
                "source",
                "amount",
                "date",
                "document_number",
                "reason",
                "account",
                "at");
        var at = command.at().toString();
        for (var one : numbered(additions)) {
            var entry = one.entry;
            rows.row(
                    one.projectCode,
                    one.sequence,
                    entry.kind(),
                    entry.source(),
                    entry.amountYuan(),
                    entry.date(),
                    entry.documentNumber(),
                    entry.reason(),
                    command.actor().account(),
                    at);
        }
        return rows;
    }

    private static List<Numbered> numbered(List<Addition> additions) {
        var numbered = new ArrayList<Numbered>();
        for (var addition : additions) {
            var sequence = addition.after().sequence() - addition.entries().size();
            for (var entry : addition.entries()) {
                numbered.add(new Numbered(addition.after().projectCode(), ++sequence, entry));
            }
        }
        return numbered;
    }

    private static <T> String[] texts(List<T> list, Function<T, String> text) {
        return list.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> list, Function<T, Long> number) {
        return list.stream().map(number).toArray(Long[]::new);
    }
}

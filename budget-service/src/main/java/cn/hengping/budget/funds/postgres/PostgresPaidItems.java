package cn.hengping.budget.funds.postgres;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.funds.PaidItems;
import cn.hengping.platform.Money;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Vouchers that were not taken back, with their entries' amounts. */
@Repository
class PostgresPaidItems implements PaidItems {
    private final DatabaseClient database;

    PostgresPaidItems(DatabaseClient database) {
        this.database = database;
    }

    /** An item and what was paid out of it. */
    private record Paid(String itemCode, Money amountYuan) {}

    @Override
    public Mono<Map<String, Money>> of(String projectCode) {
        return database.sql("""
                        select v.item_code, sum(e.amount) as amount
                        from voucher v join ledger_entry e on e.project_code = v.project_code and e.sequence = v.sequence
                        where v.project_code = :code and v.reversed_by is null group by v.item_code limit 1000
                        """)
                .bind("code", projectCode)
                .map(row -> new Paid(
                        Objects.requireNonNull(row.get("item_code", String.class)),
                        new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class)))))
                .all()
                .collectMap(Paid::itemCode, Paid::amountYuan);
    }
}

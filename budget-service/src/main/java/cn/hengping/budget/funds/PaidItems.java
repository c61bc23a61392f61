package cn.hengping.budget.funds;

import java.util.Map;

import cn.hengping.platform.Money;
import reactor.core.publisher.Mono;

/** What was paid out of each line item, by the vouchers that count, in yuan. Who may see the project may ask. */
public interface PaidItems {
    Mono<Map<String, Money>> of(String projectCode);
}

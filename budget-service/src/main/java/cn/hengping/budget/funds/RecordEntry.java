package cn.hengping.budget.funds;

import java.time.Duration;
import java.util.List;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refused;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Records an adjustment or an arrival of funds. */
@Component
public class RecordEntry {
    /** Two who post at once did not see each other's entry: the second is decided again on the new balance. */
    public static final Retry AGAIN_WHEN_OVERTAKEN = Retry.backoff(12, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(200))
            .jitter(0.9)
            .filter(RecordEntry::isOvertaken)
            .onRetryExhaustedThrow((_, signal) -> signal.failure());

    private final Ledger ledger;
    private final CommandLog log;

    RecordEntry(Ledger ledger, CommandLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    private static boolean isOvertaken(Throwable error) {
        return error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile;
    }

    public Mono<Balance> record(String projectCode, Entry entry, Command command) {
        return ledger.get(projectCode, command.actor())
                .map(balance -> balance.record(entry, command.actor()))
                .flatMap(posting -> ledger.post(posting, "RECORD_" + entry.kind(), command, List.of()))
                .retryWhen(AGAIN_WHEN_OVERTAKEN)
                .as(work -> log.once(command, Balance.class, work));
    }
}

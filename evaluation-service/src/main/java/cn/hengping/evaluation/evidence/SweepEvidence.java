package cn.hengping.evaluation.evidence;

import java.time.Clock;
import java.time.Duration;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.lease.Leases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes away what was uploaded and never attached, an hour later; by one instance at a time. */
@Component
public class SweepEvidence {
    private static final String NAME = "evidence-sweeper";
    private static final Duration KEPT = Duration.ofHours(1);

    private final EvidenceFiles files;
    private final Leases leases;
    private final Clock clock;
    private final String holder = Lease.newHolder();

    SweepEvidence(EvidenceFiles files, Leases leases, Clock clock) {
        this.files = files;
        this.leases = leases;
        this.clock = clock;
    }

    /** How many files were taken away; none while another instance holds the lease. */
    public Mono<Long> sweep() {
        return Mono.defer(() -> leases.hold(NAME, holder, clock.instant(), Lease.LENGTH))
                .flatMap(_ -> files.sweep(clock.instant().minus(KEPT)))
                .defaultIfEmpty(0L);
    }
}

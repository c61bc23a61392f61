package cn.hengping.evaluation.lease;

import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

/** Where leases are kept. */
public interface Leases {
    /** Takes or prolongs the lease for this holder; empty while another holds it. */
    Mono<Lease> hold(String name, String holder, Instant now, Duration length);
}

package cn.hengping.evaluation.yearonyear;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** Where the evaluation of the year before is found. */
public interface LastYears {
    /**
     * The approved evaluation of the same unit's project of the same name in the year before; four digits of a year in a name do
     * not count. Project codes say nothing of it: they are given anew each year (domain.md §5). Empty where there is none.
     */
    Mono<UUID> of(String projectCode);
}

package cn.hengping.evaluation.simulation.http;

import cn.hengping.evaluation.simulation.SimulateRuleSet;
import cn.hengping.evaluation.simulation.Simulation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SimulationController {
    private final SimulateRuleSet simulating;

    SimulationController(SimulateRuleSet simulating) {
        this.simulating = simulating;
    }

    /** What a year's approved evaluations would have been under these rules, in the caller's scope or a part of it. */
    @GetMapping("/rule-sets/{code}/{version}/simulation")
    Mono<Simulation> simulate(
            @PathVariable String code,
            @PathVariable int version,
            @RequestParam int year,
            @RequestParam @Nullable String scope,
            Actor actor) {
        return Mono.fromSupplier(() -> scope == null ? actor.scope() : path(scope))
                .flatMap(place -> simulating.simulate(code, version, year, place, actor));
    }

    private static UnitPath path(String scope) {
        try {
            return new UnitPath(scope);
        } catch (IllegalArgumentException _) {
            throw new ParameterMalformed("scope").asError();
        }
    }
}

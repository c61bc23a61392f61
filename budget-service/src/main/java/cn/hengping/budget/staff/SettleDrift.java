package cn.hengping.budget.staff;

import cn.hengping.budget.staff.Drift.Decision;
import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Settles what was changed in Keycloak: takes it over, or puts it back. */
@Component
public class SettleDrift {
    private final Drifts drifts;
    private final StaffList staff;
    private final Units units;
    private final ProvisionAccounts provisioning;
    private final CommandLog log;

    SettleDrift(Drifts drifts, StaffList staff, Units units, ProvisionAccounts provisioning, CommandLog log) {
        this.drifts = drifts;
        this.staff = staff;
        this.units = units;
        this.provisioning = provisioning;
        this.log = log;
    }

    /**
     * Settles one account's difference.
     *
     * @param unitCode where an account belongs that nobody registered, and that is taken over
     */
    public Mono<Staff> settle(String account, Decision decision, @Nullable String unitCode, Command command) {
        return drifts.get(account, command.actor())
                .doOnNext(drift -> drift.requireSettler(command.actor()))
                .flatMap(drift -> settled(drift, decision, unitCode, command))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Staff.class, work));
    }

    private Mono<Staff> settled(Drift drift, Decision decision, @Nullable String unitCode, Command command) {
        return switch (decision) {
            case PUT_BACK ->
                staff.get(drift.person().account(), command.actor()).flatMap(_ -> drifts.putBack(drift, command));
            case ADOPT -> drift.here() == null ? newcomer(drift, unitCode, command) : changed(drift, command);
        };
    }

    private Mono<Staff> changed(Drift drift, Command command) {
        return staff.get(drift.account(), command.actor())
                .flatMap(now -> drifts.adopt(drift, drift.adopted(now), command));
    }

    private Mono<Staff> newcomer(Drift drift, @Nullable String unitCode, Command command) {
        var today = Course.dayAt(command.at());
        return units.get(unitCode == null ? drift.unitCode() : unitCode, today, command.actor())
                .map(unit -> drift.newcomer(new Place(unit.unitCode(), unit.name(), unit.path())))
                .flatMap(one -> drifts.adopt(drift, one, command));
    }
}

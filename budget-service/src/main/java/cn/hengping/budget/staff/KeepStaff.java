package cn.hengping.budget.staff;

import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers staff, describes them anew, gives them posts, and lets them go. */
@Component
public class KeepStaff {
    private final StaffList staff;
    private final Units units;
    private final ProvisionAccounts provisioning;
    private final CommandLog log;

    KeepStaff(StaffList staff, Units units, ProvisionAccounts provisioning, CommandLog log) {
        this.staff = staff;
        this.units = units;
        this.provisioning = provisioning;
        this.log = log;
    }

    public Mono<Staff> register(Staff.Newcomer asked, Command command) {
        return units.get(asked.unitCode(), Course.dayAt(command.at()), command.actor())
                .map(unit -> Staff.register(asked, unit.place(), command.actor()))
                .flatMap(one -> staff.add(one, command))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Staff.class, work));
    }

    public Mono<Staff> describe(String account, Staff.Particulars asked, Command command) {
        return staff.get(account, command.actor())
                .zipWith(units.get(asked.unitCode(), Course.dayAt(command.at()), command.actor())
                        .map(Unit::place))
                .map(both -> both.getT1().describe(asked, both.getT2(), command))
                .flatMap(one -> staff.save(one, "DESCRIBE_STAFF", command))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Staff.class, work));
    }

    public Mono<Staff> appoint(String account, Appointment asked, Command command) {
        return staff.get(account, command.actor())
                .zipWith(units.kinds(asked.scopes()))
                .map(both -> both.getT1().appoint(asked, both.getT2(), command))
                .flatMap(one -> staff.save(one, "APPOINT_STAFF", command))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Staff.class, work));
    }

    public Mono<Staff> take(String account, Staff.Step step, Command command) {
        return staff.get(account, command.actor())
                .map(one -> one.take(step, command))
                .flatMap(one -> staff.save(one, step.name() + "_STAFF", command))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Staff.class, work));
    }
}

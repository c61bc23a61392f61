package cn.hengping.budget.staff;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.staff.StaffRefusal.NoPostsThere;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes all posts that are held at one place to another one (岗位整体划转), as after a unit's move or merger: it is the security
 * administrator who does it, in one command, and everybody is told by name in the answer.
 */
@Component
public class MovePosts {
    private static final int MOST_CHARACTERS = 200;

    private final StaffList staff;
    private final Units units;
    private final ProvisionAccounts provisioning;
    private final TransactionalOperator transaction;
    private final CommandLog log;

    MovePosts(
            StaffList staff,
            Units units,
            ProvisionAccounts provisioning,
            TransactionalOperator transaction,
            CommandLog log) {
        this.staff = staff;
        this.units = units;
        this.provisioning = provisioning;
        this.transaction = transaction;
        this.log = log;
    }

    /** From where, to where, and why. */
    public record Transfer(UnitPath from, UnitPath to, String reason) {
        void check(Command command) {
            command.actor().requireRole(Role.SECURITY_ADMIN);
            command.actor().requireScope(from);
            command.actor().requireScope(to);
            var faults = new ArrayList<Fault>();
            if (reason.isBlank() || reason.length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
            }
            if (from.equals(to)) {
                faults.add(Fault.at("/to", "SamePlace", to));
            }
            NotAcceptable.unless(faults);
        }
    }

    /** What was moved, and whose. */
    public record Moved(UnitPath from, UnitPath to, String reason, List<String> accounts) {
        public Moved {
            accounts = List.copyOf(accounts);
        }
    }

    public Mono<Moved> move(Transfer order, Command command) {
        return Mono.fromRunnable(() -> order.check(command))
                .then(staff.lockHolders(order.from()))
                .zipWith(units.kinds(List.of(order.to())))
                .map(both -> both.getT1().stream()
                        .map(one -> one.transferred(order, both.getT2(), command))
                        .toList())
                .flatMap(moved -> saved(order, moved, command))
                .as(transaction::transactional)
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Moved.class, work));
    }

    private Mono<Moved> saved(Transfer order, List<Staff> moved, Command command) {
        if (moved.isEmpty()) {
            return Mono.error(() -> new NoPostsThere(order.from().value()).asError());
        }
        var accounts = moved.stream().map(Staff::account).toList();
        return staff.movePosts(moved, new Moved(order.from(), order.to(), order.reason(), accounts), command);
    }
}

package cn.hengping.budget.staff.http;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.staff.Appointment;
import cn.hengping.budget.staff.KeepStaff;
import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffChanged.Held;
import cn.hengping.budget.staff.StaffList;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/staff")
class StaffController {
    private final KeepStaff keeping;
    private final StaffList staff;

    StaffController(KeepStaff keeping, StaffList staff) {
        this.keeping = keeping;
        this.staff = staff;
    }

    /** A person as callers see him; name and address only where an administrator looks. */
    record StaffView(
            String account,
            String title,
            @Nullable String personName,
            @Nullable String email,
            Place unit,
            List<Held> posts,
            boolean active,
            List<String> may) {
        static StaffView of(Staff one, Actor actor) {
            var isAdministrator = actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
            return new StaffView(
                    one.account(),
                    one.title(),
                    isAdministrator ? one.personName() : null,
                    isAdministrator ? one.email() : null,
                    one.unit(),
                    one.posts().stream().map(Held::of).toList(),
                    one.active(),
                    may(one, actor));
        }

        private static List<String> may(Staff one, Actor actor) {
            var may = new ArrayList<String>();
            var isAnother = !actor.account().equals(one.account());
            if (actor.is(Role.SYSTEM_ADMIN)) {
                may.add("DESCRIBE");
            }
            if (actor.is(Role.SYSTEM_ADMIN) && isAnother) {
                may.add(one.active() ? "DEACTIVATE" : "REACTIVATE");
            }
            if (actor.is(Role.SECURITY_ADMIN) && isAnother && one.active()) {
                may.add("APPOINT");
            }
            return may;
        }
    }

    /** One step of a person's time here. */
    record StaffMove(Staff.Step step) {}

    @PostMapping
    Mono<ResponseEntity<StaffView>> register(@RequestBody Staff.Newcomer body, Command command) {
        return keeping.register(body, command)
                .map(one ->
                        Answers.created("/staff/" + one.account(), StaffView.of(one, command.actor()), one.sequence()));
    }

    @GetMapping
    Mono<Page<StaffView>> list(
            @RequestParam @Nullable UnitPath under,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return staff.page(actor, under, cursor, Page.limit(limit))
                .map(page -> page.map(one -> StaffView.of(one, actor)));
    }

    @GetMapping("/{account}")
    Mono<ResponseEntity<StaffView>> one(@PathVariable String account, Actor actor) {
        return staff.get(account, actor).map(one -> Answers.ok(StaffView.of(one, actor), one.sequence()));
    }

    @PutMapping("/{account}")
    Mono<ResponseEntity<StaffView>> describe(
            @PathVariable String account, @RequestBody Staff.Particulars body, Command command) {
        return keeping.describe(account, body, command).map(one -> answer(one, command));
    }

    /** The whole list of the person's posts, in place of what he held. */
    @PutMapping("/{account}/posts")
    Mono<ResponseEntity<StaffView>> appoint(
            @PathVariable String account, @RequestBody Appointment body, Command command) {
        return keeping.appoint(account, body, command).map(one -> answer(one, command));
    }

    @PostMapping("/{account}/moves")
    Mono<ResponseEntity<StaffView>> move(@PathVariable String account, @RequestBody StaffMove body, Command command) {
        return keeping.take(account, body.step(), command).map(one -> answer(one, command));
    }

    private static ResponseEntity<StaffView> answer(Staff one, Command command) {
        return Answers.ok(StaffView.of(one, command.actor()), one.sequence());
    }
}

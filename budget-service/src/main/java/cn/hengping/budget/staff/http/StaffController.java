package cn.hengping.budget.staff.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.budget.staff.Appointment;
import cn.hengping.budget.staff.IssuePassword;
import cn.hengping.budget.staff.KeepStaff;
import cn.hengping.budget.staff.MovePosts;
import cn.hengping.budget.staff.Provisioning;
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
import org.springframework.http.CacheControl;
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
    private final Provisioning provisioning;
    private final IssuePassword passwords;
    private final MovePosts moving;

    StaffController(
            KeepStaff keeping, StaffList staff, Provisioning provisioning, IssuePassword passwords, MovePosts moving) {
        this.moving = moving;
        this.keeping = keeping;
        this.staff = staff;
        this.provisioning = provisioning;
        this.passwords = passwords;
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
            Provisioning.@Nullable Status provisioning,
            List<String> may) {
        static StaffView of(Staff one, Provisioning.@Nullable Status status, Actor actor) {
            var isAdministrator = isAdministrator(actor);
            return new StaffView(
                    one.account(),
                    one.title(),
                    isAdministrator ? one.personName() : null,
                    isAdministrator ? one.email() : null,
                    one.unit(),
                    one.posts().stream().map(Held::of).toList(),
                    one.active(),
                    status,
                    may(one, actor));
        }

        private static boolean isAdministrator(Actor actor) {
            return actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
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
                may.add("ISSUE_PASSWORD");
            }
            return may;
        }
    }

    /** One step of a person's time here. */
    record StaffMove(Staff.Step step) {}

    @PostMapping
    Mono<ResponseEntity<StaffView>> register(@RequestBody Staff.Newcomer body, Command command) {
        return keeping.register(body, command)
                .flatMap(one -> view(one, command.actor()))
                .map(view -> Answers.created("/staff/" + view.account(), view, 1));
    }

    /** Administrators see how far it is with the account. */
    private Mono<StaffView> view(Staff one, Actor actor) {
        if (!StaffView.isAdministrator(actor)) {
            return Mono.just(StaffView.of(one, null, actor));
        }
        return provisioning
                .status(one.account())
                .map(status -> StaffView.of(one, status, actor))
                .defaultIfEmpty(StaffView.of(one, null, actor));
    }

    @GetMapping
    Mono<Page<StaffView>> list(
            @RequestParam @Nullable UnitPath under,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return staff.page(actor, under, cursor, Page.limit(limit)).flatMap(page -> views(page, actor));
    }

    private Mono<Page<StaffView>> views(Page<Staff> page, Actor actor) {
        var shown = StaffView.isAdministrator(actor)
                ? page.items().stream().map(Staff::account).toList()
                : List.<String>of();
        return provisioning
                .status(shown)
                .map(found -> found.stream().collect(Collectors.toMap(Provisioning.Status::account, status -> status)))
                .map(found -> page.map(one -> StaffView.of(one, found.get(one.account()), actor)));
    }

    @GetMapping("/{account}")
    Mono<ResponseEntity<StaffView>> one(@PathVariable String account, Actor actor) {
        return staff.get(account, actor).flatMap(one -> view(one, actor).map(view -> Answers.ok(view, one.sequence())));
    }

    @PutMapping("/{account}")
    Mono<ResponseEntity<StaffView>> describe(
            @PathVariable String account, @RequestBody Staff.Particulars body, Command command) {
        return keeping.describe(account, body, command).flatMap(one -> answer(one, command));
    }

    /** The whole list of the person's posts, in place of what he held. */
    @PutMapping("/{account}/posts")
    Mono<ResponseEntity<StaffView>> appoint(
            @PathVariable String account, @RequestBody Appointment body, Command command) {
        return keeping.appoint(account, body, command).flatMap(one -> answer(one, command));
    }

    @PostMapping("/{account}/moves")
    Mono<ResponseEntity<StaffView>> move(@PathVariable String account, @RequestBody StaffMove body, Command command) {
        return keeping.take(account, body.step(), command).flatMap(one -> answer(one, command));
    }

    /** All posts of one place to another, as after a unit's move or merger. */
    @PostMapping("/post-moves")
    Mono<MovePosts.Moved> movePosts(@RequestBody MovePosts.Transfer body, Command command) {
        return moving.move(body, command);
    }

    private Mono<ResponseEntity<StaffView>> answer(Staff one, Command command) {
        return view(one, command.actor()).map(view -> Answers.ok(view, one.sequence()));
    }

    /** A password for the first login, in this answer and nowhere else. */
    @PostMapping("/{account}/passwords")
    Mono<ResponseEntity<IssuePassword.Issued>> issue(@PathVariable String account, Command command) {
        return passwords
                .issue(account, command)
                .map(issued ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(issued));
    }
}

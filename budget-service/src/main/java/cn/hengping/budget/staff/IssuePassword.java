package cn.hengping.budget.staff;

import java.security.SecureRandom;

import cn.hengping.budget.staff.Accounts.LoginAway;
import cn.hengping.budget.staff.Provisioning.Progress;
import cn.hengping.budget.staff.StaffRefusal.AccountPending;
import cn.hengping.budget.staff.StaffRefusal.LoginUnreachable;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives somebody a first password, or a new one (初始口令). It must be changed at the first login, is said once in the answer, and
 * is kept nowhere: whoever asks again, even under the same request key, must ask for another one.
 */
@Component
public class IssuePassword {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int LETTERS_OF_A_GROUP = 5;

    private final StaffList staff;
    private final Provisioning provisioning;
    private final Accounts accounts;
    private final CommandLog log;
    private final SecureRandom random = new SecureRandom();

    IssuePassword(StaffList staff, Provisioning provisioning, Accounts accounts, CommandLog log) {
        this.staff = staff;
        this.provisioning = provisioning;
        this.accounts = accounts;
        this.log = log;
    }

    /** What was issued; the password is absent in the log and in whatever is answered from it. */
    public record Issued(String account, @Nullable String temporaryPassword) {}

    /** The log says first that a password was asked for, then it is set: no password is set that nobody answers for. */
    public Mono<Issued> issue(String account, Command command) {
        var password = password();
        return staff.get(account, command.actor())
                .doOnNext(one -> one.requireIssuer(command.actor()))
                .flatMap(one -> provisioning.status(one.account()))
                .doOnNext(IssuePassword::requireThere)
                .flatMap(_ -> provisioning.passwordAsked(new Issued(account, null), command))
                .flatMap(
                        _ -> accounts.setTemporaryPassword(account, password).thenReturn(new Issued(account, password)))
                .onErrorMap(LoginAway.class, _ -> new LoginUnreachable().asError())
                .as(work -> log.once(command, Issued.class, work));
    }

    private static void requireThere(Provisioning.Status status) {
        if (status.progress() != Progress.DONE) {
            throw new AccountPending(status.account()).asError();
        }
    }

    /** 117 bits, without letters that look alike; any usual rule for passwords is met by the digit and capital at its end. */
    private String password() {
        var text = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            for (var i = 0; i < LETTERS_OF_A_GROUP; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            text.append('-');
        }
        return text.append("A7").toString();
    }
}

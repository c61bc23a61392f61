package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.signoff.Stage.APPROVED;
import static cn.hengping.evaluation.signoff.Stage.DRAFTING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * For whom an evaluation waits, as to-do lists search for it.
 *
 * @param open whether anyone of the role at the place may act, beside those who are named
 * @param seenBy staff who may see it: the team, those named at the desk, those who got a copy
 */
public record Waiting(
        String role,
        String level,
        UnitPath place,
        boolean open,
        List<String> accounts,
        Set<String> barred,
        @Nullable Instant since,
        @Nullable LocalDate dueOn,
        Set<String> seenBy) {

    public static Waiting of(SelfEvaluation evaluation) {
        return evaluation
                .chain()
                .deskOf(evaluation.stage())
                .map(desk -> at(desk, evaluation))
                .orElseGet(() -> atNoDesk(evaluation));
    }

    private static Waiting atNoDesk(SelfEvaluation evaluation) {
        var drafting = evaluation.stage().equals(DRAFTING);
        var team = evaluation.preparation().team();
        var workers = team == null || !drafting
                ? List.<String>of()
                : team.members().stream()
                        .filter(member -> member.post() != TeamPost.LEADER)
                        .map(TeamMember::account)
                        .toList();
        return new Waiting(
                drafting ? Role.PREPARER.name() : "NOBODY",
                (drafting ? DRAFTING : APPROVED).value(),
                evaluation.project().unitPath(),
                drafting,
                workers,
                Set.of(),
                null,
                null,
                seenBy(evaluation));
    }

    private static Waiting at(Desk desk, SelfEvaluation evaluation) {
        var sitting = Signers.sitting(evaluation, desk);
        var isTeam = desk.level() == Level.TEAM;
        var accounts = new ArrayList<>(sitting.awaited());
        var team = evaluation.preparation().team();
        if (isTeam && sitting.isOpen() && team != null) {
            team.members().stream()
                    .filter(member -> member.post() == TeamPost.LEADER)
                    .map(TeamMember::account)
                    .forEach(accounts::add);
        }
        var project = evaluation.project();
        return new Waiting(
                desk.role().name(),
                desk.level().name(),
                desk.level() == Level.DEPARTMENT ? project.departmentPath() : project.unitPath(),
                sitting.isOpen() && !isTeam,
                accounts,
                barred(desk, evaluation),
                sitting.since(),
                sitting.dueOn(),
                seenBy(evaluation));
    }

    private static Set<String> barred(Desk desk, SelfEvaluation evaluation) {
        var barred = new LinkedHashSet<String>();
        barred.addAll(evaluation.preparation().writers());
        barred.addAll(evaluation.signOff().everSigned().keySet());
        barred.removeIf(account -> Signers.duties(evaluation, desk, account).isEmpty());
        Signers.sitting(evaluation, desk).seats().stream()
                .filter(seat -> seat.isSigned() && seat.account() != null)
                .forEach(seat -> barred.add(seat.account()));
        return barred;
    }

    private static Set<String> seenBy(SelfEvaluation evaluation) {
        var seen = new LinkedHashSet<String>();
        var team = evaluation.preparation().team();
        if (team != null) {
            team.members().stream().map(TeamMember::account).forEach(seen::add);
        }
        var sitting = evaluation.signOff().sitting();
        if (sitting != null) {
            seen.addAll(sitting.named());
        }
        evaluation.signOff().signatures().forEach(signature -> seen.add(signature.account()));
        seen.addAll(evaluation.signOff().noted().copies());
        return seen;
    }
}

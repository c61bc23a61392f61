package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.TeamChange;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamOrder;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;

/**
 * The team while the unit drafts: of the unit's own staff as far as it is known, independent of those who sign, changed with
 * a reason only; and the meetings that it held.
 */
final class Teams {
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_MEETINGS = 10;

    private Teams() {}

    static SelfEvaluation form(SelfEvaluation evaluation, TeamOrder order, People people, Command command) {
        var actor = command.actor();
        evaluation.requireWriting(command, Writers.isPreparer(evaluation, actor));
        var team = order.team();
        var faults = new ArrayList<>(team.faults());
        if (team.isLedBy(actor.account())) {
            faults.add(Fault.at("/members", "PreparerLeads", actor.account()));
        }
        for (var i = 0; i < team.members().size(); i++) {
            faults.addAll(independence(evaluation, team.members().get(i), people, "/members/" + i + "/account"));
        }
        var before = evaluation.preparation().team();
        var changed = before != null && !before.equals(team);
        if (changed && !order.hasReason()) {
            faults.add(Fault.at("/reason", "ReasonForTeamChange"));
        }
        var reason = order.reason() == null ? "" : order.reason();
        if (reason.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        NotAcceptable.unless(faults);
        var preparation = evaluation.preparation();
        return evaluation.prepared(
                changed
                        ? preparation.with(
                                team,
                                new TeamChange(Objects.requireNonNull(before), reason, actor.account(), command.at()))
                        : preparation.with(team, actor.account()));
    }

    /** Somebody of this unit, and nobody who will have to sign what he writes; a unit that is not known yet refuses nobody. */
    private static List<Fault> independence(
            SelfEvaluation evaluation, TeamMember member, People people, String pointer) {
        var unit = evaluation.project().unitPath();
        if (!people.know(unit)) {
            return List.of();
        }
        var person =
                people.person(member.account()).filter(one -> one.unitPath().equals(unit));
        if (person.isEmpty()) {
            return List.of(Fault.at(pointer, "StaffUnknown", member.account()));
        }
        return member.post() == TeamPost.LEADER
                ? List.of()
                : signs(evaluation, member.account(), people)
                        .map(desk -> List.of(Fault.at(pointer, "MemberSigns", member.account(), desk.title())))
                        .orElse(List.of());
    }

    private static Optional<Desk> signs(SelfEvaluation evaluation, String account, People people) {
        return evaluation.chain().desks().stream()
                .filter(desk -> desk.level() != Level.TEAM)
                .filter(desk -> people.holding(post -> Signers.holds(post, desk, evaluation.project()))
                        .contains(account))
                .findFirst();
    }

    static SelfEvaluation meet(SelfEvaluation evaluation, List<Meeting> meetings, Command command) {
        evaluation.requireWriting(command, Writers.isWriter(evaluation, command.actor()));
        if (meetings.size() > MOST_MEETINGS) {
            NotAcceptable.unless(List.of(Fault.at("/meetings", "ListLength", 0, MOST_MEETINGS)));
        }
        var preparation = evaluation.preparation();
        var minutes = preparation.evidence().stream()
                .filter(Evidence::isMinutes)
                .map(Evidence::evidenceId)
                .toList();
        var today = WorkingCalendar.dayOf(command.at());
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < meetings.size(); i++) {
            var meeting = meetings.get(i);
            var pointer = "/meetings/" + i;
            faults.addAll(meeting.faults(pointer, Optional.ofNullable(preparation.team()), today));
            if (!minutes.contains(meeting.evidenceId())) {
                faults.add(Fault.at(pointer + "/evidenceId", "MinutesMissing", meeting.evidenceId()));
            }
        }
        NotAcceptable.unless(faults);
        return evaluation.prepared(preparation.met(meetings, command.actor().account()));
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamChange;
import org.jspecify.annotations.Nullable;

/** What the unit writes while it drafts, and which accounts wrote it: those do not sign. */
public record Preparation(
        @Nullable Team team,
        @Nullable Plan plan,
        @Nullable Results results,
        @Nullable Narrative narrative,
        List<Evidence> evidence,
        List<String> writers,
        @Nullable Panel panel,
        @Nullable List<Meeting> meetings,
        @Nullable List<TeamChange> teamChanges) {
    /** As it is before anybody has worked on it. */
    public static final Preparation NOTHING =
            new Preparation(null, null, null, null, List.of(), List.of(), null, null, null);

    public Preparation {
        evidence = List.copyOf(evidence);
        writers = List.copyOf(writers);
        meetings = meetings == null ? null : List.copyOf(meetings);
        teamChanges = teamChanges == null ? null : List.copyOf(teamChanges);
    }

    Preparation with(Team formed, String writer) {
        return with(formed, evidence, writer, panel, meetings, teamChanges);
    }

    /** Another team in place of one that was there, which stays on record with the reason. */
    Preparation with(Team formed, TeamChange change) {
        var changes = new ArrayList<>(teamChanges == null ? List.of() : teamChanges);
        changes.add(change);
        return with(formed, evidence, change.account(), panel, meetings, changes);
    }

    Preparation met(List<Meeting> held, String writer) {
        return with(team, evidence, writer, panel, held, teamChanges);
    }

    Preparation with(Plan adopted, String writer) {
        return new Preparation(
                team, adopted, results, narrative, evidence, writersAnd(writer), panel, meetings, teamChanges);
    }

    Preparation with(Results entered, String writer) {
        return new Preparation(
                team, plan, entered, narrative, evidence, writersAnd(writer), panel, meetings, teamChanges);
    }

    Preparation with(Narrative written, String writer) {
        return new Preparation(
                team, plan, results, written, evidence, writersAnd(writer), panel, meetings, teamChanges);
    }

    Preparation with(Evidence brought, String writer) {
        var more = new ArrayList<>(evidence);
        more.add(brought);
        return with(team, more, writer, panel, meetings, teamChanges);
    }

    Preparation by(String writer) {
        return with(team, evidence, writer, panel, meetings, teamChanges);
    }

    Preparation with(Panel scoring, String writer) {
        return with(team, evidence, writer, scoring, meetings, teamChanges);
    }

    /** As this account may see it: other scorers' opinions only once all are in. */
    public Preparation seenBy(String account) {
        return panel == null || panel.isComplete()
                ? this
                : new Preparation(
                        team,
                        plan,
                        results,
                        narrative,
                        evidence,
                        writers,
                        panel.seenBy(account),
                        meetings,
                        teamChanges);
    }

    private Preparation with(
            @Nullable Team formed,
            List<Evidence> brought,
            String writer,
            @Nullable Panel scoring,
            @Nullable List<Meeting> held,
            @Nullable List<TeamChange> changes) {
        return new Preparation(formed, plan, results, narrative, brought, writersAnd(writer), scoring, held, changes);
    }

    /** Whether a file supports an indicator. */
    boolean supports(String indicator) {
        return evidence.stream().anyMatch(file -> file.indicator().equals(indicator));
    }

    private List<String> writersAnd(String writer) {
        if (writers.contains(writer)) {
            return writers;
        }
        var more = new ArrayList<>(writers);
        more.add(writer);
        return more;
    }
}

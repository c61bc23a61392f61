package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.team.Team;
import org.jspecify.annotations.Nullable;

/** What the unit writes while it drafts, and which accounts wrote it: those do not sign. */
public record Preparation(
        @Nullable Team team,
        @Nullable Plan plan,
        @Nullable Results results,
        @Nullable Narrative narrative,
        List<Evidence> evidence,
        List<String> writers,
        @Nullable Panel panel) {
    /** As it is before anybody has worked on it. */
    public static final Preparation NOTHING = new Preparation(null, null, null, null, List.of(), List.of(), null);

    public Preparation {
        evidence = List.copyOf(evidence);
        writers = List.copyOf(writers);
    }

    Preparation with(Team formed, String writer) {
        return new Preparation(formed, plan, results, narrative, evidence, writersAnd(writer), panel);
    }

    Preparation with(Plan adopted, String writer) {
        return new Preparation(team, adopted, results, narrative, evidence, writersAnd(writer), panel);
    }

    Preparation with(Results entered, String writer) {
        return new Preparation(team, plan, entered, narrative, evidence, writersAnd(writer), panel);
    }

    Preparation with(Narrative written, String writer) {
        return new Preparation(team, plan, results, written, evidence, writersAnd(writer), panel);
    }

    Preparation with(Evidence brought, String writer) {
        var more = new ArrayList<>(evidence);
        more.add(brought);
        return new Preparation(team, plan, results, narrative, more, writersAnd(writer), panel);
    }

    Preparation by(String writer) {
        return new Preparation(team, plan, results, narrative, evidence, writersAnd(writer), panel);
    }

    Preparation with(Panel scoring, String writer) {
        return new Preparation(team, plan, results, narrative, evidence, writersAnd(writer), scoring);
    }

    /** As this account may see it: other scorers' opinions only once all are in. */
    public Preparation seenBy(String account) {
        return panel == null || panel.isComplete()
                ? this
                : new Preparation(team, plan, results, narrative, evidence, writers, panel.seenBy(account));
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

package cn.hengping.evaluation.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import cn.hengping.evaluation.campaign.CampaignRefusal.NotOfThisUnit;
import cn.hengping.evaluation.campaign.CampaignRefusal.SelectionTooLate;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** Which of a unit's projects get the narrative report, out of how many, and why ("one of seven"). */
public record Selection(int selected, int of, String reason) {
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_PROJECTS = 200;

    /** What a unit asks for: all the projects that get the report, those already submitted among them. */
    public record Request(@Nullable String unitCode, List<String> projectCodes, String reason) {
        public Request {
            projectCodes = List.copyOf(projectCodes);
        }
    }

    /** A project of the unit in the campaign: whether its evaluation is still being drafted, and whether it is selected now. */
    public record Candidate(String projectCode, boolean drafting, boolean selected) {}

    /** Selects among the unit's evaluations of one campaign. What was submitted keeps the selection it was submitted with. */
    static Selection choose(Request request, List<Candidate> candidates, UnitPath unit) {
        NotAcceptable.unless(faults(request, unit));
        var codes = candidates.stream().map(Candidate::projectCode).toList();
        var unknown = request.projectCodes().stream()
                .filter(code -> !codes.contains(code))
                .toList();
        if (!unknown.isEmpty()) {
            throw new NotOfThisUnit(unknown).asError();
        }
        var late = candidates.stream()
                .filter(candidate -> !candidate.drafting()
                        && candidate.selected() != request.projectCodes().contains(candidate.projectCode()))
                .map(Candidate::projectCode)
                .toList();
        if (!late.isEmpty()) {
            throw new SelectionTooLate(late).asError();
        }
        return new Selection(request.projectCodes().size(), candidates.size(), request.reason());
    }

    private static List<Fault> faults(Request request, UnitPath unit) {
        var faults = new ArrayList<Fault>();
        var codes = request.projectCodes();
        if (request.unitCode() != null && !unit.value().endsWith("/" + request.unitCode())) {
            faults.add(Fault.at("/unitCode", "NotYourUnit", request.unitCode()));
        }
        if (codes.isEmpty() || codes.size() > MOST_PROJECTS) {
            faults.add(Fault.at("/projectCodes", "ListLength", 1, MOST_PROJECTS));
        }
        if (new HashSet<>(codes).size() != codes.size()) {
            faults.add(Fault.at("/projectCodes", "ProjectTwice"));
        }
        if (request.reason().isBlank() || request.reason().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        return faults;
    }
}

package cn.hengping.evaluation.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.campaign.CampaignRefusal.NotOfThisUnit;
import cn.hengping.evaluation.campaign.CampaignRefusal.SelectionTooLate;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;

/** Which of a unit's projects get the narrative report, out of how many, and why ("one of seven"). */
public record Selection(int selected, int of, String reason) {
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_PROJECTS = 200;

    /** What a unit asks for. */
    public record Request(List<String> projectCodes, String reason) {
        public Request {
            projectCodes = List.copyOf(projectCodes);
        }
    }

    /**
     * Selects among the unit's evaluations of one campaign.
     *
     * @param drafting for each project of the unit, whether its evaluation is still being drafted
     */
    static Selection choose(Request request, Map<String, Boolean> drafting) {
        var faults = new ArrayList<Fault>();
        if (request.projectCodes().isEmpty() || request.projectCodes().size() > MOST_PROJECTS) {
            faults.add(Fault.at("/projectCodes", "ListLength", 1, MOST_PROJECTS));
        }
        if (new HashSet<>(request.projectCodes()).size()
                != request.projectCodes().size()) {
            faults.add(Fault.at("/projectCodes", "ProjectTwice"));
        }
        if (request.reason().isBlank() || request.reason().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        NotAcceptable.unless(faults);
        var unknown = request.projectCodes().stream()
                .filter(code -> !drafting.containsKey(code))
                .toList();
        if (!unknown.isEmpty()) {
            throw new NotOfThisUnit(unknown).asError();
        }
        var late = request.projectCodes().stream()
                .filter(code -> Boolean.FALSE.equals(drafting.get(code)))
                .toList();
        if (!late.isEmpty()) {
            throw new SelectionTooLate(late).asError();
        }
        return new Selection(request.projectCodes().size(), drafting.size(), request.reason());
    }
}

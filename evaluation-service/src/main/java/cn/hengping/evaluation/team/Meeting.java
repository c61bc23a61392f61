package cn.hengping.evaluation.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.hengping.platform.Fault;

/**
 * A meeting of the team (评价会) with its minutes (会议纪要).
 *
 * @param attendees accounts of the team; the leader among them, because he leads it
 * @param resolution what was resolved, in words
 * @param evidenceId the file of the minutes
 */
public record Meeting(LocalDate heldOn, List<String> attendees, String resolution, UUID evidenceId) {
    private static final int MOST_CHARACTERS = 2_000;

    public Meeting {
        attendees = List.copyOf(attendees);
    }

    /** What cannot be so; {@code pointer} is where the meeting stands. */
    public List<Fault> faults(String pointer, Optional<Team> formed, LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (heldOn.isAfter(today)) {
            faults.add(Fault.at(pointer + "/heldOn", "MeetingInTheFuture", heldOn));
        }
        if (resolution.isBlank() || resolution.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer + "/resolution", "TextLength", 1, MOST_CHARACTERS));
        }
        if (formed.isEmpty()) {
            faults.add(Fault.at(pointer, "TeamMissing"));
            return faults;
        }
        var team = formed.get();
        var seen = new HashSet<String>();
        for (var i = 0; i < attendees.size(); i++) {
            var account = attendees.get(i);
            if (team.member(account).isEmpty()) {
                faults.add(Fault.at(pointer + "/attendees/" + i, "NotOnTheTeam", account));
            }
            if (!seen.add(account)) {
                faults.add(Fault.at(pointer + "/attendees/" + i, "PersonTwice", account));
            }
        }
        if (attendees.stream().noneMatch(team::isLedBy)) {
            faults.add(Fault.at(pointer + "/attendees", "LeaderAbsent"));
        }
        return faults;
    }
}

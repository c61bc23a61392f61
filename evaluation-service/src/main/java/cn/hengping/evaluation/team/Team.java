package cn.hengping.evaluation.team;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import cn.hengping.platform.Fault;

/** An evaluation team (评价小组): one leader, any deputies, at least one member, nobody twice. */
public record Team(List<TeamMember> members) {
    private static final int MOST_MEMBERS = 30;
    private static final int MOST_CHARACTERS = 100;

    public Team {
        members = List.copyOf(members);
    }

    /** What keeps these people from being a team, each with its place. */
    public List<Fault> faults() {
        if (members.isEmpty() || members.size() > MOST_MEMBERS) {
            return List.of(Fault.at("/members", "ListLength", 2, MOST_MEMBERS));
        }
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (var i = 0; i < members.size(); i++) {
            var member = members.get(i);
            if (!member.account().matches("[0-9A-Za-z._@-]{1,60}")) {
                faults.add(Fault.at("/members/" + i + "/account", "AccountMalformed", member.account()));
            }
            if (!seen.add(member.account())) {
                faults.add(Fault.at("/members/" + i + "/account", "PersonTwice", member.account()));
            }
            if (member.title().isBlank() || member.title().length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/members/" + i + "/title", "TextLength", 1, MOST_CHARACTERS));
            }
        }
        if (count(TeamPost.LEADER) != 1) {
            faults.add(Fault.at("/members", "OneLeader", count(TeamPost.LEADER)));
        }
        if (count(TeamPost.MEMBER) == 0) {
            faults.add(Fault.at("/members", "NoMember"));
        }
        return faults;
    }

    private long count(TeamPost post) {
        return members.stream().filter(member -> member.post() == post).count();
    }

    public Optional<TeamMember> member(String account) {
        return members.stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    public boolean isLedBy(String account) {
        return member(account)
                .filter(member -> member.post() == TeamPost.LEADER)
                .isPresent();
    }

    /** The leader leads and signs; the others do the work. */
    public boolean hasWorker(String account) {
        return member(account)
                .filter(member -> member.post() != TeamPost.LEADER)
                .isPresent();
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is on record beside the signatures: who got a copy, who gave which opinion, whom separation of duties does not bind. */
public record OnRecord(List<String> copies, List<Opinion> opinions, List<Exemption> exemptions) {
    static final OnRecord NOTHING = new OnRecord(List.of(), List.of(), List.of());

    /** An opinion that a signer had asked for (委派意见). */
    public record Opinion(String desk, String account, String text, Instant at) {}

    public OnRecord {
        copies = List.copyOf(copies);
        opinions = List.copyOf(opinions);
        exemptions = List.copyOf(exemptions);
    }

    boolean exempts(String account) {
        return exemptions.stream().anyMatch(exemption -> exemption.account().equals(account));
    }

    OnRecord copied(List<String> accounts) {
        var more = new ArrayList<>(copies);
        accounts.stream().filter(account -> !copies.contains(account)).forEach(more::add);
        return new OnRecord(more, opinions, exemptions);
    }

    OnRecord with(Opinion opinion) {
        var more = new ArrayList<>(opinions);
        more.add(opinion);
        return new OnRecord(copies, more, exemptions);
    }

    OnRecord with(Exemption exemption) {
        var more = new ArrayList<>(exemptions);
        more.add(exemption);
        return new OnRecord(copies, opinions, more);
    }
}

package cn.hengping.evaluation.inspection.rules;

import java.util.HashMap;
import java.util.Map;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative.Member;
import cn.hengping.evaluation.inspection.Narrative.Member.Post;
import cn.hengping.evaluation.inspection.Noted;

/** Rules over the team (评价小组), and who else its members are. */
public final class People {
    private static final String OFFICES = ".*(科|股|室|局|处|办|部|人员|主任|局长|书记|副|负责|同志|相关|单位|等).*";

    private People() {}

    public static Map<String, Check> checks() {
        return Map.of(
                "TeamWithoutLeader", People::leader, "TeamPersonTwice", People::twice, "ScorerSigns", People::signs);
    }

    private static void leader(Dossier dossier, Found found) {
        var team = dossier.narrative().team();
        var members =
                team.stream().filter(member -> member.post() == Post.MEMBER).toList();
        var isLed = team.stream().anyMatch(member -> member.post() == Post.LEADER)
                || dossier.narrative().passages().stream()
                        .anyMatch(passage -> passage.plain()
                                .replaceAll("\\s", "")
                                .replace("副组长", "")
                                .contains("组长"));
        if (!members.isEmpty() && !isLed) {
            found.at(members.getFirst().name().place(), "有组员 " + members.size() + " 人，没有组长");
        }
    }

    private static void twice(Dossier dossier, Found found) {
        var seen = new HashMap<String, Member>();
        for (var member : dossier.narrative().team()) {
            var name = member.name().value();
            if (!isName(name)) {
                continue;
            }
            var before = seen.putIfAbsent(name, member);
            if (before != null
                    && !before.name().place().equals(member.name().place())
                    && isOneList(before.name(), member.name())) {
                found.at(
                        member.name().place(),
                        "“" + name + "”既是" + title(before.post()) + "，又是" + title(member.post()));
            }
        }
    }

    private static String title(Post post) {
        return switch (post) {
            case LEADER -> "组长";
            case DEPUTY -> "副组长";
            case MEMBER -> "组员";
        };
    }

    /** Lists of two teams (a leading group and a working group) are often of the same people. */
    private static boolean isOneList(Noted<String> one, Noted<String> other) {
        var from = one.place().span();
        var to = other.place().span();
        return from != null && to != null && Math.abs(to.start() - from.start()) < 200;
    }

    static boolean isName(String word) {
        return word.matches("[\\p{IsHan}·]{2,4}") && !word.matches(OFFICES);
    }

    private static void signs(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        for (var signer : narrative.form().signers()) {
            narrative.team().stream()
                    .filter(member -> member.post() == Post.MEMBER && isName(signer.value()))
                    .filter(member -> member.name().value().equals(signer.value()))
                    .findFirst()
                    .ifPresent(member -> found.at(signer.place(), "“" + signer.value() + "”是评价小组组员，又签字负责"));
        }
    }
}

package cn.hengping.evaluation.inspection.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Narrative.Form;
import cn.hengping.evaluation.inspection.Narrative.Member;
import cn.hengping.evaluation.inspection.Narrative.Member.Post;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Place;

/** Finds who is in the team, who signed, and what of a form's signatures, seals and dates is blank. */
final class PeopleReader {
    private static final Pattern MEMBERS = Pattern.compile(
            "(副\\s*组\\s*长|组\\s*长|组\\s*员|小组成员|成\\s*员)\\s*(?:分别)?[:为是]\\s*([^。；;\\n:]{2,120}?)(?=副\\s*组\\s*长|组\\s*长|组\\s*员|小组成员|成\\s*员|[。；;\\n:]|$)");
    private static final Pattern GENERIC =
            Pattern.compile(".*(科|股|室|局|处|办|部|人员|主任|局长|书记|科长|股长|副|负责|同志|相关|各|单位|组长|等).*");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}·]{2,4}");
    private static final Pattern SIGNATURE = Pattern.compile(
            "((?:部门|单位|项目)?(?:\\((?:部门|单位)\\))?(?:单位|项目|部门|主要)?负责人|填报人|填表人|审核人|评价人|经办人|法定代表人)\\s*[(]?(签字|签名|签章)[)]?\\s*:?\\s*([\\p{IsHan}·]{2,4}(?=\\s|$|[，。]))?");
    private static final Pattern SEAL = Pattern.compile("[(]\\s*(公章|盖章|单位公章|加盖公章)\\s*[)]");
    private static final Pattern BLANK_DATE = Pattern.compile(
            "(?<![\\d〇零一二三四五六七八九十xX×])\\s*年\\s+月(\\s+日)?|20\\s*年\\s+月|[_＿]{2,}年[_＿\\s]*月|(填报日期|填表日期|报告日期|评价日期|日期)\\s*:\\s*$");
    private static final Pattern DATE = Pattern.compile(
            "(20\\d{2}|二[〇○零0Oo]..)\\s*[年.\\-/]\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*(?:[月.\\-/])\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})?\\s*日?");

    private PeopleReader() {}

    static List<Member> team(Passage passage) {
        var members = new ArrayList<Member>();
        var plain = passage.plain();
        var found = MEMBERS.matcher(plain);
        while (found.find() && members.size() < 100) {
            var label = found.group(1).replaceAll("\\s", "");
            var post = label.equals("组长") ? Post.LEADER : label.equals("副组长") ? Post.DEPUTY : Post.MEMBER;
            var at = found.start(2);
            for (var name : found.group(2).split("[、,，\\s]+", -1)) {
                var start = plain.indexOf(name, at);
                if (name.length() >= 2 && start >= 0 && !name.matches("副?组长?.*|组员.*|成员.*")) {
                    var place = passage.at(start, start + name.length());
                    members.add(new Member(post, new Noted<>(name, name, place, Confidence.LIKELY)));
                    at = start + name.length();
                }
            }
        }
        return members;
    }

    /** Whether a word can be a person's name; posts and offices are not told apart as persons. */
    static boolean isName(String word) {
        return NAME.matcher(word).matches() && !GENERIC.matcher(word).matches();
    }

    static Form form(List<Passage> passages, boolean isReport, boolean hasPictures) {
        var signatures = new ArrayList<Place>();
        var seals = new ArrayList<Place>();
        var signers = new ArrayList<Noted<String>>();
        Place blankDate = null;
        var hasDate = false;
        for (var i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            if (passage.text().length() > 300) {
                hasDate |= DATE.matcher(passage.plain()).find() && i >= passages.size() - 6;
                continue;
            }
            signatures(passage, signatures, signers);
            var seal = SEAL.matcher(passage.plain());
            if (seal.find()) {
                seals.add(passage.at(seal.start(), seal.end()));
            }
            var blank = BLANK_DATE.matcher(passage.plain());
            if (blankDate == null && passage.text().length() < 60 && blank.find()) {
                blankDate = passage.at(blank.start(), blank.end());
            }
            var isEdge = i < 15 || i >= passages.size() - 6;
            var date = DATE.matcher(passage.plain());
            hasDate |= isEdge && passage.text().length() < 60 && date.find();
        }
        return new Form(isReport, signatures, seals, signers, blankDate, hasDate, hasPictures);
    }

    private static void signatures(Passage passage, List<Place> blank, List<Noted<String>> signers) {
        var found = SIGNATURE.matcher(passage.plain());
        while (found.find()) {
            var name = found.group(3);
            if (name == null || name.matches("单位|部门|主管|联系|填报|填表|审核|日期|年月|盖章|公章|电话|.*日期|.*负责人?|联系.*|.*电话")) {
                var rest = passage.plain().substring(found.end(2)).replaceAll("^[)\\s]*:?", "");
                if (rest.isBlank() || rest.matches("(?s)^\\s{2,}.*|^\\s*[_＿].*") || name != null) {
                    blank.add(passage.at(found.start(), found.end(2)));
                }
            } else {
                signers.add(new Noted<>(name, name, passage.at(found.start(3), found.end(3)), Confidence.LIKELY));
            }
        }
    }
}

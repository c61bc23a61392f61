package cn.hengping.evaluation.inspection;

import java.util.regex.Pattern;

/**
 * What a report is about: its project and year. Two files of one subject are the same report in two formats, or a draft and its end.
 */
public record Subject(String project, String year) {
    private static final Pattern YEAR = Pattern.compile("20\\d{2}(?=\\s*年)");
    private static final Pattern TITLE = Pattern.compile("(自评|评价|绩效)[^。]{0,12}(报告|表)");
    private static final int HEAD = 6;

    /** By the name that the text or the only table gives, or else by the title. */
    public static Subject of(Dossier dossier) {
        var narrative = dossier.narrative();
        var named = narrative.projectName();
        if (named == null && dossier.isOfOneProject()) {
            named = dossier.tables().getFirst().projectName();
        }
        var head = narrative.passages().stream()
                .limit(HEAD)
                .map(Passage::plain)
                .reduce("", (all, next) -> all + " " + next);
        var found = YEAR.matcher(head);
        var table =
                dossier.tables().isEmpty() ? null : dossier.tables().getFirst().year();
        var year = table != null ? String.valueOf(table.value()) : found.find() ? found.group() : "";
        var title = narrative.passages().stream()
                .limit(HEAD)
                .map(Passage::plain)
                .filter(line -> TITLE.matcher(line).find())
                .findFirst()
                .map(line -> line.substring(0, end(line)))
                .orElse("");
        return new Subject(shape(named == null ? title : named.value()), year);
    }

    private static int end(String line) {
        var found = TITLE.matcher(line);
        return found.find() ? found.end() : line.length();
    }

    private static String shape(String name) {
        return Plain.of(name).replaceAll("[\\s\\p{Punct}《》“”、，。：]|20\\d{2}年度?", "");
    }

    /** As a key; nothing that is known of a report is a key of its own. */
    public String key(String otherwise) {
        return project.isEmpty() ? otherwise : project + "|" + year;
    }
}

package cn.hengping.evaluation.inspection.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Rules over words and marks, with dictionaries that a bureau extends. */
public final class Wording {
    private static final Pattern BRACKETS = Pattern.compile(
            "[\\p{IsHan}](?:字|发|函|办|预|财|通|号令|文)?\\s*([(\\[【]\\s*(?:19|20)\\d{2}\\s*年?\\s*[)\\]】])\\s*(?:第\\s*)?\\d{1,5}\\s*号");
    private static final String OPENING = "“‘《【〔〈「『(";
    private static final String CLOSING = "”’》】〕〉」』)";
    private static final Pattern NUMBER_BEFORE =
            Pattern.compile(".*(?:^|[\\s，。；;:、“(])[\\da-zA-Z一二三四五六七八九十①-⑳]{1,4}$", Pattern.DOTALL);
    private static final int LONG_ENOUGH = 12;

    private final List<Pattern> templates;
    private final List<Pattern> placeholders;
    private final List<Pattern> artefacts;
    private final Map<Character, List<Slip>> typos = new HashMap<>();

    /** A word that is usually a slip, and what around it makes it another word. */
    private record Slip(String wrong, String right, String notBehind, List<String> notBefore, boolean onlyBefore) {
        boolean isAt(String text, int at) {
            if (!text.startsWith(wrong, at) || (at > 0 && notBehind.indexOf(text.charAt(at - 1)) >= 0)) {
                return false;
            }
            var isFollowed = notBefore.stream().anyMatch(next -> text.startsWith(next, at + wrong.length()));
            return onlyBefore == isFollowed;
        }
    }

    public Wording(Words words) {
        templates = patterns(words, "templates.txt");
        placeholders = patterns(words, "placeholders.txt");
        artefacts = patterns(words, "artefacts.txt");
        for (var row : words.rows("typos.txt")) {
            var after = row.size() > 3 && !row.get(3).equals("-") ? row.get(3) : "";
            var isOnly = after.startsWith("+");
            var next = after.isEmpty()
                    ? List.<String>of()
                    : List.of(after.substring(isOnly ? 1 : 0).split("\\|", -1));
            var behind = row.size() > 2 && !row.get(2).equals("-") ? row.get(2) : "";
            typos.computeIfAbsent(row.get(0).charAt(0), _ -> new ArrayList<>())
                    .add(new Slip(row.get(0), row.get(1), behind, next, isOnly));
        }
    }

    private static List<Pattern> patterns(Words words, String file) {
        return words.lines(file).stream().map(Pattern::compile).toList();
    }

    public Map<String, Check> checks() {
        return Map.of(
                "TemplateLeft", (dossier, found) -> search(dossier, templates, found),
                "PlaceholderLeft", (dossier, found) -> search(dossier, placeholders, found),
                "FieldArtefact", (dossier, found) -> search(dossier, artefacts, found),
                "Typo", this::typos,
                "DocumentNumberBrackets", Wording::brackets,
                "UnbalancedMarks", Wording::marks,
                "DanglingSentence", Wording::dangling);
    }

    /** All words of a dossier: paragraphs, and what people wrote into a form. */
    private static void each(Dossier dossier, Consumer<Passage> look) {
        dossier.narrative().passages().forEach(look);
        for (var table : dossier.tables()) {
            for (var line : table.lines()) {
                cell(line.name(), look);
                cell(line.target(), look);
                cell(line.actual(), look);
                cell(line.reason(), look);
            }
            cell(table.objective(), look);
            cell(table.achieved(), look);
            table.notes().forEach(note -> cell(note, look));
            if (table.notes().isEmpty()) {
                cell(table.explanation(), look);
            }
        }
    }

    private static void cell(@org.jspecify.annotations.Nullable Noted<String> noted, Consumer<Passage> look) {
        if (noted == null) {
            return;
        }
        var span = noted.place().span();
        var offset = span == null ? 0 : span.start();
        look.accept(new Passage(
                noted.text(),
                cn.hengping.evaluation.inspection.Plain.of(noted.text()),
                noted.place().pointer(),
                offset,
                Passage.Kind.CELL));
    }

    private static void search(Dossier dossier, List<Pattern> patterns, Found found) {
        each(dossier, passage -> {
            for (var pattern : patterns) {
                var hit = pattern.matcher(passage.plain());
                if (hit.find()) {
                    found.at(
                            passage.at(hit.start(), hit.end()),
                            "“" + hit.group().strip() + "”");
                    return;
                }
            }
        });
    }

    private void typos(Dossier dossier, Found found) {
        each(dossier, passage -> {
            var plain = passage.plain();
            for (var i = 0; i < plain.length(); i++) {
                var slips = typos.get(plain.charAt(i));
                if (slips == null) {
                    continue;
                }
                for (var slip : slips) {
                    if (slip.isAt(plain, i)) {
                        found.at(
                                passage.at(i, i + slip.wrong().length()),
                                "“" + slip.wrong() + "”应为“" + slip.right() + "”");
                        break;
                    }
                }
            }
        });
    }

    private static void brackets(Dossier dossier, Found found) {
        each(dossier, passage -> {
            if (passage.plain().indexOf('号') < 0) {
                return;
            }
            var hit = BRACKETS.matcher(passage.plain());
            while (hit.find()) {
                found.at(
                        passage.at(hit.start(), hit.end()),
                        "“" + passage.text().substring(hit.start(1), hit.end(1)) + "”应为〔〕");
            }
        });
    }

    /** Unpaired marks of one paragraph; a bracket behind a number, as in 1), is a heading. */
    private static void marks(Dossier dossier, Found found) {
        for (var passage : dossier.narrative().passages()) {
            if (passage.kind() == Passage.Kind.REFLOWED || passage.text().length() < LONG_ENOUGH) {
                continue;
            }
            var fault = unpaired(passage.plain());
            if (fault >= 0) {
                found.at(
                        passage.at(
                                Math.max(0, fault - 6), Math.min(passage.text().length(), fault + 12)),
                        "“" + passage.text().charAt(fault) + "”没有配对");
            }
        }
    }

    private static int unpaired(String text) {
        var open = new ArrayList<Integer>();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                open.add(i);
                continue;
            }
            var kind = CLOSING.indexOf(c);
            if (kind < 0) {
                continue;
            }
            if (!open.isEmpty() && text.charAt(open.getLast()) == OPENING.charAt(kind)) {
                open.removeLast();
            } else if (c != ')'
                    || !NUMBER_BEFORE
                            .matcher(text.substring(Math.max(0, i - 6), i))
                            .matches()) {
                return i;
            }
        }
        return open.isEmpty() ? -1 : open.getFirst();
    }

    private static void dangling(Dossier dossier, Found found) {
        var passages = dossier.narrative().passages();
        for (var i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            var plain = passage.plain().stripTrailing();
            if (passage.kind() == Passage.Kind.REFLOWED || plain.length() < LONG_ENOUGH) {
                continue;
            }
            var end = plain.charAt(plain.length() - 1);
            var isLast = i + 1 == passages.size();
            var nextBegins =
                    isLast || passages.get(i + 1).plain().matches("(?s)\\s*([一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]).*");
            if (((end == '，' || end == '、') && nextBegins) || plain.matches("(?s).*(以及|并且|但是|因此|由于|特别是|包括|例如|其中)$")) {
                found.at(
                        passage.at(Math.max(0, plain.length() - 16), plain.length()),
                        "以“" + plain.substring(plain.length() - 1) + "”结束");
            }
        }
    }
}

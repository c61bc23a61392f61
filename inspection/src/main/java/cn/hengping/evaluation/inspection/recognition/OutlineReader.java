package cn.hengping.evaluation.inspection.recognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Narrative.Chapter;
import cn.hengping.evaluation.inspection.Narrative.Heading;
import cn.hengping.evaluation.inspection.Passage;

/** Finds the numbered headings of a report, and what each chapter is about. */
final class OutlineReader {
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final List<Pattern> LEVELS = List.of(
            Pattern.compile("^\\s*(?:第)?([" + NUMERALS + "]{1,3})(?:部分|章)?[、.,]\\s*(.*)", Pattern.DOTALL),
            Pattern.compile("^\\s*[(]([" + NUMERALS + "]{1,3})[)][、.]?\\s*(.*)", Pattern.DOTALL),
            Pattern.compile("^\\s*(\\d{1,2})[.、](?!\\d)\\s*(.*)", Pattern.DOTALL),
            Pattern.compile("^\\s*[(](\\d{1,2})[)][、.]?\\s*(.*)", Pattern.DOTALL));
    private static final List<Pattern> IN_DIGITS = List.of(
            Pattern.compile("^\\s*(\\d{1,2})[.、](?!\\d)\\s*(.*)", Pattern.DOTALL),
            Pattern.compile(
                    "^\\s*\\d{1,2}[.](\\d{1,2})[.]?\\s*(\\p{IsHan}(?!里|米|元|吨|亩|人|个|件|次|倍|分).*)", Pattern.DOTALL),
            Pattern.compile("^\\s*[(](\\d{1,2})[)][、.]?\\s*(.*)", Pattern.DOTALL));
    private static final int LONGEST_TITLE = 30;

    private final Map<String, Chapter> words = new LinkedHashMap<>();

    OutlineReader(Words words) {
        for (var line : words.lines("chapters.txt")) {
            var sides = line.split("=", 2);
            for (var word : sides[1].split("\\s+", -1)) {
                this.words.putIfAbsent(word, Chapter.valueOf(sides[0]));
            }
        }
    }

    List<Heading> read(List<Passage> passages) {
        var found = new ArrayList<Heading>();
        for (var i = 0; i < passages.size(); i++) {
            heading(passages.get(i), i, LEVELS).ifPresent(found::add);
        }
        if (isInDigits(found)) {
            found.clear();
            for (var i = 0; i < passages.size(); i++) {
                heading(passages.get(i), i, IN_DIGITS).ifPresent(found::add);
            }
        }
        var ended = new ArrayList<Heading>();
        for (var i = 0; i < found.size(); i++) {
            var heading = found.get(i);
            var end = passages.size();
            for (var j = i + 1; j < found.size(); j++) {
                if (found.get(j).level() <= heading.level()) {
                    end = found.get(j).passage();
                    break;
                }
            }
            ended.add(new Heading(
                    heading.level(), heading.number(), heading.chapter(), heading.title(), heading.passage(), end));
        }
        return ended;
    }

    /** Chapters that are numbered 1., and their parts 1.1: three of them are about what chapters are about, and none is numbered 一、. */
    private static boolean isInDigits(List<Heading> found) {
        return found.stream().noneMatch(heading -> heading.level() <= 2)
                && found.stream()
                                .filter(heading -> heading.level() == 3 && heading.chapter() != Chapter.UNKNOWN)
                                .count()
                        >= 3;
    }

    private Optional<Heading> heading(Passage passage, int index, List<Pattern> levels) {
        var plain = passage.plain();
        for (var level = 0; level < levels.size(); level++) {
            var found = levels.get(level).matcher(plain);
            if (found.matches()) {
                var title = found.group(2).strip();
                var short_ = title.split("[。:\\n]", 2)[0];
                return Optional.of(new Heading(
                        level + 1,
                        number(found.group(1)),
                        chapter(short_),
                        short_,
                        index,
                        passage.plain().length()));
            }
        }
        return Optional.empty();
    }

    private Chapter chapter(String title) {
        if (title.length() > LONGEST_TITLE || title.indexOf('，') >= 0) {
            return Chapter.UNKNOWN;
        }
        return words.entrySet().stream()
                .filter(word -> title.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Chapter.UNKNOWN);
    }

    /** 一 is 1, 十二 is 12, 二十 is 20; digits are themselves. */
    static int number(String numeral) {
        if (Character.isDigit(numeral.charAt(0))) {
            return Integer.parseInt(numeral);
        }
        var ten = numeral.indexOf('十');
        if (ten < 0) {
            return numeral.length() == 1 ? NUMERALS.indexOf(numeral) + 1 : 0;
        }
        var tens = ten == 0 ? 1 : NUMERALS.indexOf(numeral.charAt(0)) + 1;
        var ones = ten == numeral.length() - 1 ? 0 : NUMERALS.indexOf(numeral.charAt(ten + 1)) + 1;
        return tens * 10 + ones;
    }
}

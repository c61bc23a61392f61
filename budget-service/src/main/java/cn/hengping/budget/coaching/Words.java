package cn.hengping.budget.coaching;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which the coach reads a target. They are data: what counts as an empty phrase is a matter of the local language
 * of forms.
 *
 * @param vague words that promise and do not measure
 * @param filler words that carry nothing beside them
 * @param concrete words by which even a target without a number can be checked
 * @param change words that say a value moves, so that one must know from where
 * @param base words that say from where
 * @param evidenceless what people write who have no evidence in mind
 * @param unitless what people write in place of a unit
 * @param input what is put in, not what comes out
 * @param earned money that comes out and is not put in
 * @param atMost words of an upper bound
 * @param atLeast words of a lower bound
 * @param worse measures of which less is better
 * @param remedy words that turn a bad thing into a deed against it
 * @param better measures of which more is better
 * @param event occasions that stand for a date
 */
public record Words(
        List<String> vague,
        List<String> filler,
        List<String> concrete,
        List<String> change,
        List<String> base,
        List<String> evidenceless,
        List<String> unitless,
        List<String> input,
        List<String> earned,
        List<String> atMost,
        List<String> atLeast,
        List<String> worse,
        List<String> remedy,
        List<String> better,
        List<String> event) {

    /** A pattern of any of these words, longer ones first, so that 不低于 is never read as 低于. */
    static Pattern any(List<String> words) {
        return Pattern.compile(alternatives(words));
    }

    static String alternatives(List<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}

package cn.hengping.evaluation.inspection;

/**
 * Something that is wrong, or looks so (问题).
 *
 * @param code stable; programs and people refer to it
 * @param source the provision that the rule rests on
 * @param evidence the arithmetic or the words that show it
 * @param clears what would make it go away
 */
public record Finding(
        String code, Severity severity, String title, String source, Place place, String evidence, String clears) {}

package cn.hengping.report.document;

import java.util.regex.Pattern;

/** Names of files and folders that say what they are, and that every file system takes: 255 bytes are the most that one does. */
public final class FileName {
    /** Of four bytes each at most; what stands before and behind them needs some ninety bytes. */
    private static final int MOST_CHARACTERS = 40;

    private static final Pattern NOT_TAKEN = Pattern.compile("[\\\\/:*?\"<>|]");
    /** What begins or ends with them is hidden, or another folder, or not taken by all systems. */
    private static final Pattern AROUND = Pattern.compile("^[. ]+|[. ]+$");

    private FileName() {}

    /** The part of a name that somebody wrote: without what no name may hold or what would turn it round, and cut when it is long. */
    public static String part(String text) {
        var plain = NOT_TAKEN.matcher(Plain.line(text)).replaceAll("_");
        var cut = plain.codePointCount(0, plain.length()) > MOST_CHARACTERS
                ? plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…"
                : plain;
        var part = AROUND.matcher(cut).replaceAll("");
        return part.isEmpty() ? "_" : part;
    }
}

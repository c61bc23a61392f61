package cn.hengping.report.verification;

import org.jspecify.annotations.Nullable;

/** The seal does not hold: a byte of the file is not what was sealed, or says nothing that a seal may say. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String why) {
        super(why);
    }

    static void unless(boolean holds, String why) {
        if (!holds) {
            throw new SealBroken(why);
        }
    }

    static <T> T given(@Nullable T value, String why) {
        if (value == null) {
            throw new SealBroken(why);
        }
        return value;
    }
}

package cn.hengping.report.dashboard;

import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import org.jspecify.annotations.Nullable;

/**
 * The projects behind a figure; what is absent does not narrow.
 *
 * @param isOverdue only those past the date by which the desk where they lie should be done
 * @param light of the latest checkpoint
 * @param isDifferent only approved ones whose declared total is not the computed one
 * @param isReviewed only those that the bureau scored itself
 * @param isRectifying only those with a rectification that is not settled
 * @param scoreFrom points, included; of the approved total, and of the unapproved one where that is asked for
 * @param scoreTo points, excluded, but 100 belongs to the band that ends there
 * @param rateFrom percent executed, included
 * @param rateTo percent executed, excluded
 * @param aspect {@code dimension/aspect}: only approved ones that lost points there
 * @param finding a severity: only those in which the last run over the district found such
 */
public record ListQuery(
        DashboardQuery shown,
        @Nullable Status status,
        @Nullable String stage,
        boolean isOverdue,
        @Nullable String grade,
        @Nullable String light,
        boolean isDifferent,
        boolean isReviewed,
        boolean isRectifying,
        @Nullable Integer scoreFrom,
        @Nullable Integer scoreTo,
        @Nullable Integer rateFrom,
        @Nullable Integer rateTo,
        @Nullable String aspect,
        @Nullable String finding) {
    private static final int LONGEST_WORD = 80;

    public ListQuery {
        requireShort("stage", stage);
        requireShort("grade", grade);
        requireShort("light", light);
        requireShort("aspect", aspect);
        requireShort("finding", finding);
    }

    private static void requireShort(String name, @Nullable String word) {
        if (word != null && (word.length() > LONGEST_WORD || word.indexOf('\0') >= 0)) {
            throw new ParameterMalformed(name).asError();
        }
    }
}

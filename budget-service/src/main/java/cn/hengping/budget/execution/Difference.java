package cn.hengping.budget.execution;

import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/** A voucher that the integrated system's statement and our books do not agree about; amounts in yuan, absent where it is. */
public record Difference(
        String voucherNumber,
        Kind kind,
        @Nullable Integer row,
        String projectCode,
        @Nullable Money hereYuan,
        @Nullable Money thereYuan) {

    public enum Kind {
        MISSING_HERE,
        MISSING_THERE,
        AMOUNT_DIFFERS,
        PROJECT_DIFFERS
    }
}

package cn.hengping.budget.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Fault;

/**
 * What an entry of the library says: for which function of government and in which field, what is measured, and how.
 *
 * @param functionCode the expenditure function (支出功能分类) by 3, 5 or 7 digits; empty means that any function may use it
 * @param typicalTarget what units usually set: a number, {@code lo..hi}, month and day ({@code 11-30}), or words; may be empty
 */
public record Wording(
        String functionCode,
        String field,
        Aspect aspect,
        String name,
        Sign sign,
        String typicalTarget,
        String measure,
        String evidenceSource) {
    private static final Pattern FUNCTION = Pattern.compile("(\\d{3}(\\d{2}){0,2})?");
    private static final Pattern NUMBERS =
            Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?(\\.\\.-?\\d{1,15}(\\.\\d{1,6})?)?");
    private static final Pattern DAY = Pattern.compile("(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final int SHORT = 20;
    private static final int LONG = 200;

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (!FUNCTION.matcher(functionCode).matches()) {
            faults.add(Fault.at("/functionCode", "FunctionCodeMalformed", functionCode));
        }
        if (!typicalTarget.isEmpty() && !fits()) {
            faults.add(Fault.at("/typicalTarget", "TargetDoesNotFit", typicalTarget, sign));
        }
        text(faults, "/field", field, SHORT);
        text(faults, "/name", name, LONG);
        text(faults, "/measure", measure, SHORT);
        text(faults, "/evidenceSource", evidenceSource, LONG);
        return faults;
    }

    private boolean fits() {
        return switch (sign) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN, BETWEEN ->
                NUMBERS.matcher(typicalTarget).matches();
            case BY_DATE -> DAY.matcher(typicalTarget).matches();
            case QUALITATIVE -> typicalTarget.length() <= LONG;
        };
    }

    private static void text(List<Fault> faults, String pointer, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            faults.add(Fault.at(pointer, "TextLength", 1, most));
        }
    }
}

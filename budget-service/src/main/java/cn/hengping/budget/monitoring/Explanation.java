package cn.hengping.budget.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;

/**
 * Why something is behind (偏差原因), what is done about it (纠偏措施), and by when.
 *
 * @param place an indicator's code, {@link #EXECUTION}, or {@link #OVERALL}
 */
public record Explanation(String place, String reason, String measure, LocalDate dueDate) {
    public static final String EXECUTION = "execution-rate";
    public static final String OVERALL = "overall";
    /** 无 and 已完成 explain nothing. */
    private static final int LEAST_CHARACTERS = 5;

    private static final int MOST_CHARACTERS = 1_000;

    List<Fault> faults(String pointer, LocalDate asOf) {
        var faults = new ArrayList<Fault>();
        text(faults, pointer + "/reason", reason);
        text(faults, pointer + "/measure", measure);
        if (!dueDate.isAfter(asOf)) {
            faults.add(Fault.at(pointer + "/dueDate", "DueBeforeTheCheckpoint", dueDate, asOf));
        }
        return faults;
    }

    private static void text(List<Fault> faults, String pointer, String value) {
        var length = value.strip().length();
        if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", LEAST_CHARACTERS, MOST_CHARACTERS));
        }
    }
}

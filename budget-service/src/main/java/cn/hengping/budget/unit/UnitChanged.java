package cn.hengping.budget.unit;

import java.time.LocalDate;
import java.util.List;

import cn.hengping.budget.unit.Reorganisation.Outcome;
import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/**
 * From a day on a unit is another, or is no more. The day may lie ahead.
 *
 * @param open false when it ends with this change; name and place are then its last ones
 * @param successors who takes its work over
 * @param sequence 2, 3 and so on per unit, without a gap; its registration is 1
 */
public record UnitChanged(
        String unitCode,
        ChangeKind change,
        LocalDate effectiveOn,
        String name,
        UnitKind kind,
        UnitPath path,
        String departmentCode,
        String departmentName,
        UnitPath departmentPath,
        boolean open,
        List<String> successors,
        String reason,
        String documentNumber,
        long sequence)
        implements Event {

    public UnitChanged {
        successors = List.copyOf(successors);
    }

    static UnitChanged of(Outcome outcome) {
        var after = outcome.after();
        return new UnitChanged(
                after.unitCode(),
                outcome.change().kind(),
                outcome.change().effectiveOn(),
                after.name(),
                after.kind(),
                after.path(),
                after.department().unitCode(),
                after.department().name(),
                after.department().path(),
                outcome.next() != null,
                outcome.successors(),
                outcome.change().reason(),
                outcome.change().documentNumber(),
                after.version());
    }

    @Override
    public String topic() {
        return "budget.unit";
    }

    @Override
    public String type() {
        return "UnitChanged.v1";
    }

    @Override
    public String subject() {
        return unitCode;
    }
}

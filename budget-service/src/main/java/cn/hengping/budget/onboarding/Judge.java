package cn.hengping.budget.onboarding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.hengping.budget.onboarding.Roster.Column;
import cn.hengping.budget.staff.Appointment;
import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffChanged.Held;
import cn.hengping.budget.staff.StaffRefusal.NoSuchStaff;
import cn.hengping.budget.staff.StaffRefusal.StaffRegisteredAlready;
import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Founding;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Surroundings;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Command;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.jspecify.annotations.Nullable;

/** Holds each row against the rule for a single one, on top of what the rows before it came to. Confined to one roster. */
final class Judge {
    private static final Map<String, UnitKind> KINDS =
            Map.of("财政局", UnitKind.BUREAU, "主管部门", UnitKind.DEPARTMENT, "下属单位", UnitKind.UNIT, "单位", UnitKind.UNIT);
    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("填报人", Role.PREPARER),
            Map.entry("工作人员", Role.STAFF),
            Map.entry("单位负责人", Role.UNIT_HEAD),
            Map.entry("主管部门审核", Role.DEPARTMENT_REVIEWER),
            Map.entry("财政业务股室", Role.BUREAU_REVIEWER),
            Map.entry("财政局领导", Role.BUREAU_HEAD),
            Map.entry("财政绩效管理", Role.CAMPAIGN_MANAGER),
            Map.entry("审计", Role.AUDITOR),
            Map.entry("系统管理员", Role.SYSTEM_ADMIN),
            Map.entry("安全管理员", Role.SECURITY_ADMIN),
            Map.entry("审计管理员", Role.AUDIT_ADMIN));

    private final RosterTable table;
    private final Command command;
    private final List<RowFault> faults = new ArrayList<>();
    private final HashSet<String> seen = new HashSet<>();
    private int goodRows;
    private int repeated;
    private int bad;

    Judge(RosterTable table, Command command) {
        this.table = table;
        this.command = command;
    }

    private interface Rule {
        /** Takes the row in, or refuses; says whether it was here already. */
        boolean repeats(Row row);
    }

    private void each(List<Row> rows, Rule rule) {
        for (var row : rows) {
            try {
                if (rule.repeats(row)) {
                    repeated++;
                } else {
                    goodRows++;
                }
            } catch (Refused refused) {
                bad++;
                faults.addAll(table.faults(row, refused.refusal()));
            } catch (BadCell cell) {
                bad++;
                faults.add(cell.fault);
            }
        }
    }

    /** A cell that cannot be read as what its column holds. */
    private static final class BadCell extends RuntimeException {
        private final transient RowFault fault;

        BadCell(RowFault fault) {
            super(fault.code(), null, false, false);
            this.fault = fault;
        }
    }

    private <T> Judged<T> judged(List<T> good) {
        faults.sort(Comparator.comparingInt(RowFault::row).thenComparingInt(RowFault::column));
        return new Judged<>(good, goodRows, repeated, bad, faults);
    }

    private void requireOnce(Row row, Column column, String key) {
        if (!seen.add(key)) {
            throw new BadCell(table.fault(row, column, "TwiceInFile", key));
        }
    }

    /** Departments come before the units below them, wherever they stand. */
    Judged<Unit> units(Surroundings around) {
        var courses = new HashMap<>(around.courses());
        var founded = new ArrayList<Unit>();
        var rows = table.rows().stream()
                .sorted(Comparator.comparing(
                        row -> kind(row).filter(UnitKind.UNIT::equals).isPresent()))
                .toList();
        each(rows, row -> {
            var asked = founding(row);
            requireOnce(row, Column.UNIT_CODE, asked.unitCode());
            var known = courses.get(asked.unitCode());
            if (known != null && asked.founded(known.stretches().getFirst())) {
                return true;
            }
            var unit = asked.register(new Surroundings(around.tree(), courses, List.of()), command.actor());
            courses.put(unit.unitCode(), new Course(List.of(unit)));
            founded.add(unit);
            return false;
        });
        return judged(founded);
    }

    private Optional<UnitKind> kind(Row row) {
        return Roster.constant(UnitKind.class, KINDS, table.cell(row, Column.KIND));
    }

    private Founding founding(Row row) {
        var kind = kind(row)
                .orElseThrow(() ->
                        new BadCell(table.fault(row, Column.KIND, "UnitKindUnknown", table.cell(row, Column.KIND))));
        var department = optional(row, Column.DEPARTMENT);
        var code = table.cell(row, Column.UNIT_CODE);
        return new Founding(code, table.cell(row, Column.UNIT_NAME), kind, department, date(row));
    }

    private LocalDate date(Row row) {
        var text = table.cell(row, Column.VALID_FROM)
                .replaceFirst("T00:00$", "")
                .replace('/', '-')
                .replace('.', '-');
        try {
            var parts = text.split("-", -1);
            return parts.length == 3
                    ? LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                    : LocalDate.parse(text);
        } catch (DateTimeParseException | NumberFormatException _) {
            throw new BadCell(table.fault(row, Column.VALID_FROM, "DateMalformed", text));
        } catch (java.time.DateTimeException _) {
            throw new BadCell(table.fault(row, Column.VALID_FROM, "DateMalformed", text));
        }
    }

    private @Nullable String optional(Row row, Column column) {
        var text = table.cell(row, column);
        return text.isEmpty() ? null : text;
    }

    /**
     * @param places the units that the rows name, as they are today
     * @param known the people that the rows name and that are here
     */
    Judged<Staff> staff(Map<String, Place> places, Map<String, Staff> known) {
        var people = new ArrayList<Staff>();
        each(table.rows(), row -> {
            var code = table.cell(row, Column.UNIT_CODE);
            var asked = new Staff.Newcomer(
                    table.cell(row, Column.ACCOUNT),
                    table.cell(row, Column.TITLE),
                    optional(row, Column.PERSON_NAME),
                    optional(row, Column.EMAIL),
                    code);
            var place = places.get(code);
            if (place == null) {
                throw new BadCell(table.fault(row, Column.UNIT_CODE, NoSuchUnit.class.getSimpleName(), code));
            }
            requireOnce(row, Column.ACCOUNT, asked.account());
            var person = Staff.register(asked, place, command.actor());
            var here = known.get(asked.account());
            if (here != null && !here.describedAs(asked)) {
                throw new StaffRegisteredAlready(asked.account()).asError();
            }
            if (here == null) {
                people.add(person);
            }
            return here != null;
        });
        return judged(people);
    }

    /**
     * @param places the units that the rows name, as they are today
     * @param known the people that the rows name
     */
    Judged<Staff> posts(Map<String, Place> places, Map<UnitPath, UnitKind> kinds, Map<String, Staff> known) {
        var after = new LinkedHashMap<String, Staff>();
        each(table.rows(), row -> {
            var account = table.cell(row, Column.ACCOUNT);
            var before = known.get(account);
            if (before == null) {
                throw new NoSuchStaff(account).asError();
            }
            var now = after.getOrDefault(account, before);
            var asked = held(row, places);
            var posts = new ArrayList<>(List.of(asked));
            now.posts().stream()
                    .map(Held::of)
                    .filter(post -> !post.equals(asked))
                    .forEach(posts::add);
            var current = new Command(command.actor(), command.at(), before.sequence(), null);
            var appointed = before.appoint(new Appointment(posts, "批量定岗"), kinds, current);
            if (posts.size() == now.posts().size()) {
                return true;
            }
            after.put(account, appointed);
            return false;
        });
        return judged(List.copyOf(after.values()));
    }

    private Held held(Row row, Map<String, Place> places) {
        var text = table.cell(row, Column.ROLE);
        var role = Roster.constant(Role.class, ROLES, text)
                .orElseThrow(() -> new BadCell(table.fault(row, Column.ROLE, "RoleUnknown", text)));
        var code = table.cell(row, Column.SCOPE);
        if (code.isEmpty()) {
            return new Held(role, command.actor().scope());
        }
        var place = places.get(code);
        if (place == null) {
            throw new BadCell(table.fault(row, Column.SCOPE, NoSuchUnit.class.getSimpleName(), code));
        }
        return new Held(role, place.path());
    }
}

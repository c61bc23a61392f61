package cn.hengping.evaluation.signoff;

import static cn.hengping.evaluation.signoff.Stage.APPROVED;
import static cn.hengping.evaluation.signoff.Stage.DRAFTING;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * The ordered desks that an evaluation passes (签批链).
 *
 * <p>The table of legal steps is drawn from it; what the table does not list is refused, whatever the chain looks like.
 *
 * @param code where it stands in the library of chains; absent for one that was drawn up for a campaign
 */
public record SignOffChain(
        List<Desk> desks, @Nullable String code, @Nullable Integer version) {
    private static final int MOST_DESKS = 10;
    private static final int MOST_DAYS = 60;
    private static final Map<Level, Set<Role>> ROLES = new EnumMap<>(Map.of(
            Level.TEAM, Set.of(Role.STAFF),
            Level.UNIT, Set.of(Role.UNIT_HEAD),
            Level.DEPARTMENT, Set.of(Role.DEPARTMENT_REVIEWER),
            Level.DISTRICT, Set.of(Role.BUREAU_REVIEWER, Role.BUREAU_HEAD)));

    /** Steps that leave it on its desk. */
    private static final Map<Step, Taker> STAYING = new EnumMap<>(Map.of(
            Step.TRANSFER, Taker.SEATED,
            Step.DELEGATE, Taker.SEATED,
            Step.ADVISE, Taker.ADVISOR,
            Step.ADD_SIGNER, Taker.SEATED,
            Step.RECALL, Taker.PRESENT,
            Step.COPY, Taker.PRESENT,
            Step.REMIND, Taker.WAITING,
            Step.EXEMPT, Taker.MANAGER));

    public SignOffChain {
        desks = List.copyOf(desks);
    }

    /** A chain of no library. */
    public SignOffChain(List<Desk> desks) {
        this(desks, null, null);
    }

    /** Who may sign at desks of a level at all. */
    public static Set<Role> rolesAt(Level level) {
        return ROLES.getOrDefault(level, Set.of());
    }

    /** The whole table of steps. */
    public List<Edge> edges() {
        var edges = new ArrayList<Edge>();
        edges.add(new Edge(Step.SUBMIT, DRAFTING, null, desks.getFirst().stage(), Taker.PREPARER));
        edges.add(new Edge(Step.WITHDRAW, desks.getFirst().stage(), null, DRAFTING, Taker.SUBMITTER));
        edges.add(new Edge(Step.EXEMPT, DRAFTING, null, DRAFTING, Taker.MANAGER));
        for (var i = 0; i < desks.size(); i++) {
            var desk = desks.get(i);
            edges.add(new Edge(Step.SIGN, desk.stage(), desk, after(i), Taker.SEATED));
            edges.add(new Edge(Step.SEND_BACK, desk.stage(), desk, DRAFTING, Taker.SEATED));
            for (var earlier = 0; earlier < i; earlier++) {
                edges.add(new Edge(
                        Step.SEND_BACK, desk.stage(), desk, desks.get(earlier).stage(), Taker.SEATED));
            }
            if (i > 0) {
                var before = desks.get(i - 1).stage();
                edges.add(new Edge(Step.WITHDRAW, desk.stage(), desk, before, Taker.LAST_SIGNER));
            }
            STAYING.forEach((step, by) -> {
                if (step != Step.TRANSFER || desk.level() != Level.TEAM) {
                    edges.add(new Edge(step, desk.stage(), desk, desk.stage(), by));
                }
            });
        }
        return edges;
    }

    /** Where it goes when this desk is passed. */
    public Stage after(Desk desk) {
        return after(position(desk.desk()));
    }

    private Stage after(int i) {
        return i + 1 < desks.size() ? desks.get(i + 1).stage() : APPROVED;
    }

    /** The desk that a stage names, if it is a desk's. */
    public Optional<Desk> deskOf(Stage stage) {
        return desks.stream().filter(desk -> desk.stage().equals(stage)).findFirst();
    }

    /** Which of two desks comes first; negative when {@code one} does. */
    public int compare(String one, String other) {
        return Integer.compare(position(one), position(other));
    }

    private int position(String name) {
        return desks.stream().map(Desk::desk).toList().indexOf(name);
    }

    /** What makes this chain unusable, each with its place. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (desks.isEmpty() || desks.size() > MOST_DESKS) {
            return List.of(Fault.at("/chain", "ListLength", 1, MOST_DESKS));
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < desks.size(); i++) {
            faults.addAll(faults(desks.get(i), "/chain/" + i));
            if (!seen.add(desks.get(i).desk())) {
                faults.add(Fault.at(
                        "/chain/" + i + "/desk", "DeskRepeated", desks.get(i).desk()));
            }
            if (i > 0 && desks.get(i).level().compareTo(desks.get(i - 1).level()) < 0) {
                faults.add(Fault.at(
                        "/chain/" + i + "/level", "ChainGoesDown", desks.get(i).level()));
            }
        }
        if (desks.getLast().level() != Level.DISTRICT) {
            faults.add(Fault.at("/chain", "ChainEndsBelowBureau"));
        }
        return faults;
    }

    private static List<Fault> faults(Desk desk, String pointer) {
        var faults = new ArrayList<Fault>();
        if (!desk.desk().matches("[A-Z][A-Z_]{0,29}") || desk.desk().equals("DRAFTING")) {
            faults.add(Fault.at(pointer + "/desk", "DeskMalformed", desk.desk()));
        }
        if (desk.title().isBlank() || desk.title().length() > 50) {
            faults.add(Fault.at(pointer + "/title", "TextLength", 1, 50));
        }
        if (!ROLES.getOrDefault(desk.level(), Set.of()).contains(desk.role())) {
            faults.add(Fault.at(pointer + "/role", "NobodySignsThere", desk.role(), desk.level()));
        }
        var days = desk.dueWorkingDays();
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            faults.add(Fault.at(pointer + "/dueWorkingDays", "DaysOutOfRange", 0, MOST_DAYS));
        }
        if (desk.level() == Level.TEAM && desk.isJoint()) {
            faults.add(Fault.at(pointer + "/countersign", "OneLeaderSigns"));
        }
        if (!desk.isShareWellFormed()) {
            faults.add(Fault.at(pointer + "/sharePercent", "ShareMalformed"));
        }
        return faults;
    }

    /** The chain as a drawing, in Mermaid's language. */
    public String diagram() {
        var lines = new ArrayList<String>();
        lines.add("stateDiagram-v2");
        lines.add("    [*] --> DRAFTING");
        edges().stream()
                .filter(edge -> !edge.from().equals(edge.to()))
                .forEach(edge -> lines.add(
                        "    " + edge.from() + " --> " + edge.to() + ": " + edge.step() + "（" + taker(edge) + "）"));
        lines.add("    APPROVED --> [*]");
        return String.join("\n", lines);
    }

    private String taker(Edge edge) {
        return switch (edge.by()) {
            case PREPARER, SUBMITTER -> "填报人";
            case LAST_SIGNER -> deskOf(edge.to()).map(Desk::title).orElseThrow();
            case SEATED, PRESENT, ADVISOR, WAITING, MANAGER ->
                Optional.ofNullable(edge.desk()).map(Desk::title).orElse("");
        };
    }
}

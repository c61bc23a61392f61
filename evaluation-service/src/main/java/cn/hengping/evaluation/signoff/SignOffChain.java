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

/**
 * The ordered desks that an evaluation passes (签批链).
 *
 * <p>The table of legal steps is drawn from it; what the table does not list is refused, whatever the chain looks like.
 */
public record SignOffChain(List<Desk> desks) {
    private static final int MOST_DESKS = 10;
    private static final Map<Level, Set<Role>> ROLES = new EnumMap<>(Map.of(
            Level.TEAM, Set.of(Role.STAFF),
            Level.UNIT, Set.of(Role.UNIT_HEAD),
            Level.DEPARTMENT, Set.of(Role.DEPARTMENT_REVIEWER),
            Level.DISTRICT, Set.of(Role.BUREAU_REVIEWER, Role.BUREAU_HEAD)));

    public SignOffChain {
        desks = List.copyOf(desks);
    }

    /** The whole table of steps. */
    public List<Edge> edges() {
        var edges = new ArrayList<Edge>();
        edges.add(new Edge(Step.SUBMIT, DRAFTING, null, desks.getFirst().stage()));
        edges.add(new Edge(Step.WITHDRAW, desks.getFirst().stage(), null, DRAFTING));
        for (var i = 0; i < desks.size(); i++) {
            var desk = desks.get(i);
            edges.add(new Edge(Step.SIGN, desk.stage(), desk, after(i)));
            edges.add(new Edge(Step.SEND_BACK, desk.stage(), desk, DRAFTING));
            for (var earlier = 0; earlier < i; earlier++) {
                edges.add(new Edge(
                        Step.SEND_BACK, desk.stage(), desk, desks.get(earlier).stage()));
            }
        }
        return edges;
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
        if (desk.dueWorkingDays() < 1 || desk.dueWorkingDays() > 60) {
            faults.add(Fault.at(pointer + "/dueWorkingDays", "DaysOutOfRange", 1, 60));
        }
        return faults;
    }

    /** The chain as a drawing, in Mermaid's language. */
    public String diagram() {
        var lines = new ArrayList<String>();
        lines.add("stateDiagram-v2");
        lines.add("    [*] --> DRAFTING");
        edges().forEach(edge -> lines.add("    " + edge.from() + " --> " + edge.to() + ": " + edge.step()
                + Optional.ofNullable(edge.desk())
                        .map(desk -> "（" + desk.title() + "）")
                        .orElse("（填报人）")));
        lines.add("    APPROVED --> [*]");
        return String.join("\n", lines);
    }
}

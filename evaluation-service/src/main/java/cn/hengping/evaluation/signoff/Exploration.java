package cn.hengping.evaluation.signoff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Walks every way through a table of steps with given people, whoever signs and whatever is sent back, and looks for a way
 * that ends where nobody can go on.
 *
 * <p>A state is where it lies and who is bound to which desk, because nobody signs at two. Only people of several desks are
 * told apart: those of one desk never become less. So the walk is exhaustive and still small.
 */
public final class Exploration {
    private static final int MOST_STATES = 50_000;
    private static final int MOST_CHOICES = 4_096;

    /**
     * What came of it.
     *
     * @param timeline the shortest way into the first dead end, a step a line; empty when there is none
     * @param complete whether all states were seen; not when there are too many
     */
    public record Outcome(
            boolean complete,
            int states,
            Set<String> unreachable,
            @Nullable String deadEnd,
            List<String> timeline) {
        public Outcome {
            unreachable = Set.copyOf(unreachable);
            timeline = List.copyOf(timeline);
        }

        public boolean isSound() {
            return complete && deadEnd == null && unreachable.isEmpty();
        }
    }

    private record State(Stage stage, Map<String, String> bound) {}

    private record Way(@Nullable State before, String line) {}

    private final Collection<Edge> edges;
    private final Map<String, List<String>> people;
    private final Set<String> shared;
    private final Map<State, Way> seen = new LinkedHashMap<>();
    private final Map<State, List<State>> before = new HashMap<>();
    private final List<State> stuck = new ArrayList<>();
    private final ArrayDeque<State> open = new ArrayDeque<>();
    private boolean isCutShort;

    private Exploration(Collection<Edge> edges, Map<String, List<String>> people) {
        this.edges = edges;
        this.people = people;
        var desks = new HashMap<String, Integer>();
        people.values().forEach(accounts -> accounts.forEach(account -> desks.merge(account, 1, Integer::sum)));
        this.shared = desks.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** With nobody known, only the table itself is looked at: every desk is taken for occupied. */
    public static Outcome ofTable(Collection<Edge> edges) {
        var people = new HashMap<String, List<String>>();
        for (var edge : edges) {
            if (edge.desk() != null) {
                people.put(edge.desk().desk(), List.of(edge.desk().title()));
            }
        }
        return of(edges, people);
    }

    /** With these people: by desk, the accounts that could sign there if they have not signed elsewhere. */
    public static Outcome of(Collection<Edge> edges, Map<String, List<String>> people) {
        return new Exploration(edges, people).walk();
    }

    private Outcome walk() {
        reach(new State(Stage.DRAFTING, Map.of()), null, "填报");
        while (!open.isEmpty() && seen.size() < MOST_STATES) {
            var state = open.pop();
            if (!goOn(state) && !state.stage().equals(Stage.APPROVED)) {
                stuck.add(state);
            }
        }
        if (!open.isEmpty() || isCutShort) {
            return new Outcome(false, seen.size(), Set.of(), null, List.of());
        }
        var dead = stuck.isEmpty() ? doomed() : stuck.getFirst();
        return new Outcome(
                true,
                seen.size(),
                unreachable(),
                dead == null ? null : dead.stage().value(),
                dead == null ? List.of() : timeline(dead));
    }

    /** The first state from which no way leads to the end, whatever anybody does. */
    private @Nullable State doomed() {
        var hopeful = new HashSet<State>();
        var back = new ArrayDeque<State>();
        seen.keySet().stream()
                .filter(state -> state.stage().equals(Stage.APPROVED))
                .forEach(back::add);
        while (!back.isEmpty()) {
            var state = back.pop();
            if (hopeful.add(state)) {
                back.addAll(before.getOrDefault(state, List.of()));
            }
        }
        return seen.keySet().stream()
                .filter(state -> !hopeful.contains(state))
                .findFirst()
                .orElse(null);
    }

    /** Takes every step that somebody can take from here; false when there is none that leads elsewhere. */
    private boolean goOn(State state) {
        var moved = false;
        for (var edge : edges) {
            if (edge.from().equals(state.stage()) && !edge.to().equals(edge.from())) {
                moved |= take(edge, state);
            }
        }
        return moved;
    }

    private boolean take(Edge edge, State state) {
        if (edge.desk() == null) {
            reach(new State(edge.to(), state.bound()), state, edge.step() + " 填报人");
            return edge.step() != Step.WITHDRAW;
        }
        if (edge.by() != Taker.SEATED) {
            reach(new State(edge.to(), state.bound()), state, edge.step() + " 上一环节签批人");
            return false;
        }
        var desk = edge.desk();
        var free = free(desk, state);
        var seated = people.getOrDefault(desk.desk(), List.of());
        if (free.isEmpty()
                || (desk.isJoint() && edge.step() == Step.SIGN && free.size() < desk.needed(seated.size()))) {
            return false;
        }
        if (edge.step() != Step.SIGN) {
            reach(new State(edge.to(), state.bound()), state, edge.step() + " " + desk.title() + " → " + edge.to());
            return true;
        }
        if (desk.isJoint()) {
            for (var signers : choices(free, desk.needed(seated.size()))) {
                reach(new State(edge.to(), bind(state, signers, desk)), state, "SIGN " + desk.title() + " " + signers);
            }
            return true;
        }
        for (var account : free) {
            reach(
                    new State(edge.to(), bind(state, List.of(account), desk)),
                    state,
                    "SIGN " + desk.title() + " " + account);
        }
        return true;
    }

    /** Who of them may be the ones that sign; those who sit nowhere else are alike, and only their number counts. */
    private List<List<String>> choices(List<String> free, int needed) {
        var alike = free.stream().filter(account -> !shared.contains(account)).toList();
        var choices = new ArrayList<List<String>>();
        choices.add(List.of());
        for (var account : free) {
            isCutShort |= choices.size() > MOST_CHOICES;
            if (shared.contains(account) && choices.size() <= MOST_CHOICES) {
                List.copyOf(choices).stream()
                        .filter(chosen -> chosen.size() < needed)
                        .forEach(chosen -> choices.add(Stream.concat(chosen.stream(), Stream.of(account))
                                .toList()));
            }
        }
        return choices.stream()
                .filter(chosen -> chosen.size() + alike.size() >= needed)
                .map(chosen -> Stream.concat(chosen.stream(), alike.stream().limit((long) needed - chosen.size()))
                        .toList())
                .toList();
    }

    /** Those of the desk who are not bound to another; of those known here only, one stands for all. */
    private List<String> free(Desk desk, State state) {
        var free = new ArrayList<String>();
        var single = false;
        for (var account : people.getOrDefault(desk.desk(), List.of())) {
            var bound = state.bound().getOrDefault(account, desk.desk());
            var isSingle = !shared.contains(account);
            if (bound.equals(desk.desk()) && (desk.isJoint() || !isSingle || !single)) {
                free.add(account);
                single |= isSingle;
            }
        }
        return free;
    }

    private Map<String, String> bind(State state, List<String> accounts, Desk desk) {
        var bound = new TreeMap<>(state.bound());
        accounts.stream().filter(shared::contains).forEach(account -> bound.put(account, desk.desk()));
        return Map.copyOf(bound);
    }

    private void reach(State state, @Nullable State from, String line) {
        if (from != null) {
            before.computeIfAbsent(state, _ -> new ArrayList<>()).add(from);
        }
        if (seen.putIfAbsent(state, new Way(from, line)) == null) {
            open.add(state);
        }
    }

    private Set<String> unreachable() {
        var reached = seen.keySet().stream().map(State::stage).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var edge : edges) {
            for (var stage : List.of(edge.from(), edge.to(), Stage.APPROVED)) {
                if (!reached.contains(stage)) {
                    missing.add(stage.value());
                }
            }
        }
        return missing;
    }

    private List<String> timeline(State dead) {
        var lines = new ArrayDeque<String>();
        var bound = dead.bound().entrySet().stream()
                .map(entry -> entry.getKey() + " 已在 " + entry.getValue() + " 签批")
                .sorted()
                .collect(Collectors.joining("，"));
        lines.push("停在 " + dead.stage() + (stuck.isEmpty() ? "：此后无法办结" : "：无人可办")
                + (bound.isEmpty() ? "" : "（" + bound + "）"));
        State at = dead;
        while (at != null) {
            var way = seen.get(at);
            lines.push(way == null ? "" : way.line());
            at = way == null ? null : way.before();
        }
        var numbered = new ArrayList<String>();
        lines.forEach(line -> numbered.add((numbered.size() + 1) + ". " + line));
        return numbered;
    }
}

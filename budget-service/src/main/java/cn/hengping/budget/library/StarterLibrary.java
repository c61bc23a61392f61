package cn.hengping.budget.library;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the starter library that is shipped with the service; a wrong line keeps the service from starting. */
public final class StarterLibrary {
    /** Entries of one field and function; each is code, aspect, name, sign, typical target, measure, evidence source. */
    private record Group(String functionCode, String field, List<List<String>> entries) {}

    private StarterLibrary() {}

    public static List<LibraryEntry> read(String text, JsonMapper json) {
        var entries = new ArrayList<LibraryEntry>();
        for (var group : json.readValue(text, new TypeReference<List<Group>>() {})) {
            group.entries().forEach(line -> entries.add(entry(group, line)));
        }
        return entries;
    }

    private static LibraryEntry entry(Group group, List<String> line) {
        var wording = new Wording(
                group.functionCode(),
                group.field(),
                Aspect.valueOf(line.get(1)),
                line.get(2),
                Sign.valueOf(line.get(3)),
                line.get(4),
                line.get(5),
                line.get(6));
        var faults = wording.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("starter library, " + line.getFirst() + ": " + faults);
        }
        return LibraryEntry.starter(line.getFirst(), wording);
    }
}

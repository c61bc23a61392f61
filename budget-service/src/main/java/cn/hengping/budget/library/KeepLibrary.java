package cn.hengping.budget.library;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Proposes entries of the indicator library, and keeps it. */
@Component
public class KeepLibrary {
    private final Library library;
    private final CommandLog log;

    KeepLibrary(Library library, CommandLog log) {
        this.library = library;
        this.log = log;
    }

    public Mono<LibraryEntry> propose(String code, Wording wording, Command command) {
        return Mono.fromSupplier(() -> LibraryEntry.propose(code, wording, command.actor()))
                .flatMap(entry -> library.add(entry, command))
                .as(work -> log.once(command, LibraryEntry.class, work));
    }

    public Mono<LibraryEntry> rewrite(String code, Wording wording, Command command) {
        return library.get(code, command.actor())
                .map(entry -> entry.rewrite(wording, command))
                .flatMap(entry -> library.save(entry, "REWRITE_LIBRARY_ENTRY", command))
                .as(work -> log.once(command, LibraryEntry.class, work));
    }

    public Mono<LibraryEntry> move(String code, LibraryEntry.Step step, Command command) {
        return library.get(code, command.actor())
                .map(entry -> entry.take(step, command))
                .flatMap(entry -> library.save(entry, step + "_LIBRARY_ENTRY", command))
                .as(work -> log.once(command, LibraryEntry.class, work));
    }
}

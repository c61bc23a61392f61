package cn.hengping.budget.library.http;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.library.KeepLibrary;
import cn.hengping.budget.library.Library;
import cn.hengping.budget.library.LibraryEntry;
import cn.hengping.budget.library.Standing;
import cn.hengping.budget.library.Wording;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Dimension;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/library-entries")
class LibraryController {
    private final KeepLibrary keeping;
    private final Library library;

    LibraryController(KeepLibrary keeping, Library library) {
        this.keeping = keeping;
        this.library = library;
    }

    record LibraryProposal(String code, Wording wording) {}

    record LibraryMove(LibraryEntry.Step step) {}

    /** An entry as one caller sees it. */
    record EntryView(
            String code, Wording wording, Dimension dimension, Standing standing, long reuseCount, List<String> may) {
        static EntryView of(LibraryEntry entry, Actor actor) {
            return new EntryView(
                    entry.code(),
                    entry.wording(),
                    entry.wording().aspect().dimension(),
                    entry.standing(),
                    entry.reuseCount(),
                    entry.may(actor));
        }
    }

    @GetMapping
    Mono<Page<EntryView>> search(
            @RequestParam @Nullable String text,
            @RequestParam @Nullable String function,
            @RequestParam @Nullable String field,
            @RequestParam @Nullable Aspect aspect,
            @RequestParam @Nullable Standing standing,
            @RequestParam Library.@Nullable Order order,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        var sorted = Objects.requireNonNullElse(order, Library.Order.CODE);
        return Mono.fromSupplier(() -> new Library.Search(text, function, field, aspect, standing, sorted))
                .flatMap(search -> library.page(search, actor, cursor, Page.limit(limit)))
                .map(page -> page.map(entry -> EntryView.of(entry, actor)));
    }

    @GetMapping("/{code}")
    Mono<ResponseEntity<EntryView>> one(@PathVariable String code, Actor actor) {
        return library.get(code, actor).map(entry -> answer(entry, actor));
    }

    @PostMapping
    Mono<ResponseEntity<EntryView>> propose(@RequestBody LibraryProposal body, Command command) {
        return keeping.propose(body.code(), body.wording(), command)
                .map(entry -> Answers.created(
                        "/library-entries/" + entry.code(), EntryView.of(entry, command.actor()), entry.version()));
    }

    @PutMapping("/{code}")
    Mono<ResponseEntity<EntryView>> rewrite(@PathVariable String code, @RequestBody Wording body, Command command) {
        return keeping.rewrite(code, body, command).map(entry -> answer(entry, command.actor()));
    }

    @PostMapping("/{code}/moves")
    Mono<ResponseEntity<EntryView>> move(@PathVariable String code, @RequestBody LibraryMove body, Command command) {
        return keeping.move(code, body.step(), command).map(entry -> answer(entry, command.actor()));
    }

    private static ResponseEntity<EntryView> answer(LibraryEntry entry, Actor actor) {
        return Answers.ok(EntryView.of(entry, actor), entry.version());
    }
}

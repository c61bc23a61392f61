package cn.hengping.report.document.outline;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.DocumentKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where uploaded outlines are kept. */
public interface KeptOutlines {
    Mono<KeptOutline> get(UUID id, Actor actor);

    Mono<Page<KeptOutline>> page(Actor actor, @Nullable String cursor, int limit);

    /** The number that the next version of this code gets. */
    Mono<Integer> nextVersion(String code);

    Mono<KeptOutline> upload(KeptOutline outline, Command command);

    Mono<KeptOutline> approve(KeptOutline outline, Command command);

    /** The approved outline that holds for this kind, year and place; none when the shipped one does. */
    Flux<Outline> find(DocumentKind kind, int year, UnitPath place);

    /** The newest approved version of this code that may be used there and then. */
    Mono<Outline> named(DocumentKind kind, int year, UnitPath place, String code);

    /** The newest approved version of each code that may be used there and then; a hundred at most. */
    Flux<Outline> approved(int year, UnitPath place);

    /** The code that the nearest place chose, for the latest year up to this one; none when nobody chose. */
    Mono<String> chosen(DocumentKind kind, int year, UnitPath place);

    Flux<OutlineChoice> choices(Actor actor);

    Mono<OutlineChoice> choose(OutlineChoice choice, Command command);
}

package cn.hengping.report.document.outline.http;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.KeptOutlines;
import cn.hengping.report.document.outline.Outline;
import cn.hengping.report.document.outline.OutlineChoice;
import cn.hengping.report.document.outline.OutlinesInUse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/outline-choices")
class OutlineChoiceController {
    private final OutlinesInUse inUse;
    private final KeptOutlines outlines;

    OutlineChoiceController(OutlinesInUse inUse, KeptOutlines outlines) {
        this.inUse = inUse;
        this.outlines = outlines;
    }

    /** What is chosen: the outline of this code, for this place and all below it, from this year on. */
    record ChoiceRequest(DocumentKind kind, UnitPath place, int fromYear, String code) {
        OutlineChoice by(Command command) {
            return new OutlineChoice(
                    kind, place, fromYear, code, command.actor().account(), command.at());
        }
    }

    /** An outline that may be chosen. */
    record Available(String code, int version, String name, DocumentKind kind, boolean landscape) {
        static Available of(Outline outline) {
            return new Available(
                    outline.code(), outline.version(), outline.name(), outline.kind(), outline.landscape());
        }
    }

    @PostMapping
    Mono<ResponseEntity<OutlineChoice>> choose(@RequestBody ChoiceRequest request, Command command) {
        return inUse.choose(request.by(command), command)
                .map(choice -> ResponseEntity.status(201).body(choice));
    }

    /** The choices within the caller's scope. */
    @GetMapping
    Mono<List<OutlineChoice>> list(Actor actor) {
        return outlines.choices(actor).collectList();
    }

    /** The outlines and forms that may be chosen or asked for there and then. */
    @GetMapping("/available")
    Mono<List<Available>> available(@RequestParam int year, @RequestParam UnitPath place, Actor actor) {
        return Mono.fromRunnable(() -> actor.requireScope(place))
                .then(Mono.defer(() -> inUse.available(year, place)))
                .map(found -> found.stream().map(Available::of).toList());
    }
}

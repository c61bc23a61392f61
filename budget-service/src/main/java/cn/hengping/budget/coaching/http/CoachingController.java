package cn.hengping.budget.coaching.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import cn.hengping.budget.coaching.Draft;
import cn.hengping.budget.coaching.GiveCoaching;
import cn.hengping.budget.coaching.Hint;
import cn.hengping.budget.coaching.HintKind;
import cn.hengping.budget.library.Shelf;
import cn.hengping.budget.library.Wording;
import cn.hengping.platform.Actor;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A draft in, hints out. It changes nothing, and therefore needs no Idempotency-Key. */
@RestController
@RequestMapping("/objectives")
class CoachingController {
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

    private final GiveCoaching coaching;
    private final MessageSource messages;

    CoachingController(GiveCoaching coaching, MessageSource messages) {
        this.coaching = coaching;
        this.messages = messages;
    }

    /** A hint with its words: what is odd, and what would clear it. */
    record HintView(
            HintKind code, String pointer, int from, int to, List<String> arguments, String title, String clears) {}

    /** An entry of the library, how like it is, and the pairs of characters that say so. */
    record ProposalView(String code, Wording wording, long reuseCount, BigDecimal likeness, List<String> shared) {
        static ProposalView of(Shelf.Proposal proposal) {
            var entry = proposal.entry();
            return new ProposalView(
                    entry.code(), entry.wording(), entry.reuseCount(), proposal.likeness(), proposal.shared());
        }
    }

    record AdviceView(List<HintView> hints, List<ProposalView> proposals) {}

    @PostMapping("/coaching")
    Mono<AdviceView> coach(@RequestBody Draft draft, Actor actor) {
        return coaching.coach(draft, actor).map(this::view);
    }

    private AdviceView view(GiveCoaching.Advice advice) {
        return new AdviceView(
                advice.hints().stream().map(this::view).toList(),
                advice.proposals().stream().map(ProposalView::of).toList());
    }

    private HintView view(Hint hint) {
        return new HintView(
                hint.kind(),
                hint.pointer(),
                hint.from(),
                hint.to(),
                hint.arguments(),
                message("hint." + hint.kind(), hint),
                message("hint." + hint.kind() + ".clears", hint));
    }

    private String message(String key, Hint hint) {
        var arguments = hint.arguments().stream().map(this::word).toArray();
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.CHINA));
    }

    /** A constant as an official calls it; anything else is the writer's own. */
    private String word(String argument) {
        return CONSTANT.matcher(argument).matches()
                ? Objects.requireNonNull(messages.getMessage(argument, null, argument, Locale.CHINA))
                : argument;
    }
}

package cn.hengping.evaluation.campaign;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.chainbook.FindChain;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The chain that somebody asks for: its desks as they are named, or one of those that may be used at the place. */
@Component
public class ChooseChain {
    private final FindChain chains;

    ChooseChain(FindChain chains) {
        this.chains = chains;
    }

    public Mono<SignOffChain> of(
            @Nullable List<Desk> desks, @Nullable String code, @Nullable Integer version, UnitPath at) {
        if ((desks == null) == (code == null)) {
            return Mono.error(() -> new NotAcceptable(List.of(Fault.at("/chain", "ChainOrCode"))).asError());
        }
        return desks == null
                ? chains.named(Objects.requireNonNull(code), version, at).map(ChainLibrary.Known::chain)
                : Mono.just(new SignOffChain(desks));
    }
}

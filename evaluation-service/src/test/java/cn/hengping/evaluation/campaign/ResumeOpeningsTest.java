package cn.hengping.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DisplayName("中断的下达，接着做")
class ResumeOpeningsTest {
    private final UUID broken = new UUID(0, 1);
    private final UUID sound = new UUID(0, 2);
    private final List<UUID> opened = new ArrayList<>();

    private ResumeOpenings resuming(UUID... undone) {
        return new ResumeOpenings(new Openings() {
            @Override
            public Mono<Void> open(UUID campaign) {
                return campaign.equals(broken)
                        ? Mono.error(new IllegalStateException("away"))
                        : Mono.fromRunnable(() -> opened.add(campaign));
            }

            @Override
            public Flux<UUID> findUndone() {
                return Flux.just(undone);
            }
        });
    }

    @Test
    @DisplayName("一个任务此刻开不了，不耽误别的任务；开不了的，下一轮再来")
    void one_that_cannot_be_opened_keeps_no_other_waiting() {
        assertThatThrownBy(() -> resuming(broken, sound).resume().block()).hasMessageContaining("away");

        assertThat(opened).containsExactly(sound);
    }

    @Test
    @DisplayName("每个未开齐的任务，一轮只做一次")
    void each_is_gone_on_with_once() {
        assertThat(resuming(sound).resume().block()).isEqualTo(1);

        assertThat(opened).containsExactly(sound);
    }
}

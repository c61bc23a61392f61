package cn.hengping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

@DisplayName("周而复始的工作")
class RecurringTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final List<Long> began = new ArrayList<>();

    @AfterEach
    void the_real_time_again() {
        VirtualTimeScheduler.reset();
    }

    private Mono<Integer> turn(Duration length) {
        began.add(time.now(TimeUnit.SECONDS));
        return Mono.delay(length).thenReturn(1);
    }

    private void run(Duration length) {
        var recurring = new Recurring("turns", Duration.ofSeconds(5), () -> turn(length));
        recurring.start();
        time.advanceTimeBy(Duration.ofSeconds(34));
        recurring.stop();
    }

    @Test
    @DisplayName("一轮拖过了下一轮的时刻，做完不立刻重来，等再下一个时刻")
    void a_turn_that_takes_long_is_not_repeated_at_once() {
        run(Duration.ofSeconds(12));

        assertThat(began).containsExactly(5L, 20L);
    }

    @Test
    @DisplayName("一轮失败，下一轮照常")
    void a_turn_that_fails_comes_again() {
        var recurring = new Recurring("turns", Duration.ofSeconds(5), () -> {
            began.add(time.now(TimeUnit.SECONDS));
            return Mono.error(new IllegalStateException("away"));
        });
        recurring.start();
        time.advanceTimeBy(Duration.ofSeconds(11));
        recurring.stop();

        assertThat(began).containsExactly(5L, 10L);
    }
}

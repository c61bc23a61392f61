package cn.hengping.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayName("出了什么事，怎样告诉来访者")
class ProblemTest {
    @Test
    @DisplayName("排队的活满了：请稍后再试（503），不是系统故障（500）")
    void a_full_queue_is_no_fault() {
        var few = Schedulers.newBoundedElastic(1, 1, "few");
        var door = new CountDownLatch(1);
        var problems = Flux.range(0, 8)
                .flatMap(_ -> Mono.fromCallable(() -> door.await(5, java.util.concurrent.TimeUnit.SECONDS))
                        .subscribeOn(few)
                        .map(_ -> "done")
                        .onErrorResume(error -> {
                            door.countDown();
                            var problem = Problem.of(error);
                            return Mono.just(problem.status().value() + " " + problem.type());
                        }))
                .collectList()
                .block(Duration.ofSeconds(10));
        few.dispose();

        assertThat(problems).contains("done", "503 TooMuchWork").hasSize(8);
        assertThat(ResourceBundle.getBundle("platform-messages").containsKey("TooMuchWork"))
                .isTrue();
    }

    @Test
    @DisplayName("取不到公钥：说的是认证服务不在，而不是请重新登录")
    void keys_that_cannot_be_had_are_no_fault_of_the_caller() {
        var problem = Problem.of(new AuthenticationServiceException("away"));

        assertThat(problem.status().value()).isEqualTo(503);
    }
}

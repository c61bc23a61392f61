package cn.hengping.bench.flowable;

import java.util.Map;

import org.flowable.engine.RuntimeService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Flowable with its REST interface as it comes, without any login; and a door to prepare what is to be signed. */
@SpringBootApplication
public class FlowablePeer {
    public static void main(String[] arguments) {
        SpringApplication.run(FlowablePeer.class, arguments);
    }

    @RestController
    static class Preparation {
        private final RuntimeService runtime;

        Preparation(RuntimeService runtime) {
            this.runtime = runtime;
        }

        /** Starts so many chains, each of which then waits for its first signature. */
        @PostMapping("/prepare")
        void prepare(@RequestParam int chains) {
            for (var i = 0; i < chains; i++) {
                runtime.startProcessInstanceByKey("signoff", Map.of("evaluation", "evaluation-" + i));
            }
        }
    }
}

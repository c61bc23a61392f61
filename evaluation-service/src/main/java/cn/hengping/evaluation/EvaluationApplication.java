package cn.hengping.evaluation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts evaluation-service. */
@SpringBootApplication
public class EvaluationApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(EvaluationApplication.class, arguments);
    }
}

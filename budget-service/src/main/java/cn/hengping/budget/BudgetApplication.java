package cn.hengping.budget;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts budget-service. */
@SpringBootApplication
public class BudgetApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BudgetApplication.class, arguments);
    }
}

package cn.hengping.report;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts report-service. */
@SpringBootApplication
public class ReportApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ReportApplication.class, arguments);
    }
}

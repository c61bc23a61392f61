package cn.hengping.evaluation.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the years that are shipped with the service, or those of a folder that an office keeps itself. */
@Configuration
class ShippedCalendar {

    @Bean
    WorkingCalendar workingCalendar(
            @Value("${hengping.calendar:classpath*:calendar/*.json}") Resource[] files, JsonMapper json)
            throws IOException {
        var years = new ArrayList<CalendarYear>();
        for (var file : files) {
            years.add(json.readValue(file.getContentAsString(StandardCharsets.UTF_8), CalendarYear.class));
        }
        return new WorkingCalendar(years);
    }
}

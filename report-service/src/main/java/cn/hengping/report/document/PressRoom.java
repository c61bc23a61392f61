package cn.hengping.report.document;

import java.nio.file.Path;
import java.util.Optional;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.font.Fonts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Gives the press its fonts, and the address at which its documents are checked. */
@Configuration
class PressRoom {

    @Bean
    Fonts fonts(@Value("${hengping.fonts:}") String licensed) {
        return new Fonts(Optional.of(licensed).filter(path -> !path.isBlank()).map(Path::of));
    }

    @Bean
    Press press(
            Ids ids,
            JsonMapper json,
            Fonts fonts,
            @Value("${hengping.public-url:http://localhost:8080}") String publicUrl) {
        return new Press(fonts, ids, json, publicUrl);
    }
}

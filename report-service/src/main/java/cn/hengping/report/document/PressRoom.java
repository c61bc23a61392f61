package cn.hengping.report.document;

import java.nio.file.Path;
import java.util.Optional;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.pdf.Fonts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the press its fonts. */
@Configuration
class PressRoom {

    @Bean
    Press press(Ids ids, @Value("${hengping.fonts:}") String licensed) {
        return new Press(
                new Fonts(Optional.of(licensed).filter(path -> !path.isBlank()).map(Path::of)), ids);
    }
}

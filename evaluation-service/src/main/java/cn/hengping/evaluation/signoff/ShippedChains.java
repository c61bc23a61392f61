package cn.hengping.evaluation.signoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import cn.hengping.platform.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chains that are shipped with the service, or those of a folder that an office keeps itself. */
@Configuration
class ShippedChains {

    @Bean
    ChainReader chainReader(JsonMapper json) {
        return new ChainReader(json);
    }

    /** Refuses to start with a chain that breaks its schema or cannot be walked. */
    @Bean
    ChainLibrary chainLibrary(
            @Value("${hengping.sign-off.chains:classpath*:sign-off/chains/*.yaml}") Resource[] files,
            ChainReader reader)
            throws IOException {
        var known = new ArrayList<ChainLibrary.Known>();
        for (var file : files) {
            known.add(
                    read(file.getContentAsString(StandardCharsets.UTF_8), String.valueOf(file.getFilename()), reader));
        }
        return new ChainLibrary(known);
    }

    static ChainLibrary.Known read(String yaml, String name, ChainReader reader) {
        try {
            return reader.read(yaml);
        } catch (Refused refused) {
            throw new IllegalStateException(name + ": " + refused.refusal(), refused);
        }
    }
}

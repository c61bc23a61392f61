package cn.hengping.report.document.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import cn.hengping.report.document.seal.Seals.Devices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the seals: soft keys in the configured folder, made on the first start; none where no folder is named. */
@Configuration
class SealCabinet {

    @Bean
    Seals seals(
            @Value("${hengping.seals.folder:}") String folder,
            @Value("${hengping.seals.owner}") String owner,
            Clock clock) {
        return new Seals(Optional.of(folder)
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .map(path -> new Devices(
                        SoftKey.in(path, SoftKey.Algorithm.RSA, owner, clock.instant()),
                        SoftKey.in(path, SoftKey.Algorithm.SM2, owner, clock.instant()))));
    }
}

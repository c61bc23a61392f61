package cn.hengping.report.document.seal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.seal.Seals.Devices;
import cn.hengping.report.document.seal.time.RemoteAuthority;
import cn.hengping.report.document.seal.time.SoftAuthority;
import cn.hengping.report.document.seal.time.TimeAuthority;
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
            @Value("${hengping.seals.kind}") String kind,
            @Value("${hengping.seals.time-authority:}") String timeAuthority,
            Fonts fonts,
            Clock clock,
            Ids ids) {
        return new Seals(
                Optional.of(folder)
                        .filter(path -> !path.isBlank())
                        .map(Path::of)
                        .map(path -> new Devices(
                                SoftKey.in(path, SoftKey.Algorithm.RSA, owner, clock.instant()),
                                SoftKey.in(path, SoftKey.Algorithm.SM2, owner, clock.instant()),
                                time(timeAuthority, path, clock, ids),
                                kind)),
                fonts);
    }

    /** The authority at this address; where none is named, a soft one. */
    private static TimeAuthority time(String address, Path folder, Clock clock, Ids ids) {
        if (!address.isBlank()) {
            return new RemoteAuthority(URI.create(address), ids::next);
        }
        var key = SoftKey.in(folder, SoftKey.Algorithm.TIME, "衡评演示时间戳", clock.instant());
        return new SoftAuthority(key.contentSigner(), key.certificate(), ids::next);
    }
}

package cn.hengping.evaluation.selfevaluation.postgres;

import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.campaign.Campaign;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Campaigns that were read before, by id and version. A version never changes, and thousands of evaluations share one, with all
 * its rules: the database need not send it again, nor we read it.
 */
@Component
class KnownCampaigns {
    private static final int MOST = 100;
    /** Of a row that joins {@code campaign c}: which one, and all of it unless it is among {@code :known}. */
    static final String COLUMNS = """
            c.id::text || '/' || c.version as campaign_key,
            case when not c.id::text || '/' || c.version = any(:known) then c.document::text end as campaign""";

    private final Cache<String, Campaign> campaigns =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final JsonMapper json;

    KnownCampaigns(JsonMapper json) {
        this.json = json;
    }

    /** What is known now; the same for the question and for reading its answer. */
    Map<String, Campaign> now() {
        return Map.copyOf(campaigns.asMap());
    }

    static String[] keys(Map<String, Campaign> known) {
        return known.keySet().toArray(String[]::new);
    }

    Campaign read(Readable row, Map<String, Campaign> known) {
        var key = Objects.requireNonNull(row.get("campaign_key", String.class));
        var campaign = known.get(key);
        return campaign != null
                ? campaign
                : campaigns.get(
                        key,
                        _ -> json.readValue(Objects.requireNonNull(row.get("campaign", String.class)), Campaign.class));
    }
}

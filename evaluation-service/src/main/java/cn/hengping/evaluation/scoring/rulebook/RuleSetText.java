package cn.hengping.evaluation.scoring.rulebook;

import java.math.BigDecimal;

import cn.hengping.evaluation.Fingerprint;
import cn.hengping.evaluation.scoring.RuleSet;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * A rule set's content as the text that its hash is of: names in order, no white space, decimals in quotes as the files write
 * them, and nothing that it does not have.
 */
public final class RuleSetText {
    private static final JsonMapper AS_WRITTEN = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, ToStringSerializer.instance))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final Fingerprint FINGERPRINT = new Fingerprint(AS_WRITTEN);

    private RuleSetText() {}

    /** The text, if it has this hash: a text that nobody could check would only look like a proof. */
    public static @Nullable String hashedBy(RuleSet rules, String hash) {
        var text = FINGERPRINT.text(AS_WRITTEN.writeValueAsString(rules));
        return FINGERPRINT.ofText(text).equals(hash) ? text : null;
    }
}

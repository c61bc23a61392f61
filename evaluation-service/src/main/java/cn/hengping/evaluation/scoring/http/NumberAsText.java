package cn.hengping.evaluation.scoring.http;

import cn.hengping.platform.PlatformModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Text, or a number in the form that people write: many a library writes 100 as {@code 1E+2}, and JSON allows it. */
final class NumberAsText extends StdScalarDeserializer<String> {
    private static final int MOST_PLACES = 40;

    private final ValueDeserializer<String> text = PlatformModule.storableText();

    NumberAsText() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            return text.deserialize(parser, context);
        }
        var number = parser.getDecimalValue();
        var isReadable = Math.abs((long) number.scale()) <= MOST_PLACES && number.precision() <= MOST_PLACES;
        return isReadable ? number.toPlainString() : parser.getString();
    }
}

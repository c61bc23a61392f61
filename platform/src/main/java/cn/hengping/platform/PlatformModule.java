package cn.hengping.platform;

import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/**
 * How our values look in JSON: money and places as strings, instants in Beijing time.
 *
 * <p>It also makes Jackson keep the promise of {@code @NullMarked}: a component of a record that is not {@code @Nullable} and
 * is missing or null in the text is refused with its place, and never becomes a null that nobody expects.
 */
public final class PlatformModule extends SimpleModule {
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.of("Asia/Shanghai"));

    public PlatformModule() {
        super("hengping-platform");
        addDeserializer(String.class, new StorableText());
        text(Money.class, Money::toString, Money::of);
        text(UnitPath.class, UnitPath::value, UnitPath::new);
        text(Post.class, Post::toString, PlatformModule::post);
        text(Instant.class, BEIJING::format, text -> OffsetDateTime.parse(text).toInstant());
    }

    /** How text is read; for whoever reads numbers as text besides. */
    public static ValueDeserializer<String> storableText() {
        return new StorableText();
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new NullMarkedIntrospector());
    }

    private static Post post(String text) {
        return Post.parse(text).orElseThrow(() -> new IllegalArgumentException("not a post: " + text));
    }

    private interface Reading<T> {
        T read(String text);
    }

    private interface Writing<T> {
        String write(T value);
    }

    private <T> void text(Class<T> type, Writing<T> writing, Reading<T> reading) {
        addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(writing.write(value));
            }
        });
        addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                var text = parser.getValueAsString();
                try {
                    return reading.read(text);
                } catch (ArithmeticException | IllegalArgumentException | java.time.DateTimeException _) {
                    throw context.weirdStringException(text, type, "not readable as " + type.getSimpleName());
                }
            }
        });
    }

    /**
     * Text that PostgreSQL can keep: no U+0000, no half of a surrogate pair. Text of which nothing can be seen counts as
     * empty, so that no name is made of zero-width spaces. The rest is the writer's business.
     */
    private static final class StorableText extends ValueDeserializer<String> {
        private final ValueDeserializer<String> text = StringDeserializer.instance;

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var value = text.deserialize(parser, context);
            if (value == null) {
                return null;
            }
            var visible = false;
            // A plain loop: every text of every request and row passes here.
            for (var at = 0; at < value.length(); ) {
                var character = value.codePointAt(at);
                if (isUnstorable(character)) {
                    throw context.weirdStringException("", String.class, "a character that cannot be stored");
                }
                visible = visible || isVisible(character);
                at += Character.charCount(character);
            }
            return visible ? value : "";
        }

        private static boolean isVisible(int character) {
            return !Character.isWhitespace(character)
                    && !Character.isSpaceChar(character)
                    && !Character.isISOControl(character)
                    && Character.getType(character) != Character.FORMAT;
        }

        private static boolean isUnstorable(int character) {
            return character == 0 || (character >= 0xd800 && character <= 0xdfff);
        }
    }

    /** Reads nullness from the types: what JSpecify says of a component is what Jackson demands of the text. */
    private static final class NullMarkedIntrospector extends NopAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return promisesAValue(member) ? Boolean.TRUE : null;
        }

        @Override
        public com.fasterxml.jackson.annotation.JsonSetter.Value findSetterInfo(
                MapperConfig<?> config, Annotated member) {
            return promisesAValue(member)
                    ? com.fasterxml.jackson.annotation.JsonSetter.Value.forValueNulls(
                            com.fasterxml.jackson.annotation.Nulls.FAIL)
                    : com.fasterxml.jackson.annotation.JsonSetter.Value.empty();
        }

        private static boolean promisesAValue(Annotated member) {
            return member instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()
                    && parameter.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)
                    && !isNullable(parameter);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            AnnotatedElement type = parameter
                    .getDeclaringClass()
                    .getRecordComponents()[parameter.getIndex()]
                    .getAnnotatedType();
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}

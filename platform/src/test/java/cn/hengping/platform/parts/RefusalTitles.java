package cn.hengping.platform.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;

import cn.hengping.platform.Refusal;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every refusal has a Chinese title, and stands in {@code contracts/refusals.txt}: its name is part of the API. */
public abstract class RefusalTitles {
    private static final Map<Class<?>, String> STATUS = Map.of(
            Refusal.Malformed.class, "400",
            Refusal.Forbidden.class, "403",
            Refusal.Unknown.class, "404",
            Refusal.Conflict.class, "409",
            Refusal.Stale.class, "412",
            Refusal.TooMuch.class, "413",
            Refusal.Incomplete.class, "422",
            Refusal.Unconditional.class, "428");

    private final String root;
    private final String service;
    private final String messages;

    protected RefusalTitles(String root, String service, String messages) {
        this.root = root;
        this.service = service;
        this.messages = messages;
    }

    @Test
    @DisplayName("每一种拒绝都有中文标题")
    void every_refusal_has_a_chinese_title() {
        var titles = titles();

        assertThat(refusals())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(titles.getProperty(refusal.getSimpleName()))
                        .as(refusal.getSimpleName())
                        .matches("(?s).*[\\u4e00-\\u9fff].*"));
    }

    @Test
    @DisplayName("拒绝里出现的环节、步骤、角色都有中文名称")
    void every_constant_in_a_refusal_has_a_chinese_word() {
        var words = titles();
        words.putAll(properties("platform-messages.properties"));

        assertThat(refusals().stream()
                        .flatMap(refusal -> refusal.getFields().stream())
                        .map(field -> field.getRawType())
                        .filter(JavaClass::isEnum)
                        .distinct()
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants())))
                .allSatisfy(constant -> assertThat(words.getProperty(((Enum<?>) constant).name()))
                        .as(constant.toString())
                        .matches(".*[\\u4e00-\\u9fff].*"));
    }

    @Test
    @DisplayName("每一种拒绝都列在约定中")
    void every_refusal_stands_in_the_contract() {
        var listed = contract().stream()
                .filter(line -> line.split(" ", 3)[1].equals(service))
                .toList();

        var ours = new TreeSet<String>();
        refusals().forEach(refusal -> ours.add(statusOf(refusal) + " " + service + " " + refusal.getSimpleName()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ours);
    }

    private List<JavaClass> refusals() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(root).stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.isAssignableTo(Refusal.class))
                        .toList();
    }

    private static String statusOf(JavaClass refusal) {
        return STATUS.entrySet().stream()
                .filter(entry -> refusal.isAssignableTo(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Properties titles() {
        return properties(messages);
    }

    private static Properties properties(String path) {
        var properties = new Properties();
        try (var file = new InputStreamReader(open(path), StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<String> contract() {
        try (var file = open("contracts/refusals.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.io.InputStream open(String path) {
        return Objects.requireNonNull(RefusalTitles.class.getClassLoader().getResourceAsStream(path), path);
    }
}

package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipInputStream;

import cn.hengping.evaluation.inspection.reading.Unreadable;
import cn.hengping.evaluation.inspection.recognition.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Seeded mutations of good files: every one is read or refused by name. {@code -Dhengping.fuzz=N} for more than the usual few. */
@DisplayName("变异的文件：不崩溃、不停顿")
class FuzzTest {
    private static final InspectFile INSPECT = new InspectFile(new Words(null));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] TOKENS = {
        "<w:tc>",
        "</w:tc>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:p>",
        "</w:p>",
        "w:val=\"99999999\"",
        "<w:gridSpan w:val=\"-5\"/>",
        "<mergeCell ref=\"A1:XFD1048576\"/>",
        "<c r=\"ZZZZ999999999\"><v>1e999999999</v></c>",
        "<v>-1</v>",
        "&#0;",
        "&amp;",
        "一级指标",
        "三级指标",
        "分值",
        "得分",
        "总分",
        "全年预算数",
        "执行率",
        "项目名称",
        "99999999999999999999",
        "0",
        "-1",
        "%",
        "(",
        "（"
    };

    private static int rounds() {
        return Integer.getInteger("hengping.fuzz", 400);
    }

    private static void survive(byte[] bytes, long seed) {
        var start = System.nanoTime();
        try {
            INSPECT.inspect(bytes);
        } catch (Unreadable unreadable) {
            assertThat(unreadable.why()).isNotNull();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("seed " + seed)
                .isLessThan(PATIENCE);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var mutant = bytes.clone();
        var changes = 1 + random.nextInt(12);
        for (var i = 0; i < changes && mutant.length > 0; i++) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(mutant, random.nextInt(mutant.length + 1)) : mutant;
    }

    /** Changes the XML inside, where it means something, and packs it again. */
    private static byte[] mutatedInside(byte[] zip, Random random) {
        var parts = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.replaceAll((_, xml) -> changed(xml, random));
        return Papers.zip(parts);
    }

    private static String changed(String xml, Random random) {
        var text = new StringBuilder(xml);
        for (var i = random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
                default -> text.setCharAt(at, (char) (' ' + random.nextInt(90)));
            }
        }
        return text.toString();
    }

    private static List<Corpus.Paper> papers() {
        return Corpus.papers();
    }

    @Test
    @Timeout(600)
    @DisplayName("改字节、截断")
    void bytes_changed_and_files_cut() {
        var papers = papers();

        for (var seed = 0; seed < rounds(); seed++) {
            var random = new Random(seed);
            survive(mutated(papers.get(random.nextInt(papers.size())).bytes(), random), seed);
        }
    }

    @Test
    @Timeout(600)
    @DisplayName("改内部的标记和文字")
    void marks_and_words_changed_inside() {
        var papers = papers().stream()
                .filter(paper -> !paper.name().endsWith(".txt"))
                .toList();

        for (var seed = 0; seed < rounds(); seed++) {
            var random = new Random(seed);
            survive(mutatedInside(papers.get(random.nextInt(papers.size())).bytes(), random), seed);
        }
    }

    @Test
    @Timeout(600)
    @DisplayName("改纯文本：词句任意拼接")
    void words_of_all_papers_in_any_order() {
        var pieces = new ArrayList<String>();
        papers().stream()
                .filter(paper -> paper.name().endsWith(".txt"))
                .forEach(paper -> pieces.addAll(
                        List.of(new String(paper.bytes(), StandardCharsets.UTF_8).split("(?<=[，。：\\n\\t])", -1))));

        for (var seed = 0; seed < rounds(); seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (var i = random.nextInt(300); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            survive(text.toString().getBytes(StandardCharsets.UTF_8), seed);
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("专门为难正则和结构的文字，时间有限")
    void texts_made_to_be_slow_are_not() {
        var slow = List.of(
                "1".repeat(500_000),
                "1,111".repeat(100_000),
                "（".repeat(300_000),
                "负责".repeat(300_000),
                "\t".repeat(300_000),
                "组长：" + "张三、".repeat(200_000),
                ("优" + "、".repeat(12)).repeat(60_000),
                "执行率".repeat(150_000) + "9%",
                "其中：劳务费1万元、".repeat(60_000),
                "一、\n".repeat(60_000),
                "预算1万元".repeat(100_000),
                "因".repeat(200_000) + "结余",
                " ".repeat(400_000) + "年 月",
                "全年预算数21.18万元，".repeat(60_000));
        for (var i = 0; i < slow.size(); i++) {
            survive(slow.get(i).getBytes(StandardCharsets.UTF_8), i);
            survive(("一、概况\n二、目标\n三、结论\n" + slow.get(i)).getBytes(StandardCharsets.UTF_8), i);
        }
    }
}

package cn.hengping.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("离线核验：不用系统也能核对指纹、重算得分")
class VerifierTest {
    private static final String PROOF = """
            {"evaluationId":"e1","evaluationVersion":17,"ruleSet":{"name":"全国通用","version":1,"hash":"sha256:4f"},
             "funds":{"fullYearBudgetYuan":"201800.00","executedYuan":"196500.00","weight":"10.00","computedScore":"9.74","declaredScore":"9.74"},
             "lines":[
              {"name":"信息条数","sign":"AT_LEAST","target":"280","actual":"266","maxScore":"15.00","computedScore":"14.25","declaredScore":"14.25","explanation":"266 ÷ 280 × 15 = 14.25"},
              {"name":"投诉件数","sign":"AT_MOST","target":"20","actual":"30","maxScore":"10.00","computedScore":"5.00","declaredScore":"5.00","explanation":"(1 − (30 − 20) ÷ 20) × 10 = 5.00"},
              {"name":"机制","sign":"QUALITATIVE","target":"建立","actual":"已建立","maxScore":"15.00","computedScore":"13.50","declaredScore":"13.50","explanation":"达成年度指标：90% × 15 = 13.50"}],
             "total":"42.49","computedTotal":"42.49"}
            """;

    @TempDir
    Path folder;

    private Path ofd(String proof) throws IOException {
        var file = folder.resolve("a.ofd");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            zip.putNextEntry(new ZipEntry("Doc_0/Attachs/attachment_1.json"));
            zip.write(proof.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    @DisplayName("各行、执行率、合计都相符；指纹与清单相符")
    void everything_agrees() throws IOException {
        var file = ofd(PROOF);
        var sha256 = Fingerprints.sha256(Files.readAllBytes(file));
        var manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, "[{\"sha256\":\"" + sha256 + "\"}]");

        var findings =
                Verifier.check(file, List.of(sha256, Fingerprints.sm3(Files.readAllBytes(file)), manifest.toString()));

        assertThat(findings.faults()).isEmpty();
        assertThat(findings.told())
                .anyMatch(line -> line.contains("自评总分"))
                .anyMatch(line -> line.contains("重新计算得 14.25"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"actual\":\"266\"','\"actual\":\"260\"'",
        "'\"computedScore\":\"14.25\"','\"computedScore\":\"15.00\"'",
        "'266 ÷ 280 × 15 = 14.25','266 ÷ 280 × 15 = 14.99'",
        "'\"total\":\"42.49\"','\"total\":\"99.00\"'",
        "'196500.00','186500.00'"
    })
    @DisplayName("改动任何一个数都看得出来")
    void a_changed_number_is_found(String good, String bad) throws IOException {
        assertThat(PROOF).contains(good);
        assertThat(Verifier.check(ofd(PROOF.replace(good, bad)), List.of()).faults())
                .isNotEmpty();
    }

    /** The rules of the contract's example, in the proof as the document carries it. */
    private static String withRules(String content, String grade) {
        var hash = "sha256:" + Fingerprints.sha256(content.getBytes(StandardCharsets.UTF_8));
        return PROOF.replace(
                        "\"hash\":\"sha256:4f\"",
                        "\"hash\":\"" + hash + "\",\"content\":\"" + content.replace("\"", "\\\"") + "\"")
                .replace("\"total\":\"42.49\"", "\"grade\":\"" + grade + "\",\"total\":\"42.49\"");
    }

    private static final String RULES = """
            {"executionWeight":"10","inverse":"LINEAR","overAchievement":"1.2",\
            "caps":[{"when":"EXECUTION_BELOW","percent":"60","grade":"差"}],\
            "grades":[{"name":"优","from":"42"},{"name":"差","from":"0"}]}""";

    @Test
    @DisplayName("附有规则集全文的：核对全文的指纹，按它重新评定等次、选用反向算法；等次与执行率封顶也在其中")
    void the_grade_is_given_again_by_the_rules_in_the_proof() throws IOException {
        assertThat(Verifier.check(ofd(withRules(RULES, "优")), List.of()).faults())
                .isEmpty();
        assertThat(Verifier.check(ofd(withRules(RULES, "差")), List.of()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).startsWith("评定等次"));
        var low = withRules(RULES, "差")
                .replace("196500.00", "100000.00")
                .replace("9.74", "4.96")
                .replace("42.49", "37.71");
        assertThat(Verifier.check(ofd(low), List.of()).faults()).isEmpty();
        var capped = withRules(RULES.replace("\"42\"", "\"30\""), "差")
                .replace("196500.00", "100000.00")
                .replace("9.74", "4.96")
                .replace("42.49", "37.71");
        assertThat(Verifier.check(ofd(capped), List.of()).faults()).isEmpty();
        var ratio = withRules(RULES.replace("LINEAR", "RATIO"), "优");
        assertThat(Verifier.check(ofd(ratio), List.of()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).startsWith("投诉件数"));
    }

    @Test
    @DisplayName("规则集全文改动一字，指纹就不符")
    void changed_rules_are_found() throws IOException {
        var changed = withRules(RULES, "优").replace("\\\"42\\\"", "\\\"43\\\"");

        assertThat(Verifier.check(ofd(changed), List.of()).faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("规则集全文的指纹"));
    }

    @Test
    @DisplayName("指纹不符、没有得分说明，都说出来")
    void a_wrong_fingerprint_is_found() throws IOException {
        assertThat(Verifier.check(ofd(PROOF), List.of("00ff")).faults()).containsExactly("指纹 00ff");
        var empty = folder.resolve("b.ofd");
        try (var zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
        }
        assertThat(Verifier.check(empty, List.of()).faults()).hasSize(1);
    }

    private Path sealed(String name) throws IOException {
        try (var in = Objects.requireNonNull(VerifierTest.class.getResourceAsStream("/sealed/" + name))) {
            var file = folder.resolve(name);
            Files.write(file, in.readAllBytes());
            return file;
        }
    }

    @ParameterizedTest
    @CsvSource({"table.pdf,RSA.cer,SM2.cer", "report.ofd,SM2.cer,RSA.cer"})
    @DisplayName("签章完好、时间戳、印章证书都说出来；别人的证书、改动的一个字节看得出来")
    void a_seal_is_checked(String name, String certificate, String other) throws IOException {
        var file = sealed(name);
        var own = Verifier.check(file, List.of(sealed(certificate).toString()));

        assertThat(own.faults()).noneMatch(fault -> fault.contains("签章") || fault.contains("印章"));
        assertThat(own.told())
                .anyMatch(line -> line.contains("电子签章完好") && line.contains("演示印章"))
                .anyMatch(line -> line.contains("时间戳：2025-02-27T01:00:00Z"))
                .anyMatch(line -> line.contains("相符  印章证书"));
        assertThat(Verifier.check(file, List.of(sealed(other).toString())).faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("印章证书"));
        var content = Files.readAllBytes(file);
        content[content.length - 40] ^= 1;
        Files.write(file, content);
        assertThat(Verifier.check(file, List.of()).faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("电子签章"));
    }

    @Test
    @DisplayName("SM3 与国家标准的示例相符（GB/T 32905-2016 附录 A）")
    void sm3_is_that_of_the_standard() {
        assertThat(Fingerprints.sm3("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }
}

package cn.hengping.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import cn.hengping.report.verification.FoundSeal;
import cn.hengping.report.verification.SealBroken;
import cn.hengping.report.verification.SealCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code java -jar verifier.jar FILE [FINGERPRINT…]}: prints the fingerprints of a PDF or OFD, compares them with those that were
 * given (from the verification page, or a manifest.json), checks its seal byte for byte, compares whose it is with the certificate that
 * was given, and computes the score again. Ends with 0 when everything agrees.
 */
public final class Verifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Verifier() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            IO.println("用法：java -jar verifier.jar 文件.pdf|文件.ofd [SHA-256 或 SM3 指纹 | manifest.json | 印章证书.cer]…");
            System.exit(2);
        }
        var findings = check(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        findings.told().forEach(IO::println);
        IO.println(
                findings.faults().isEmpty()
                        ? "结论：相符"
                        : "结论：不符，共 " + findings.faults().size() + " 处");
        System.exit(findings.faults().isEmpty() ? 0 : 1);
    }

    /** What was found: lines to read, and those of them that disagree. */
    record Findings(List<String> told, List<String> faults) {
        void agree(boolean agrees, String what) {
            told.add((agrees ? "  相符  " : "✗ 不符  ") + what);
            if (!agrees) {
                faults.add(what);
            }
        }
    }

    static Findings check(Path file, List<String> expected) throws IOException {
        var findings = new Findings(new ArrayList<>(), new ArrayList<>());
        var content = Files.readAllBytes(file);
        var sha256 = Fingerprints.sha256(content);
        var sm3 = Fingerprints.sm3(content);
        findings.told().add("文件 " + file + "（" + content.length + " 字节）");
        findings.told().add("SHA-256 " + sha256);
        findings.told().add("SM3     " + sm3);
        var found = seal(content, findings);
        for (var one : expected) {
            if (one.endsWith(".json")) {
                findings.agree(listed(JSON.readTree(Files.readAllBytes(Path.of(one))), sha256), "指纹在清单 " + one + " 中");
            } else if (one.endsWith(".cer")) {
                var certificate = Fingerprints.sha256(Files.readAllBytes(Path.of(one)));
                findings.agree(
                        found.filter(seal -> seal.certificateSha256().equals(certificate))
                                .isPresent(),
                        "印章证书 " + one);
            } else {
                var plain = one.strip().toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
                findings.agree(plain.equals(sha256) || plain.equals(sm3), "指纹 " + one);
            }
        }
        var proof = Proofs.in(content);
        if (proof.length == 0) {
            findings.agree(false, "文件中没有得分说明（score-proof.json）");
            return findings;
        }
        new ScoreCheck(JSON.readTree(proof), findings).check();
        return findings;
    }

    /** What the seal says of itself, if the file has one. */
    private static Optional<FoundSeal> seal(byte[] content, Findings findings) {
        if (!SealCheck.isSealed(content)) {
            findings.told().add("没有电子签章");
            return Optional.empty();
        }
        try {
            var found = SealCheck.require(content);
            findings.agree(true, "电子签章完好：" + found.signer() + "，自称 " + found.claimedAt());
            findings.told().add("签章证书 SHA-256 " + found.certificateSha256());
            tell(found.stamp(), findings);
            return Optional.of(found);
        } catch (SealBroken broken) {
            findings.agree(false, "电子签章：" + broken.getMessage());
            return Optional.empty();
        }
    }

    private static void tell(FoundSeal.@Nullable Stamp stamp, Findings findings) {
        if (stamp == null) {
            findings.told().add("没有时间戳");
        } else {
            findings.agree(true, "时间戳：" + stamp.at() + "，" + stamp.authority());
            findings.told().add("时间戳证书 SHA-256 " + stamp.certificateSha256());
        }
    }

    private static boolean listed(JsonNode manifest, String sha256) {
        return manifest.valueStream()
                .anyMatch(entry -> entry.path("sha256").asString("").equals(sha256));
    }
}

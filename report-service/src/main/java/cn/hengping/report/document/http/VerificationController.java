package cn.hengping.report.document.http;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Verification;
import cn.hengping.report.document.VerifyDocument;
import cn.hengping.report.document.archive.Xml;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the QR codes lead. No login: whoever holds a document may ask about it, and learns nothing that is not on it. */
@RestController
@RequestMapping("/verify")
class VerificationController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex"><title>文件核验</title><style>
            body{font-family:sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;line-height:1.6;color:#1a1a1a}
            table{border-collapse:collapse;width:100%%}th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}
            th{white-space:nowrap}code{word-break:break-all}</style></head><body><h1>%s</h1>%s
            <p>核对方法：把手中文件的指纹（SHA-256 或 SM3）与上表逐字比对；相同则文件未被改动。本页不显示得分、人员和正文。</p></body></html>
            """;

    private final VerifyDocument verifying;

    VerificationController(VerifyDocument verifying) {
        this.verifying = verifying;
    }

    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Verification> verify(@PathVariable String code) {
        return verifying.verify(code);
    }

    @GetMapping(path = "/{code}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> page(@PathVariable String code) {
        return verifying
                .verify(code)
                .map(found -> ResponseEntity.ok(PAGE.formatted(headline(found), table(found))))
                .onErrorResume(Refused.class, _ -> Mono.just(unknown()));
    }

    private static ResponseEntity<String> unknown() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(PAGE.formatted("没有这份文件", "<p>本系统没有出具过带有这个核验码的文件。请核对核验码；若确认无误，手中的文件不是本系统出具的。</p>"));
    }

    private static String headline(Verification found) {
        return found.superseded() ? "本系统出具的文件，已有更新的版本" : "本系统出具的文件，现行版本";
    }

    private static String table(Verification found) {
        var rows = new StringBuilder("<table>");
        row(rows, "核验码", found.code());
        row(rows, "文件", found.year() + "年度" + found.kind().title());
        row(rows, "版别", found.edition() == Edition.PUBLIC ? "公开版" : "全本");
        row(rows, "项目", found.projectName() == null ? "（不公开）" : found.projectName());
        row(rows, "实施单位", found.unitName() == null ? "（不公开）" : found.unitName());
        row(rows, "自评版本", "第 " + found.version() + " 版");
        row(rows, "页数", Integer.toString(found.pages()));
        row(rows, "出具时间", TIME.format(found.issuedAt()));
        for (var signer : found.signers()) {
            row(rows, "签字 " + signer.title(), TIME.format(signer.at()));
        }
        for (var file : found.files()) {
            row(rows, file.format() + " 字节", Long.toString(file.bytes()));
            row(rows, file.format() + " SHA-256", file.sha256());
            row(rows, file.format() + " SM3", file.sm3());
        }
        for (var file : found.sealedFiles()) {
            row(rows, file.format() + " 签章", seal(file));
            if (file.stampedAt() != null) {
                row(rows, file.format() + " 时间戳", TIME.format(file.stampedAt()) + "，" + file.authority());
            }
            if (file.certificateSha256() != null) {
                row(rows, file.format() + " 签章证书 SHA-256", file.certificateSha256());
            }
            row(rows, file.format() + " 已签章 SHA-256", file.sha256());
            row(rows, file.format() + " 已签章 SM3", file.sm3());
        }
        return rows.append("</table>").toString();
    }

    private static String seal(Verification.SealedPrint file) {
        return file.broken() == null
                ? "完好，" + file.signer() + "，" + TIME.format(file.sealedAt())
                : "不能确认：" + file.broken();
    }

    private static void row(StringBuilder rows, String label, String value) {
        rows.append("<tr><th>").append(Xml.escaped(label)).append("</th><td><code>");
        rows.append(Xml.escaped(value)).append("</code></td></tr>");
    }
}

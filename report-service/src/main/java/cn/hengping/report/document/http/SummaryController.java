package cn.hengping.report.document.http;

import java.nio.charset.StandardCharsets;

import cn.hengping.platform.Actor;
import cn.hengping.platform.sheet.SheetExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import cn.hengping.report.document.DistrictSummary;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/summaries")
class SummaryController {
    private final DistrictSummary summary;

    SummaryController(DistrictSummary summary) {
        this.summary = summary;
    }

    /** The year's approved evaluations in one table (绩效自评汇总表). */
    @GetMapping("/evaluations")
    Mono<ResponseEntity<Flux<DataBuffer>>> evaluations(
            @RequestParam int year, @RequestParam(defaultValue = "XLSX") Format format, Actor actor) {
        return SheetExport.of(
                        format,
                        "绩效自评汇总表",
                        DistrictSummary.TITLES,
                        summary.rows(year, actor),
                        DistrictSummary.Row::cells,
                        DistrictSummary.MOST_ROWS)
                .map(parts -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(year + "年度绩效自评汇总表" + format.suffix(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(format.mediaType()))
                        .body(parts.map(DefaultDataBufferFactory.sharedInstance::wrap)));
    }
}

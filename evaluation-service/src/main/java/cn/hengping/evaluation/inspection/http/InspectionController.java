package cn.hengping.evaluation.inspection.http;

import java.io.ByteArrayOutputStream;
import java.util.List;

import cn.hengping.evaluation.inspection.InspectUpload;
import cn.hengping.evaluation.inspection.Inspection;
import cn.hengping.evaluation.inspection.InspectionRefusal.FileTooLargeToInspect;
import cn.hengping.evaluation.inspection.Rule;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/inspections")
class InspectionController {
    /** Everybody who works with evaluations; administrators do not. */
    private static final Role[] READERS = {
        Role.PREPARER,
        Role.STAFF,
        Role.UNIT_HEAD,
        Role.DEPARTMENT_REVIEWER,
        Role.BUREAU_REVIEWER,
        Role.BUREAU_HEAD,
        Role.CAMPAIGN_MANAGER,
        Role.AUDITOR
    };

    private final InspectUpload upload;
    private final Inspection inspection;

    InspectionController(InspectUpload upload, Inspection inspection) {
        this.upload = upload;
        this.inspection = inspection;
    }

    record RuleList(List<Rule> items, @Nullable String next) {}

    /** The file as the body; it is nobody's and is not kept, so that a repeat needs no key. */
    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<InspectionView> inspect(
            @RequestParam(defaultValue = "") String fileName,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestBody(required = false) @Nullable Flux<DataBuffer> body,
            Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(READERS))
                .then(bytes(body))
                .flatMap(upload::inspect)
                .map(inspected -> InspectionView.of(fileName, inspected, draft));
    }

    @GetMapping("/rules")
    Mono<RuleList> rules(Actor actor) {
        return Mono.fromSupplier(() -> {
            actor.requireRole(READERS);
            return new RuleList(inspection.rules(), null);
        });
    }

    private static Mono<byte[]> bytes(@Nullable Flux<DataBuffer> body) {
        return body == null
                ? Mono.just(new byte[0])
                : body.reduceWith(Upload::new, Upload::add).map(Upload::bytes);
    }

    /** A body as it comes in. It is read a while past the limit: a caller who is still sending would see a broken connection, and no reason. */
    private static final class Upload {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long seen;

        Upload add(DataBuffer buffer) {
            seen += buffer.readableByteCount();
            var part = new byte[buffer.readableByteCount()];
            buffer.read(part);
            DataBufferUtils.release(buffer);
            if (seen > 4L * InspectUpload.MOST_BYTES) {
                throw new FileTooLargeToInspect(InspectUpload.MOST_BYTES).asError();
            }
            if (seen <= InspectUpload.MOST_BYTES) {
                kept.writeBytes(part);
            }
            return this;
        }

        byte[] bytes() {
            if (seen > InspectUpload.MOST_BYTES) {
                throw new FileTooLargeToInspect(InspectUpload.MOST_BYTES).asError();
            }
            return kept.toByteArray();
        }
    }
}

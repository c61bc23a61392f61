package cn.hengping.evaluation.inspection;

import cn.hengping.evaluation.inspection.InspectionRefusal.FileNotInspected;
import cn.hengping.evaluation.inspection.InspectionRefusal.FileTooLargeToInspect;
import cn.hengping.evaluation.inspection.reading.Unreadable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Inspects a file that was written elsewhere. Nothing of it is kept. */
@Component
public class InspectUpload {
    /** The largest file that is taken over the network, in bytes: 10 MB. */
    public static final int MOST_BYTES = 10 << 20;

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 64;

    private final InspectFile inspect;
    private final Scheduler readers = Schedulers.newBoundedElastic(AT_ONCE, MOST_WAITING, "inspection");

    InspectUpload(InspectFile inspect) {
        this.inspect = inspect;
    }

    /** Reading takes the processor for a while: on threads of its own, few of them, so that all else goes on. */
    public Mono<Inspected> inspect(byte[] content) {
        return Mono.fromCallable(() -> inspected(content)).subscribeOn(readers);
    }

    private Inspected inspected(byte[] content) {
        try {
            return inspect.inspect(content);
        } catch (Unreadable unreadable) {
            if (unreadable.why() == Unreadable.Why.TOO_LARGE) {
                throw new FileTooLargeToInspect(MOST_BYTES).asError();
            }
            throw new FileNotInspected(unreadable.why().title()).asError();
        }
    }
}

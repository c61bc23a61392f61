package cn.hengping.evaluation.people.kafka;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.Post;
import cn.hengping.platform.UnitPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Blocks on purpose: the offset must not move before the transaction does. */
@Component
class StaffListener {
    private static final Logger log = LoggerFactory.getLogger(StaffListener.class);

    private final Staff staff;
    private final JsonMapper json;

    StaffListener(Staff staff, JsonMapper json) {
        this.staff = staff;
        this.json = json;
    }

    /** The part of {@code contracts/budget/StaffChanged.v1.json} that is needed here. */
    record StaffChanged(
            String account,
            String title,
            String unitCode,
            String unitName,
            UnitPath unitPath,
            List<Held> posts,
            boolean active,
            long sequence) {

        record Held(String role, String scope) {
            /** A post of a role that is not known here yet counts for nothing. */
            Optional<Post> post() {
                return Post.parse(scope + "/" + role);
            }
        }

        Person person() {
            return new Person(
                    account,
                    title,
                    unitCode,
                    unitName,
                    unitPath,
                    posts.stream().map(Held::post).flatMap(Optional::stream).toList(),
                    active,
                    sequence);
        }
    }

    @KafkaListener(topics = "budget.staff", groupId = "evaluation")
    void on(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("StaffChanged.v1")) {
            var person = json.readValue(body, StaffChanged.class).person();
            staff.remember(UUID.fromString(eventId), person).block(Inbox.PATIENCE);
            log.info(
                    "somebody of {} holds {} post(s), active: {}",
                    person.unitPath(),
                    person.posts().size(),
                    person.active());
        }
    }
}

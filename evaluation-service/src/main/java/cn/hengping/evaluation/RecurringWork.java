package cn.hengping.evaluation;

import java.time.Duration;

import cn.hengping.evaluation.campaign.ResumeOpenings;
import cn.hengping.evaluation.district.AdvanceRuns;
import cn.hengping.evaluation.dossier.SealLog;
import cn.hengping.evaluation.evidence.SweepEvidence;
import cn.hengping.evaluation.notice.TellOfDrafts;
import cn.hengping.evaluation.reminder.ClimbLadder;
import cn.hengping.evaluation.reminder.WatchSteps;
import cn.hengping.evaluation.review.RemindRectifications;
import cn.hengping.platform.Recurring;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that this service does by itself, and how often. Each takes its own lease, so that of several instances one
 * does it; watching needs none. */
@Configuration(proxyBeanMethods = false)
class RecurringWork {

    @Bean
    Recurring reminders(ClimbLadder ladder, @Value("${hengping.reminders.look:60s}") Duration every) {
        return new Recurring("reminders given", every, ladder::climb);
    }

    @Bean
    Recurring watchedSteps(WatchSteps watching, @Value("${hengping.signoff.look:30s}") Duration every) {
        return new Recurring("overdue steps that nobody above was told of", every, watching::look);
    }

    @Bean
    Recurring overdueRectifications(
            RemindRectifications reminding, @Value("${hengping.reminders.look:60s}") Duration every) {
        return new Recurring("overdue rectifications reminded", every, reminding::remind);
    }

    @Bean
    Recurring draftsDue(TellOfDrafts telling, @Value("${hengping.notices.look:5m}") Duration every) {
        return new Recurring("notices of drafts that are due", every, telling::tell);
    }

    @Bean
    Recurring districtRuns(AdvanceRuns runs, @Value("${hengping.district.look:2s}") Duration every) {
        return new Recurring("pages of district runs done", every, runs::advance);
    }

    @Bean
    Recurring sweptUploads(SweepEvidence sweeping, @Value("${hengping.evidence.sweep:5m}") Duration every) {
        return new Recurring("files that belonged to no evaluation taken away", every, sweeping::sweep);
    }

    @Bean
    Recurring openingsTakenOver(ResumeOpenings openings, @Value("${hengping.opening.look-every:5s}") Duration every) {
        return new Recurring("openings that were broken off gone on with", every, openings::resume);
    }

    @Bean
    Recurring auditSeals(SealLog sealing, @Value("${hengping.audit.seal:5s}") Duration every) {
        return new Recurring("lines of the log sealed", every, sealing::prolong);
    }
}

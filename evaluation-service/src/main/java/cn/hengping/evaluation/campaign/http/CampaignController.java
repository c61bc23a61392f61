package cn.hengping.evaluation.campaign.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.Campaigns;
import cn.hengping.evaluation.campaign.IssueCampaign;
import cn.hengping.evaluation.campaign.SelectProjects;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class CampaignController {
    private final IssueCampaign issuing;
    private final SelectProjects selecting;
    private final Campaigns campaigns;

    CampaignController(IssueCampaign issuing, SelectProjects selecting, Campaigns campaigns) {
        this.issuing = issuing;
        this.selecting = selecting;
        this.campaigns = campaigns;
    }

    /** A campaign as one caller sees it. */
    record CampaignView(
            UUID id,
            int year,
            String name,
            UnitPath scopePath,
            String ruleSetCode,
            int ruleSetVersion,
            String ruleSetHash,
            LocalDate dueDate,
            List<Desk> chain,
            Instant issuedAt,
            List<String> may) {
        static CampaignView of(Campaign campaign, Actor actor) {
            return new CampaignView(
                    campaign.id(),
                    campaign.year(),
                    campaign.name(),
                    campaign.scopePath(),
                    campaign.ruleSetCode(),
                    campaign.ruleSetVersion(),
                    campaign.ruleSetHash(),
                    campaign.dueDate(),
                    campaign.chain().desks(),
                    campaign.issuedAt(),
                    campaign.may(actor));
        }
    }

    @PostMapping("/campaigns")
    Mono<ResponseEntity<CampaignView>> issue(@RequestBody Campaign.Order body, Command command) {
        return issuing.issue(body, command)
                .map(campaign -> Answers.created(
                        "/campaigns/" + campaign.id(), CampaignView.of(campaign, command.actor()), campaign.version()));
    }

    @GetMapping("/campaigns")
    Mono<Page<CampaignView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return campaigns
                .page(actor, cursor, Page.limit(limit))
                .map(page -> page.map(campaign -> CampaignView.of(campaign, actor)));
    }

    @GetMapping("/campaigns/{id}")
    Mono<ResponseEntity<CampaignView>> one(@PathVariable UUID id, Actor actor) {
        return campaigns
                .get(id, actor)
                .map(campaign -> Answers.ok(CampaignView.of(campaign, actor), campaign.version()));
    }

    @PostMapping("/campaigns/{id}/selections")
    Mono<ResponseEntity<Selection>> select(
            @PathVariable UUID id, @RequestBody Selection.Request body, Command command) {
        return selecting
                .select(id, body, command)
                .map(selection -> ResponseEntity.status(201).body(selection));
    }
}

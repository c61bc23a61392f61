package cn.hengping.evaluation.campaign.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.CampaignLife;
import cn.hengping.evaluation.campaign.CampaignOrder;
import cn.hengping.evaluation.campaign.Campaigns;
import cn.hengping.evaluation.campaign.Coverage;
import cn.hengping.evaluation.campaign.IssueCampaign;
import cn.hengping.evaluation.campaign.LeadCampaign;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/campaigns")
class CampaignController {
    private final IssueCampaign issuing;
    private final LeadCampaign leading;
    private final SelectProjects selecting;
    private final Campaigns campaigns;

    CampaignController(IssueCampaign issuing, LeadCampaign leading, SelectProjects selecting, Campaigns campaigns) {
        this.issuing = issuing;
        this.leading = leading;
        this.selecting = selecting;
        this.campaigns = campaigns;
    }

    /** A campaign as one caller sees it. */
    record CampaignView(
            UUID id,
            int year,
            String name,
            UnitPath scopePath,
            List<String> kinds,
            String ruleSetCode,
            int ruleSetVersion,
            String ruleSetHash,
            @Nullable String outlineCode,
            @Nullable String tableCode,
            LocalDate dueDate,
            List<Desk> chain,
            String state,
            List<Campaign.Happening> trail,
            @Nullable UUID previous,
            Instant issuedAt,
            List<String> may) {
        static CampaignView of(Campaign campaign, Actor actor) {
            return new CampaignView(
                    campaign.id(),
                    campaign.year(),
                    campaign.name(),
                    campaign.scopePath(),
                    campaign.kindsOrAll(),
                    campaign.ruleSetCode(),
                    campaign.ruleSetVersion(),
                    campaign.ruleSetHash(),
                    campaign.outlineCode(),
                    campaign.tableCode(),
                    campaign.dueDate(),
                    campaign.chain().desks(),
                    campaign.isOpen() ? "OPEN" : "CLOSED",
                    campaign.happenings(),
                    campaign.previous(),
                    campaign.issuedAt(),
                    campaign.may(actor));
        }
    }

    @PostMapping
    Mono<ResponseEntity<CampaignView>> issue(@RequestBody CampaignOrder body, Command command) {
        return issuing.issue(body, command).map(campaign -> created(campaign, command.actor()));
    }

    @GetMapping
    Mono<Page<CampaignView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return campaigns
                .page(actor, cursor, Page.limit(limit))
                .map(page -> page.map(campaign -> CampaignView.of(campaign, actor)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CampaignView>> one(@PathVariable UUID id, Actor actor) {
        return campaigns.get(id, actor).map(campaign -> ok(campaign, actor));
    }

    @GetMapping("/{id}/coverage")
    Mono<Coverage> coverage(@PathVariable UUID id, Actor actor) {
        return campaigns.get(id, actor).flatMap(campaign -> campaigns.coverage(campaign, actor));
    }

    @PostMapping("/{id}/selections")
    Mono<ResponseEntity<Selection>> select(
            @PathVariable UUID id, @RequestBody Selection.Request body, Command command) {
        return selecting
                .select(id, body, command)
                .map(selection -> ResponseEntity.status(201).body(selection));
    }

    @PostMapping("/{id}/extensions")
    Mono<ResponseEntity<CampaignView>> extend(
            @PathVariable UUID id, @RequestBody CampaignLife.Request body, Command command) {
        return act(id, Campaign.Act.EXTEND, body, command);
    }

    @PostMapping("/{id}/closures")
    Mono<ResponseEntity<CampaignView>> close(
            @PathVariable UUID id, @RequestBody CampaignLife.Request body, Command command) {
        return act(id, Campaign.Act.CLOSE, body, command);
    }

    @PostMapping("/{id}/reopenings")
    Mono<ResponseEntity<CampaignView>> reopen(
            @PathVariable UUID id, @RequestBody CampaignLife.Request body, Command command) {
        return act(id, Campaign.Act.REOPEN, body, command);
    }

    private Mono<ResponseEntity<CampaignView>> act(
            UUID id, Campaign.Act act, CampaignLife.Request body, Command command) {
        return leading.act(id, act, body, command).map(campaign -> ok(campaign, command.actor()));
    }

    @PostMapping("/{id}/roll-overs")
    Mono<ResponseEntity<CampaignView>> rollOver(
            @PathVariable UUID id, @RequestBody CampaignLife.RollOver body, Command command) {
        return issuing.rollOver(id, body, command).map(campaign -> created(campaign, command.actor()));
    }

    private static ResponseEntity<CampaignView> ok(Campaign campaign, Actor actor) {
        return Answers.ok(CampaignView.of(campaign, actor), campaign.version());
    }

    private static ResponseEntity<CampaignView> created(Campaign campaign, Actor actor) {
        return Answers.created("/campaigns/" + campaign.id(), CampaignView.of(campaign, actor), campaign.version());
    }
}

package cn.hengping.evaluation.campaign;

import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.campaign.Campaign.Act;
import cn.hengping.evaluation.campaign.Campaign.Happening;
import cn.hengping.evaluation.campaign.CampaignRefusal.CampaignClosed;
import cn.hengping.evaluation.campaign.CampaignRefusal.CampaignNotClosed;
import cn.hengping.evaluation.campaign.CampaignRefusal.StillUnfinished;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import org.jspecify.annotations.Nullable;

/** What the campaign management may do to a campaign after it is issued (延期、关闭、重开、结转下年), and when not. */
public final class CampaignLife {
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_WORKING_DAYS = 250;

    private CampaignLife() {}

    /**
     * What is asked for.
     *
     * @param dueDate the new last day, or else the working days from the old one (an extension) or from now (a reopening)
     * @param leaveUnfinished closes although some evaluations are not finished
     */
    public record Request(
            String reason,
            @Nullable LocalDate dueDate,
            @Nullable Integer dueWorkingDays,
            @Nullable Boolean leaveUnfinished) {}

    /** Next year's campaign, as this year's. */
    public record RollOver(
            @Nullable String name,
            @Nullable LocalDate dueDate,
            @Nullable Integer dueWorkingDays,
            @Nullable String despite) {}

    static Campaign act(
            Campaign campaign, Act act, Request request, long unfinished, WorkingCalendar calendar, Command command) {
        requireManager(campaign, command);
        if (act == Act.REOPEN && campaign.isOpen()) {
            throw new CampaignNotClosed(campaign.year()).asError();
        }
        if (act != Act.REOPEN && !campaign.isOpen()) {
            throw new CampaignClosed(campaign.year()).asError();
        }
        command.requireCurrent(campaign.version());
        NotAcceptable.unless(faults(act, request));
        if (act == Act.CLOSE && unfinished > 0 && !Boolean.TRUE.equals(request.leaveUnfinished())) {
            throw new StillUnfinished(unfinished).asError();
        }
        var due = due(campaign, act, request, calendar, command);
        return campaign.after(
                new Happening(act, due, request.reason(), command.actor().account(), command.at()));
    }

    private static void requireManager(Campaign campaign, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER);
        command.actor().requireScope(campaign.scopePath());
    }

    private static List<Fault> faults(Act act, Request request) {
        var faults = new ArrayList<Fault>();
        if (request.reason().isBlank() || request.reason().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        if (act != Act.CLOSE && (request.dueDate() == null) == (request.dueWorkingDays() == null)) {
            faults.add(Fault.at("/dueDate", "DueDateOrWorkingDays"));
        }
        var days = request.dueWorkingDays();
        if (days != null && (days < 1 || days > MOST_WORKING_DAYS)) {
            faults.add(Fault.at("/dueWorkingDays", "DaysOutOfRange", 1, MOST_WORKING_DAYS));
        }
        return faults;
    }

    private static LocalDate due(
            Campaign campaign, Act act, Request request, WorkingCalendar calendar, Command command) {
        if (act == Act.CLOSE) {
            return campaign.dueDate();
        }
        var today = WorkingCalendar.dayOf(command.at());
        var from = act == Act.EXTEND ? campaign.dueDate() : today;
        var due = request.dueDate() == null
                ? calendar.due(from, Objects.requireNonNull(request.dueWorkingDays()))
                : request.dueDate();
        var earliest = act == Act.EXTEND ? campaign.dueDate().plusDays(1) : today;
        if (due.isBefore(earliest)) {
            NotAcceptable.unless(List.of(Fault.at("/dueDate", "DueTooEarly", due, earliest)));
        }
        return due;
    }

    /** The order for the next year: the same place, kinds, desks and outline, the newest version of the same rules. */
    static CampaignOrder next(Campaign campaign, RollOver request, Command command) {
        requireManager(campaign, command);
        var year = campaign.year() + 1;
        var name = request.name() == null
                ? campaign.name().replace(String.valueOf(campaign.year()), String.valueOf(year))
                : request.name();
        return new CampaignOrder(
                year,
                name,
                campaign.scopePath(),
                campaign.ruleSetCode(),
                null,
                request.dueDate(),
                request.dueWorkingDays(),
                campaign.chain().code() == null ? campaign.chain().desks() : null,
                campaign.chain().code(),
                null,
                request.despite(),
                campaign.kinds(),
                campaign.outlineCode(),
                campaign.tableCode(),
                campaign.id());
    }
}

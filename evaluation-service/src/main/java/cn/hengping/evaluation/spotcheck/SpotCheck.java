package cn.hengping.evaluation.spotcheck;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.hengping.evaluation.spotcheck.SpotCheckRefusal.AlreadyDrawn;
import cn.hengping.evaluation.spotcheck.SpotCheckRefusal.AnnouncerDoesNotDraw;
import cn.hengping.evaluation.spotcheck.SpotCheckRefusal.NothingToCheck;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A spot check of a campaign (抽查): announced with the hash of a secret seed by the campaign management, drawn once by somebody
 * else, who adds a word. Then the seed is open, and everybody can draw again and must get the same.
 */
public record SpotCheck(
        UUID id,
        UUID campaignId,
        int year,
        UnitPath scopePath,
        Announcement announcement,
        String commitment,
        String announcedBy,
        Instant announcedAt,
        @Nullable Result result,
        long version) {
    private static final int MOST = 1_000;
    private static final int MOST_CHARACTERS_OF_A_WORD = 100;

    /**
     * What is announced.
     *
     * @param byRisk how many of the riskiest are taken in any case
     * @param atRandom how many of the others are drawn
     * @param weighted whether risk gives more lots, one and one more for every point
     */
    public record Announcement(int byRisk, int atRandom, boolean weighted, String reason) {}

    /** How a project came to be checked. */
    public enum Way {
        BY_RISK,
        AT_RANDOM
    }

    /**
     * One that is checked.
     *
     * @param projectName as it was called when it was drawn; checks before this was kept have none
     */
    public record Pick(
            UUID evaluationId,
            String projectCode,
            @Nullable String projectName,
            Way way,
            int riskPoints,
            List<String> grounds) {
        public Pick {
            grounds = List.copyOf(grounds);
        }
    }

    /** The draw and all that it takes to repeat it. */
    public record Result(
            String algorithm,
            String seed,
            String word,
            String populationHash,
            int populationSize,
            List<Pick> picks,
            String drawnBy,
            Instant drawnAt) {
        public Result {
            picks = List.copyOf(picks);
        }
    }

    /** A drawn check, and the population as it was hashed. */
    record Drawn(SpotCheck after, String population) {}

    static SpotCheck announce(
            UUID id, UUID campaignId, int year, UnitPath scope, Announcement asked, byte[] seed, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER);
        command.actor().requireScope(scope);
        var faults = new ArrayList<Fault>();
        if (asked.byRisk() < 0 || asked.byRisk() > MOST) {
            faults.add(Fault.at("/byRisk", "NumberOutOfRange", 0, MOST));
        }
        if (asked.atRandom() < 0 || asked.atRandom() > MOST || asked.atRandom() + asked.byRisk() < 1) {
            faults.add(Fault.at("/atRandom", "NumberOutOfRange", 0, MOST));
        }
        if (asked.reason().isBlank() || asked.reason().length() > 500) {
            faults.add(Fault.at("/reason", "TextLength", 1, 500));
        }
        NotAcceptable.unless(faults);
        return new SpotCheck(
                id,
                campaignId,
                year,
                scope,
                asked,
                Draw.commitment(seed),
                command.actor().account(),
                command.at(),
                null,
                1);
    }

    Drawn draw(byte[] seed, String word, List<Risk> risks, Command command) {
        requireDrawer(command.actor());
        if (result != null) {
            throw new AlreadyDrawn().asError();
        }
        command.requireCurrent(version);
        if (word.isBlank() || word.length() > MOST_CHARACTERS_OF_A_WORD || word.contains("|")) {
            NotAcceptable.unless(List.of(Fault.at("/word", "WordMalformed", MOST_CHARACTERS_OF_A_WORD)));
        }
        if (risks.isEmpty()) {
            throw new NothingToCheck().asError();
        }
        var risky = risks.stream()
                .sorted(Comparator.comparingInt(Risk::points).reversed().thenComparing(Risk::projectCode))
                .limit(announcement.byRisk())
                .toList();
        var taken = new HashSet<>(risky);
        var lots = risks.stream()
                .filter(risk -> !taken.contains(risk))
                .map(risk -> new Draw.Lot(risk.projectCode(), announcement.weighted() ? 1 + risk.points() : 1))
                .toList();
        var byCode = risks.stream().collect(Collectors.toMap(Risk::projectCode, risk -> risk));
        var picks = new ArrayList<Pick>();
        risky.forEach(risk -> picks.add(pick(risk, Way.BY_RISK)));
        Draw.draw(seed, word, lots, announcement.atRandom())
                .forEach(code -> picks.add(pick(Objects.requireNonNull(byCode.get(code)), Way.AT_RANDOM)));
        var drawn = new Result(
                "hengping-draw-1",
                HexFormat.of().formatHex(seed),
                word,
                Draw.hash(lots),
                lots.size(),
                picks,
                command.actor().account(),
                command.at());
        return new Drawn(with(drawn), Draw.text(lots));
    }

    private void requireDrawer(Actor actor) {
        actor.requireRole(BUREAU_HEAD, BUREAU_REVIEWER, CAMPAIGN_MANAGER);
        actor.requireScope(scopePath);
        if (actor.account().equals(announcedBy)) {
            throw new AnnouncerDoesNotDraw(announcedBy).asError();
        }
    }

    private static Pick pick(Risk risk, Way way) {
        return new Pick(
                risk.evaluationId(), risk.projectCode(), risk.projectName(), way, risk.points(), risk.grounds());
    }

    private SpotCheck with(Result drawn) {
        return new SpotCheck(
                id,
                campaignId,
                year,
                scopePath,
                announcement,
                commitment,
                announcedBy,
                announcedAt,
                drawn,
                version + 1);
    }
}

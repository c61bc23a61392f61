package cn.hengping.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.hengping.deploy.walk.WalkFailed;

/**
 * What was so when the machine was lost, to hold against what is so after a restore.
 *
 * @param mistake the moment before which somebody will want to be again
 * @param acknowledged the commands that were answered, the oldest first
 * @param at when the machine was lost
 * @param kept fingerprints of what must be the same
 */
record Lost(Instant mistake, List<Clerk.Acknowledged> acknowledged, Instant at, Map<String, String> kept) {
    private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

    /** Fingerprints of what nobody touches any more. */
    static Map<String, String> fingerprints(Databases databases) {
        return Map.of(
                "自评",
                databases.value(
                        "evaluation", "select md5(string_agg(e::text, '|' order by id)) from self_evaluation e"),
                "文件",
                databases.value(
                        "report",
                        "select md5(string_agg(id || ' ' || sha256(content)::text, '|' order by id)) from document"),
                "台账",
                databases.value("budget", "select md5(string_agg(l::text, '|' order by l::text)) from ledger_entry l"));
    }

    private static Set<String> logged(Databases databases) {
        return new HashSet<>(
                databases.query("budget", "select request_key from command_log where request_key is not null"));
    }

    static void require(boolean is, String what) {
        if (!is) {
            throw new WalkFailed("不成立：" + what);
        }
    }

    /** Everything that was archived is there: only the last piece may be gone, no longer than it takes to archive. */
    void requireAllButTheLast(Databases databases, int archiveSeconds, Results results) {
        var there = logged(databases);
        var gone =
                acknowledged.stream().filter(one -> !there.contains(one.key())).toList();
        var window = gone.isEmpty()
                ? Duration.ZERO
                : Duration.between(gone.getFirst().answered(), at);
        results.say("已答复的命令", acknowledged.size());
        results.say("其中丢失", gone.size());
        results.say("RPO（最早一条丢失的命令早于丢失时刻）", window);
        require(window.compareTo(Duration.ofSeconds(archiveSeconds).plus(ON_THE_WAY)) <= 0, "丢失不超过归档间隔加五秒");
        require(acknowledged.reversed().subList(0, gone.size()).containsAll(gone), "丢失的是最后一段，中间没有缺口");
        require(fingerprints(databases).equals(kept), "自评、文件、台账与丢失之前一字不差");
    }

    /** What was acknowledged before the moment is there; what came after it is not. */
    void requireTheMoment(Databases databases) {
        var there = logged(databases);
        for (var one : acknowledged) {
            require(!one.answered().isBefore(mistake) || there.contains(one.key()), "那一时刻之前答复的命令在：" + one.account());
            require(!one.sent().isAfter(mistake) || !there.contains(one.key()), "那一时刻之后的命令不在：" + one.account());
        }
        require(fingerprints(databases).equals(kept), "自评、文件、台账与那一时刻一字不差");
    }
}

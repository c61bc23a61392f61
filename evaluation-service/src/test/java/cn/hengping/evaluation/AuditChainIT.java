package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import cn.hengping.evaluation.dossier.SealLog;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

@DisplayName("审计链：每条办结记录连着前一条")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.audit.seal=1d")
@DirtiesContext
class AuditChainIT extends RunningEvaluation {
    private static final String AUDITOR = Tokens.of("sj-auditor", "/130207/AUDITOR");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");

    @Autowired
    SealLog sealing;

    @BeforeEach
    void a_log_of_twelve_hundred_lines() {
        run("delete from log_anchor");
        run("delete from log_seal");
        run("delete from command_log");
        run("""
                insert into command_log (at, account, post, action, subject, after, changes)
                select now(), 'a' || n, '130207/101/PREPARER', 'ENTER_RESULTS', 's' || n % 7, jsonb_build_object('n', n),
                    case when n % 2 = 0 then '[]'::jsonb end
                from generate_series(1, 1200) n
                """);
        assertThat(sealing.prolong().block(Duration.ofSeconds(60))).isEqualTo(1200);
    }

    private Said verified() {
        return call.get(AUDITOR, "/audit-chain/verification");
    }

    private long entryAt(int position) {
        return count("select entry_id from log_seal where position = " + position);
    }

    @Test
    @DisplayName("完好的链：逐环核对无误；新的记录待封存；封存之后仍然完好；锚点作为事实发布")
    void an_untouched_chain_is_intact() {
        var before = verified();
        assertThat(before.at("/intact")).isEqualTo("true");
        assertThat(before.at("/checked")).isEqualTo("1200");
        assertThat(before.at("/unsealed")).isEqualTo("1");

        sealing.prolong().block(Duration.ofSeconds(60));

        assertThat(verified().at("/checked")).isEqualTo("1201");
        assertThat(verified().at("/unsealed")).isEqualTo("0");
        assertThat(call.get(AUDITOR, "/audit-chain/commands").at("/items/0/action"))
                .isEqualTo("ANCHOR_AUDIT_CHAIN");
        assertThat(count("select count(*) from outbox where type = 'AuditAnchored.v1'"))
                .isPositive();
        assertThat(call.get(AUDITOR, "/audit-chain/verification?from=1000").at("/checked"))
                .isEqualTo("201");
        assertThat(call.get(MANAGER, "/audit-chain/verification").refusal()).isEqualTo("NotYourRole");
        assertThat(call.get(AUDITOR, "/audit-chain/verification?from=-1").refusal())
                .isEqualTo("ParameterMalformed");
    }

    @Test
    @DisplayName("入链的实例没了，几秒之内另一个可以接手：租约不长于十五秒；从持有者的名字认得出是哪个进程")
    void a_successor_begins_within_seconds() {
        assertThat(count("select extract(epoch from until - now())::bigint from lease where name = 'audit-chain'"))
                .isBetween(0L, 15L);
        assertThat(count("select count(*) from lease where name = 'audit-chain' and holder like '"
                        + ProcessHandle.current().pid() + "@%'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("办结记录清单：新的在前，逐页翻到底；只有审计看得到，只到自己的范围，系统的锚点都看得到，不含写了什么")
    void the_log_is_listed_for_those_who_watch_over_it() {
        var first = call.get(AUDITOR, "/audit-chain/commands?limit=200");
        assertThat(first.body().path("items")).hasSize(200);
        assertThat(first.at("/items/0/action")).isEqualTo("ANCHOR_AUDIT_CHAIN");
        assertThat(first.at("/items/1/account")).isEqualTo("a1200");
        assertThat(first.at("/items/1/position")).isEqualTo("1200");
        assertThat(first.body().toString()).doesNotContain("\"after\"", "\"changes\"");
        var second = call.get(AUDITOR, "/audit-chain/commands?limit=200&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/account")).isEqualTo("a1001");
        assertThat(call.get(AUDITOR, "/audit-chain/commands?account=a7").body().path("items"))
                .hasSize(1);
        var elsewhere = Tokens.of("sj-other", "/130207/102/AUDITOR");
        assertThat(call.get(elsewhere, "/audit-chain/commands").body().path("items"))
                .as("the system's anchors belong to no place")
                .hasSize(1);
        assertThat(call.get(MANAGER, "/audit-chain/commands").refusal()).isEqualTo("NotYourRole");
        assertThat(call.get(AUDITOR, "/audit-chain/commands?cursor=x").refusal())
                .isEqualTo("CursorMalformed");
    }

    private void broken(int position, String why) {
        var said = verified();
        assertThat(said.at("/intact")).isEqualTo("false");
        assertThat(said.at("/broken/position")).isEqualTo(String.valueOf(position));
        assertThat(said.at("/broken/why")).isEqualTo(why);
    }

    @Test
    @DisplayName("改一个字：指出第一处断点，哪怕后面还有")
    void a_changed_line_is_named() {
        run("update command_log set account = 'b' where id in (" + entryAt(700) + ", " + entryAt(900) + ")");

        broken(700, "CHANGED");
    }

    @Test
    @DisplayName("改了记录又补上这一环的哈希：断在下一环")
    void a_changed_line_with_a_new_hash_breaks_the_next_link() {
        run("update command_log set after = '{\"n\": 0}' where id = " + entryAt(5));
        run("update log_seal set hash = repeat('a', 64) where position = 5");

        broken(5, "CHANGED");
    }

    @Test
    @DisplayName("删一条记录、抽一环：各有其名")
    void what_is_taken_out_is_named() {
        run("delete from command_log where id = " + entryAt(300));
        broken(300, "LINE_MISSING");

        run("delete from log_seal where position = 200");
        broken(200, "LINK_MISSING");
    }

    @Test
    @DisplayName("截去链尾：与发布过的锚点不符；整条重写：也不符")
    void a_chain_that_is_cut_off_or_written_anew_disagrees_with_its_anchor() {
        run("delete from command_log where id >= " + entryAt(1100));
        run("delete from log_seal where position >= 1100");
        broken(1200, "CUT_OFF");

        run("update command_log set account = 'b' where id = " + entryAt(1));
        run("delete from log_seal");
        run(
                "insert into command_log (at, account, post, action, subject, after) select now(), 'c', '/1/AUDITOR', 'X', 's', '{}'"
                        + " from generate_series(1, 200)");
        sealing.prolong().block(Duration.ofSeconds(60));
        broken(1200, "WRITTEN_ANEW");
    }
}

package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.recognition.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("往年的报告拆成章节")
class SectionsTest {
    private static final InspectFile INSPECT = new InspectFile(new Words(null));

    private static Map<String, String> split(byte[] file) {
        return Draft.of(INSPECT.inspect(file).dossier()).getFirst().narrative();
    }

    private static Map<String, String> split(String text) {
        return split(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("创始样例的五章：每节归到自己名下，标题行里的正文也在，目标不算，落款不算")
    void the_founding_outline_is_split() {
        var sections = split("""
                项目支出绩效自评报告
                项目实施单位（公章）：丰南区委网信办
                一、评价工作组织开展情况
                成立评价小组，选取一个项目。
                二、项目基本概况
                （一）项目背景
                1．项目依据。依据文件设立。
                2．项目用途。网络安全演练。
                （二）项目绩效目标
                每月上报舆情信息不少于280条。
                三、绩效评价情况
                （一）自评内容和目的
                总结经验，发现不足。
                （二）指标分析
                1．项目管理绩效
                制度健全，执行率97.37%。
                2．项目结果绩效
                月均上报266条。
                （三）综合评价等级和结论
                综合得分93.99分。
                四、存在问题及改进建议
                （一）实施的经验
                早部署。
                （二）教训：岗位未备份。
                （三）目标未完成原因
                岗位空缺。
                （四）存在的问题
                （1）资金使用不及时。
                （2）问题整改不到位，绩效目标设置不够细化。
                （五）改进措施
                1.完善制度。
                五、其他需要说明的问题
                无。
                丰南区委网信办
                2025年2月26日
                本报告得分为自评分。
                """);

        assertThat(sections)
                .containsOnly(
                        entry("organisation", "成立评价小组，选取一个项目。"),
                        entry("background", "1．项目依据。依据文件设立。\n2．项目用途。网络安全演练。"),
                        entry("purposeOfEvaluation", "总结经验，发现不足。"),
                        entry("managementAnalysis", "制度健全，执行率97.37%。"),
                        entry("resultAnalysis", "月均上报266条。"),
                        entry("conclusion", "综合得分93.99分。"),
                        entry("experience", "早部署。"),
                        entry("lessons", "岗位未备份。"),
                        entry("unmetReasons", "岗位空缺。"),
                        entry("problems", "（1）资金使用不及时。\n（2）问题整改不到位，绩效目标设置不够细化。"),
                        entry("improvements", "1.完善制度。"),
                        entry("other", "无。"));
    }

    @Test
    @DisplayName("Word 自动编号的标题、没有编号的标题也认；不认识的章不混进前一章")
    void titles_without_their_number_are_titles() {
        var body =
                Map.of(0, "项目概况", 1, "本项目用于网络安全。", 2, "存在的问题", 3, "预算执行不及时。", 4, "下一步改进措施", 5, "按季检查。")
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(line -> Papers.paragraph(line.getValue()))
                        .collect(Collectors.joining());

        assertThat(split(Papers.docx(body)))
                .containsOnly(
                        entry("background", "本项目用于网络安全。"),
                        entry("problems", "预算执行不及时。"),
                        entry("improvements", "按季检查。"));
        assertThat(split("一、存在的问题\n人员不足。\n二、领导批示\n同意。\n")).containsOnly(entry("problems", "人员不足。"));
    }

    @Test
    @DisplayName("（二）资金使用不及时 是一条问题，不是一节")
    void a_point_is_no_title() {
        assertThat(split("四、存在的问题\n（一）资金使用不及时。\n（二）指标设置不科学。\n（三）绩效目标未完成。\n"))
                .containsOnly(entry("problems", "（一）资金使用不及时。\n（二）指标设置不科学。\n（三）绩效目标未完成。"));
    }
}

package cn.hengping.deploy.sizing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of the sizing guide, as {@code SIZING.md} shows them. */
final class Guide {
    private static final long SEED = 1;

    private final Figures figures;
    private final List<Installation> installations;

    Guide(Figures figures) {
        this.figures = figures;
        this.installations = Place.ALL.stream()
                .map(place -> Installation.of(place, figures, SEED))
                .toList();
    }

    String text() {
        return "### 依据\n\n" + basis() + "\n### 截止前三天\n\n" + rush() + "\n### 要多少\n\n" + needed() + "\n### 每年的存储（GB）\n\n"
                + storage();
    }

    private String basis() {
        return "| 数 | 值 | | 从何而来 |\n|---|---|---|---|\n"
                + figures.all().stream()
                        .map(figure -> "| %s | %s %s | %s | %s |\n"
                                .formatted(
                                        figure.what(),
                                        number(figure.value()),
                                        figure.unit(),
                                        figure.isMeasured() ? "实测" : "假定",
                                        figure.source()))
                        .collect(Collectors.joining());
    }

    private String rush() {
        return head()
                + row("最忙一分钟，请求/秒", one -> number(one.rush().requestsPerSecond()))
                + row("其中签批和流转/秒", one -> number(one.rush().perSecond(Act.SIGN)))
                + row("其中保存/秒", one -> number(one.rush().perSecond(Act.SAVE)))
                + row("其中上传/秒", one -> number(one.rush().perSecond(Act.UPLOAD)))
                + row("其中出文件（套）/秒", one -> number(one.rush().perSecond(Act.PRINT)))
                + row("事件/秒", one -> number(one.eventsPerSecond()))
                + row("最忙一分钟的忙碌程度", one -> Math.round(one.rush().load() * 100) + " %")
                + row("最长的排队", one -> wait(one.rush().longest()))
                + row("只有四分之一的核时最长的排队", this::withFewer);
    }

    private String withFewer(Installation one) {
        var fewer = Math.max(1, one.cores() / 4);
        return wait(new Deadline(one.place(), figures, fewer, SEED).pass().longest());
    }

    private static String wait(Duration queue) {
        return queue.toSeconds() < 1 ? queue.toMillis() + " 毫秒" : queue.toSeconds() + " 秒";
    }

    private String needed() {
        return head()
                + row("四个服务共（核）", one -> Integer.toString(one.serviceCores()))
                + row("每个服务的实例数", one -> Integer.toString(one.replicas()))
                + row("PostgreSQL（核）", one -> Integer.toString(one.databaseCores()))
                + row("每个主题的分区数", one -> Integer.toString(one.partitions()))
                + row("Kafka 节点数", _ -> "3");
    }

    private String storage() {
        return head()
                + row("预算库", one -> number(one.budgetGigabytes()))
                + row("评价库，不含佐证", one -> number(one.evaluationGigabytes()))
                + row("佐证材料（在评价库）", one -> number(one.evidenceGigabytes()))
                + row("报告库，不含文件", one -> number(one.reportGigabytes()))
                + row("文件（在报告库）", one -> number(one.documentGigabytes()))
                + row("PostgreSQL 合计", one -> number(one.databaseGigabytes()))
                + row("Kafka（三份，留一年）", one -> number(one.kafkaGigabytes()));
    }

    private String head() {
        return "| | "
                + installations.stream().map(one -> one.place().name()).collect(Collectors.joining(" | "))
                + " |\n|---|" + "---:|".repeat(installations.size()) + "\n";
    }

    private String row(String what, Function<Installation, String> value) {
        return "| " + what + " | " + installations.stream().map(value).collect(Collectors.joining(" | ")) + " |\n";
    }

    /** Three digits that count. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        var digits = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        var text = String.format(Locale.ROOT, "%,." + Math.min(digits, 4) + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}

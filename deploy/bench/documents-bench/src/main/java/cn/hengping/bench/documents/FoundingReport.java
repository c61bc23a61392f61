package cn.hengping.bench.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

import cn.hengping.platform.Ids;
import cn.hengping.platform.PlatformModule;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.Document;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.Press;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.outline.Filling;
import cn.hengping.report.document.outline.Outline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The founding example's report: the texts and indicators of the walk, in the shape of the contract's event. */
final class FoundingReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    final Fonts fonts = new Fonts(Optional.empty());
    final Press press =
            new Press(fonts, new Ids(Clock.systemUTC(), new Random(1)::nextLong), JSON, "http://localhost:8080");
    final Outline outline = press.usual(DocumentKind.REPORT);
    private final ObjectNode event;

    FoundingReport(Path root) throws IOException {
        event = (ObjectNode)
                JSON.readTree(Files.readString(root.resolve("contracts/evaluation/SelfEvaluationApproved.v1.json")));
        var walk =
                JSON.readTree(Files.readString(root.resolve("deploy/src/main/resources/walk/founding-example.json")));
        event.set("narrative", walk.path("narrative"));
        event.set("objective", walk.at("/objective/objective"));
        event.set("objectiveAchieved", walk.at("/results/objectiveAchieved"));
        var project = (ObjectNode) event.path("project");
        project.set("content", walk.at("/project/content"));
        project.set("purpose", walk.at("/project/purpose"));
        var lines = JSON.createArrayNode();
        var first = event.at("/lines/0");
        for (var indicator : walk.at("/objective/indicators")) {
            lines.add(line((ObjectNode) first.deepCopy(), indicator, walk.at("/results/lines")));
        }
        event.set("lines", lines);
    }

    private static ObjectNode line(ObjectNode line, JsonNode indicator, JsonNode results) {
        for (var name : new String[] {"code", "dimension", "aspect", "name", "sign", "target", "measure"}) {
            line.set(name, indicator.path(name));
        }
        line.set("maxScore", indicator.path("weight"));
        line.set("declaredScore", indicator.path("weight"));
        for (var result : results) {
            if (result.path("code").equals(indicator.path("code"))) {
                line.set("actual", result.path("actual"));
            }
        }
        return line;
    }

    /** The evaluation with another number, so that no two documents are the same. */
    ApprovedEvaluation evaluation(int number) {
        var one = event.deepCopy();
        var project = (ObjectNode) one.path("project");
        project.put("projectCode", "13020724T%012d".formatted(number));
        project.put("name", "网信系统建设及维护资金（" + number + "）");
        return JSON.treeToValue(one, ApprovedEvaluation.class);
    }

    /** What the report says, block by block: the same for everybody who prints it. */
    Document document(ApprovedEvaluation evaluation) {
        return Filling.of(outline, evaluation);
    }
}

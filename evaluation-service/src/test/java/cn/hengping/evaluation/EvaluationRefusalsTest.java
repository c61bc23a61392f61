package cn.hengping.evaluation;

import cn.hengping.platform.parts.RefusalTitles;

class EvaluationRefusalsTest extends RefusalTitles {
    EvaluationRefusalsTest() {
        super("cn.hengping.evaluation", "evaluation", "messages.properties");
    }
}

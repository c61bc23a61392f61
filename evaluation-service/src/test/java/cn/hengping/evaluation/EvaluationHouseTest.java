package cn.hengping.evaluation;

import cn.hengping.platform.parts.HouseRules;

class EvaluationHouseTest extends HouseRules {
    EvaluationHouseTest() {
        super("cn.hengping.evaluation");
    }
}

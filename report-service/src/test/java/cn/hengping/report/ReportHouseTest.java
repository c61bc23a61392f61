package cn.hengping.report;

import cn.hengping.platform.parts.HouseRules;

class ReportHouseTest extends HouseRules {
    ReportHouseTest() {
        super("cn.hengping.report");
    }
}

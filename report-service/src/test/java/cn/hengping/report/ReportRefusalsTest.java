package cn.hengping.report;

import cn.hengping.platform.parts.RefusalTitles;

class ReportRefusalsTest extends RefusalTitles {
    ReportRefusalsTest() {
        super("cn.hengping.report", "report", "messages.properties");
    }
}

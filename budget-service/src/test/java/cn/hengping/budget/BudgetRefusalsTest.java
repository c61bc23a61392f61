package cn.hengping.budget;

import cn.hengping.platform.parts.RefusalTitles;

class BudgetRefusalsTest extends RefusalTitles {
    BudgetRefusalsTest() {
        super("cn.hengping.budget", "budget", "messages.properties");
    }
}

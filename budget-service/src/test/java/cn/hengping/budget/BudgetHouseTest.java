package cn.hengping.budget;

import cn.hengping.platform.parts.HouseRules;

class BudgetHouseTest extends HouseRules {
    BudgetHouseTest() {
        super("cn.hengping.budget");
    }
}

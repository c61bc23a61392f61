package cn.hengping.platform;

import cn.hengping.platform.parts.RefusalTitles;

class PlatformRefusalsTest extends RefusalTitles {
    PlatformRefusalsTest() {
        super("cn.hengping.platform", "platform", "platform-messages.properties");
    }
}

package cn.hengping.platform.postgres;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the service's own database is, and how many connections and event loops it may use. */
@ConfigurationProperties("hengping.database")
record Database(
        String host,
        int port,
        String name,
        String user,
        String password,
        @DefaultValue("10") int poolSize,
        @DefaultValue("2") int loops) {}

package cn.hengping.gateway;

import org.springframework.boot.webflux.autoconfigure.ResourceHandlerRegistrationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    ResourceHandlerRegistrationCustomizer fromMemory(ConsoleFiles files) {
        return registration -> registration.resourceChain(false).addResolver(files);
    }
}

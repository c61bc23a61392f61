package cn.hengping.platform.http;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.TraceParent;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** The shared HTTP edge: security, arguments, problems, and what the API description says of the shared headers. */
@AutoConfiguration
@ConditionalOnClass(DatabaseClient.class)
class HttpConfiguration {
    private static final int MOST_BYTES_OF_A_BODY = 1 << 20;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Command.class);
    }

    /** Everything needs a valid token; the actuator is served on a loopback port of its own. */
    @Bean
    SecurityWebFilterChain everythingNeedsAToken(ServerHttpSecurity http, ProblemAnswers problems) {
        return http.authorizeExchange(exchanges -> exchanges
                        .matchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .build();
    }

    @Bean
    ProblemAnswers problemAnswers(MessageSource messages, JsonMapper json, TraceParent trace) {
        return new ProblemAnswers(messages, json, trace);
    }

    /** An address that the firewall turns away (encoded slashes, dots, semicolons) is answered like every other no. */
    @Bean
    ServerExchangeRejectedHandler turnedAway(ProblemAnswers problems) {
        return (exchange, _) -> problems.handle(exchange, new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    @Bean
    RequestDigestFilter requestDigestFilter() {
        return new RequestDigestFilter();
    }

    @Bean
    Callers callers(Clock clock) {
        return new Callers(clock);
    }

    @Bean
    WebFluxRegistrations callersFirst(Callers callers) {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new CallerFirst(callers);
            }
        };
    }

    @Bean
    WebFluxConfigurer callersAsArguments(Callers callers) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(callers);
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.defaultCodecs().maxInMemorySize(MOST_BYTES_OF_A_BODY);
            }
        };
    }

    /** In front of springdoc's own converters: what stands behind this one is asked no more. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver schemasNamedApart(SchemaNames names) {
        return new ModelResolver(Json31.mapper(), names).openapi31(true);
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    /** The API as callers reach it, through the gateway; none rather than one that describes a type as another. */
    @Bean
    OpenApiCustomizer describedFromTheGateway(@Value("${spring.application.name}") String service, SchemaNames names) {
        var path = "/api/" + service.replace("-service", "");
        return description -> {
            names.requireDistinct(description.getComponents().getSchemas().keySet());
            description.info(new Info().title("衡评 " + service).version("v1")).servers(List.of(new Server().url(path)));
        };
    }

    @Bean
    OperationCustomizer sharedHeaders() {
        return (operation, method) -> {
            operation.addParametersItem(header(Callers.ACTING_POST, false, "以哪个岗位办理；只有一个岗位时可省略"));
            var isCommand = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType().equals(Command.class));
            if (isCommand) {
                operation.addParametersItem(header("Idempotency-Key", false, "POST 必填；重复提交得到第一次的答复"));
                operation.addParametersItem(header("If-Match", false, "修改或流转已有事项时必填，取自 ETag"));
            }
            return operation;
        };
    }

    private static HeaderParameter header(String name, boolean required, String description) {
        var header = new HeaderParameter();
        header.name(name).required(required).description(description);
        return header;
    }
}

package cn.hengping.budget.staff.keycloak;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import cn.hengping.budget.staff.Accounts;
import cn.hengping.budget.staff.Staff;
import jakarta.annotation.PreDestroy;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.client.ClientBuilder;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The one place that talks to Keycloak. Calls block and are bounded: three seconds to connect, ten for an answer. */
@Component
class KeycloakAccounts implements Accounts {
    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 10;
    private static final int CONNECTIONS = 8;
    private static final int USERS_AT_ONCE = 100;

    private final KeycloakAddress where;
    private final @Nullable Keycloak keycloak;

    KeycloakAccounts(KeycloakAddress where) {
        this.where = where;
        this.keycloak = where.address().isEmpty() ? null : connected(where);
    }

    private static Keycloak connected(KeycloakAddress where) {
        var client = ((ResteasyClientBuilder) ClientBuilder.newBuilder())
                .connectionPoolSize(CONNECTIONS)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .register(JacksonProvider.class, 100)
                .build();
        return KeycloakBuilder.builder()
                .serverUrl(where.address())
                .realm(where.realm())
                .grantType("client_credentials")
                .clientId(where.client())
                .clientSecret(where.secret())
                .resteasyClient(client)
                .build();
    }

    @Override
    public boolean isConfigured() {
        return keycloak != null;
    }

    private Directory directory() {
        if (keycloak == null) {
            throw new LoginAway(new IOException("no address of keycloak is configured"));
        }
        return new Directory(keycloak.realm(where.realm()));
    }

    @Override
    public Mono<Void> bring(Staff staff) {
        return call(() -> directory().bring(staff)).then();
    }

    @Override
    public Flux<Found> everybody() {
        return Flux.range(0, Integer.MAX_VALUE)
                .concatMap(page -> call(() -> directory().page(page * USERS_AT_ONCE, USERS_AT_ONCE)), 1)
                .takeUntil(page -> page.size() < USERS_AT_ONCE)
                .concatMapIterable(page -> page);
    }

    @Override
    public Mono<Found> find(String account) {
        return call(() -> directory().find(account).map(List::of).orElse(List.of()))
                .flatMapIterable(found -> found)
                .next();
    }

    @Override
    public Mono<Void> setTemporaryPassword(String account, String password) {
        return call(() -> directory().setTemporaryPassword(account, password)).then();
    }

    private static <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(KeycloakAccounts::isAway, LoginAway::new);
    }

    /** No connection, no answer in time, or an answer of a server that is starting or stopping. */
    private static boolean isAway(Throwable error) {
        return error instanceof ServerErrorException
                || (error instanceof ProcessingException && error.getCause() instanceof IOException);
    }

    @PreDestroy
    void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}

package cn.hengping.budget.staff;

import java.util.List;

import cn.hengping.platform.Post;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where people log in: the accounts and groups of Keycloak. It may be away, and then says so with {@link LoginAway}. */
public interface Accounts {
    /** An account as it is there; its address is absent when it has none of its own. */
    record Found(
            String account,
            String title,
            boolean active,
            @Nullable String email,
            List<Post> posts) {
        public Found {
            posts = List.copyOf(posts);
        }
    }

    /** Whether there is such a place at all: a service that is started without one keeps everything pending. */
    boolean isConfigured();

    /**
     * Makes the account what this person is here: there or not, its address, its posts and no others. Doing it twice is doing it
     * once; groups that are no posts are left alone. Who left and has no account gets none.
     */
    Mono<Void> bring(Staff staff);

    /** Every account that holds a post, and these accounts whether they do or not. */
    Flux<Found> everybody();

    /** The account as it is there now; empty when there is none. */
    Mono<Found> find(String account);

    /** Sets a password that must be changed at the first login. */
    Mono<Void> setTemporaryPassword(String account, String password);

    /** Keycloak does not answer. Nothing is wrong with what was asked. */
    final class LoginAway extends RuntimeException {
        public LoginAway(Throwable cause) {
            super("keycloak does not answer: " + cause.getMessage(), cause);
        }
    }
}

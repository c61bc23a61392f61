package cn.hengping.platform.http;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What a failure means to the caller: a status, a stable type, and the bad places. */
record Problem(
        HttpStatusCode status,
        String type,
        List<Fault> faults,
        @Nullable Refusal refusal) {
    private static final long BODY_LIMIT = 1 << 20;

    static Problem of(Throwable error) {
        return switch (error) {
            case Refused refused -> of(refused.refusal());
            case AuthenticationServiceException _ -> fault(HttpStatus.SERVICE_UNAVAILABLE, "LoginAway");
            case AuthenticationException _ -> fault(HttpStatus.UNAUTHORIZED, "Unauthenticated");
            case AccessDeniedException _ -> fault(HttpStatus.FORBIDDEN, "AccessDenied");
            case DataBufferLimitException _ -> of(new PlatformRefusal.BodyTooLarge(BODY_LIMIT));
            case CannotCreateTransactionException _ -> fault(HttpStatus.SERVICE_UNAVAILABLE, "DatabaseAway");
            case DataAccessResourceFailureException _ -> fault(HttpStatus.SERVICE_UNAVAILABLE, "DatabaseAway");
            case TransientDataAccessException _ -> fault(HttpStatus.SERVICE_UNAVAILABLE, "DatabaseAway");
            case RejectedExecutionException _ -> fault(HttpStatus.SERVICE_UNAVAILABLE, "TooMuchWork");
            case JacksonException unreadable -> of(new PlatformRefusal.BodyMalformed(List.of(place(unreadable))));
            case ErrorResponse _, DecodingException _ -> ofFramework(error);
            default -> fault(HttpStatus.INTERNAL_SERVER_ERROR, "Fault");
        };
    }

    private static Problem ofFramework(Throwable error) {
        for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException || cause instanceof DataBufferLimitException) {
                return of(cause);
            }
        }
        if (error instanceof DecodingException) {
            return of(new PlatformRefusal.BodyMalformed(List.of(Fault.at("", "Unreadable"))));
        }
        if (error instanceof MissingRequestValueException missing) {
            return of(new PlatformRefusal.ParameterMalformed(missing.getName()));
        }
        if (error instanceof WebExchangeBindException bound && bound.getFieldError() != null) {
            return of(
                    new PlatformRefusal.ParameterMalformed(bound.getFieldError().getField()));
        }
        if (error instanceof ServerWebInputException input && input.getMethodParameter() != null) {
            var name = input.getMethodParameter().getParameterName();
            return of(new PlatformRefusal.ParameterMalformed(name == null ? "" : name));
        }
        var status = ((ErrorResponse) error).getStatusCode();
        var known = HttpStatus.resolve(status.value());
        return new Problem(status, known == null ? "Fault" : words(known), List.of(), null);
    }

    /** {@code METHOD_NOT_ALLOWED} becomes {@code MethodNotAllowed}. */
    private static String words(HttpStatus status) {
        var words = new StringBuilder();
        for (var word : status.name().split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return words.toString();
    }

    private static Fault place(JacksonException unreadable) {
        if (!(unreadable instanceof DatabindException)) {
            var at = unreadable.getLocation();
            return at == null
                    ? Fault.at("", "Unreadable")
                    : Fault.at("", "UnreadableAt", at.getLineNr(), at.getColumnNr());
        }
        var pointer = new StringBuilder();
        for (var step : unreadable.getPath()) {
            pointer.append('/');
            pointer.append(
                    step.getPropertyName() == null
                            ? String.valueOf(step.getIndex())
                            : step.getPropertyName().replace("~", "~0").replace("/", "~1"));
        }
        return Fault.at(pointer.toString(), "MissingOrUnreadable");
    }

    private static Problem fault(HttpStatus status, String type) {
        return new Problem(status, type, List.of(), null);
    }

    private static Problem of(Refusal refusal) {
        return new Problem(statusOf(refusal), refusal.getClass().getSimpleName(), refusal.faults(), refusal);
    }

    private static HttpStatus statusOf(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Malformed _ -> HttpStatus.BAD_REQUEST;
            case Refusal.Forbidden _ -> HttpStatus.FORBIDDEN;
            case Refusal.Unknown _ -> HttpStatus.NOT_FOUND;
            case Refusal.Conflict _ -> HttpStatus.CONFLICT;
            case Refusal.Stale _ -> HttpStatus.PRECONDITION_FAILED;
            case Refusal.TooMuch _ -> HttpStatus.CONTENT_TOO_LARGE;
            case Refusal.Incomplete _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Refusal.Unconditional _ -> HttpStatus.PRECONDITION_REQUIRED;
        };
    }

    /** The values of the refusal's components, in order: the arguments of its title. */
    Object[] arguments() {
        if (refusal == null) {
            return new Object[0];
        }
        return refusal.arguments().toArray();
    }
}

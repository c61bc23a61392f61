package cn.hengping.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells a caller who it is here: the account, and the posts it may act as. */
@RestController
class MeController {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("PREPARER", "填报人"),
            Map.entry("STAFF", "工作人员"),
            Map.entry("UNIT_HEAD", "单位负责人"),
            Map.entry("DEPARTMENT_REVIEWER", "主管部门审核"),
            Map.entry("BUREAU_REVIEWER", "财政业务股室"),
            Map.entry("BUREAU_HEAD", "财政局领导"),
            Map.entry("CAMPAIGN_MANAGER", "财政绩效管理"),
            Map.entry("AUDITOR", "审计"),
            Map.entry("SYSTEM_ADMIN", "系统管理员"),
            Map.entry("SECURITY_ADMIN", "安全管理员"),
            Map.entry("AUDIT_ADMIN", "审计管理员"));

    record PostView(String post, String role, String unitPath, String title) {
        static PostView of(String group) {
            var path = group.startsWith("/") ? group.substring(1) : group;
            var cut = path.lastIndexOf('/');
            var role = path.substring(cut + 1);
            return new PostView(path, role, path.substring(0, Math.max(cut, 0)), TITLES.getOrDefault(role, role));
        }
    }

    record Me(boolean loggedIn, @Nullable String account, List<PostView> posts) {
        static final Me NOBODY = new Me(false, null, List.of());

        static Me of(ClaimAccessor claims) {
            var groups = Objects.requireNonNullElse(claims.getClaimAsStringList("posts"), List.<String>of());
            var posts = groups.stream()
                    .map(PostView::of)
                    .filter(post -> TITLES.containsKey(post.role()))
                    .toList();
            return new Me(true, claims.getClaimAsString("preferred_username"), posts);
        }
    }

    @GetMapping("/me")
    Mono<ResponseEntity<Me>> me() {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> Objects.requireNonNull(context.getAuthentication()))
                .flatMap(caller -> Mono.justOrEmpty(caller.getPrincipal()))
                .ofType(ClaimAccessor.class)
                .map(Me::of)
                .defaultIfEmpty(Me.NOBODY)
                .map(me ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(me));
    }
}

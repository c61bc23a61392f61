package cn.hengping.deploy.drill;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import cn.hengping.deploy.walk.WalkFailed;

/** Somebody at a browser, logged in through the gateway; all he has is cookies. */
final class Browser {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final Cookies cookies = new Cookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI gateway;

    Browser(URI gateway) {
        this.gateway = gateway;
    }

    /** Browsers count the loopback address as secure, and send it Secure cookies over plain HTTP; Java's jar does not. */
    private static final class Cookies extends CookieManager {
        Cookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    void logIn(String account, String password) {
        var page = ask(HttpRequest.newBuilder(gateway.resolve("/oauth2/authorization/keycloak")));
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new WalkFailed("没有登录页：" + page.statusCode());
        }
        var credentials = "username=" + account + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        ask(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(credentials)));
        Lost.require(isLoggedInAs(account), account + " 在浏览器登录");
    }

    boolean isLoggedInAs(String account) {
        var answer = ask(HttpRequest.newBuilder(gateway.resolve("/me")).header("Accept", "application/json"));
        return answer.statusCode() == 200 && answer.body().contains("\"account\":\"" + account + "\"");
    }

    int status(String path) {
        return ask(HttpRequest.newBuilder(gateway.resolve(path)).header("Accept", "application/json"))
                .statusCode();
    }

    /** At which gateway he is, as the proxy notes it. */
    String gatewayOf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("HENGPING_GATEWAY"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WalkFailed("没有应答", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }
}

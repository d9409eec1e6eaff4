package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class SignInTest extends AccessTest {

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void asksForASignInWithAProblem() {
        HttpResponse<String> answer = send(request("/api/me"));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic realm=");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("JSESSIONID");
    }

    @Test
    void sendsAPersonsBrowserToTheSignInPage() {
        HttpResponse<String> answer = send(request("/").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownName() {
        assertProblem(
                send(request("/api/me").header("Authorization", basic("clerk", "wrong"))), 401, "unauthenticated");
        assertProblem(
                send(request("/api/me").header("Authorization", basic("nobody", "wrong"))), 401, "unauthenticated");
    }

    @Test
    void tellsWhoOneIs() {
        HttpResponse<String> answer = send(as("manager", "/api/me"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get("name").asString()).isEqualTo("manager");
        assertThat(body(answer).get("mayActAs").toString()).isEqualTo("[\"viewer\",\"clerk\",\"manager\"]");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("JSESSIONID");
    }

    @Test
    void healthAnswersWithoutSignIn() {
        assertThat(send(request("/actuator/health")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/home.css", "/v3/api-docs", "/swagger-ui/index.html"})
    void pagesAndDocumentationAreForWhoeverHasSignedIn(String path) {
        assertProblem(send(request(path)), 401, "unauthenticated");
        assertThat(send(as("viewer", path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/anything", "/actuator/env", "/actuator", "/index", "/db/migration"})
    void whateverIsNotNamedIsRefusedEvenToSignedInStaff(String path) {
        assertProblem(send(as("manager", path)), 403, "forbidden");
    }

    @Test
    void whatDoesNotExistUnderTheApiIsNotFound() {
        assertThat(send(as("viewer", "/api/nothing-of-the-kind")).statusCode()).isEqualTo(404);
    }

    @Test
    void passwordsStandHashedInTheDatabase() {
        assertThat(jdbc.queryForList("select password_hash from users", String.class))
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("{bcrypt}$2a$10$"));
    }

    @Test
    void aSessionSignsInOnceAndEndsWithTheAccount() throws Exception {
        accounts.create("sigrid", passwordOf("sigrid"), Set.of(Role.VIEWER));
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        signIn(browser, "sigrid");
        assertThat(browser.send(request("/api/me").build(), BodyHandlers.ofString())
                        .body())
                .contains("sigrid");

        accounts.disable("sigrid", null);
        assertThat(browser.send(request("/api/me").build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionNeedsATokenToWrite() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        signIn(browser, "operator");
        String body = "{\"roles\":[\"viewer\"]}";

        HttpResponse<String> refused = browser.send(
                json(request("/api/users/viewer/roles"), "PUT", body).build(), BodyHandlers.ofString());
        assertProblem(refused, 403, "csrf-token-required");

        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        HttpResponse<String> taken = browser.send(
                json(request("/api/users/viewer/roles"), "PUT", body)
                        .header("X-XSRF-TOKEN", token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, null"
    })
    void aRememberedBasicSignInIsNoUseToAForeignPage(String header, String value) {
        HttpResponse<String> answer = send(as("operator", "/api/users")
                .header(header, value)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, 403, "csrf-token-required");
    }

    @Test
    void aProgramAndTheOwnPageNeedNoTokenWithBasic() {
        String body = "{\"roles\":[\"viewer\"]}";

        assertThat(send(json(as("operator", "/api/users/viewer/roles"), "PUT", body))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(json(as("operator", "/api/users/viewer/roles"), "PUT", body)
                                .header("Origin", "http://localhost:" + port))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPasswordIsHashedOnceAndRememberedUntilTheAccountChanges() {
        accounts.create("rune", passwordOf("rune"), Set.of(Role.VIEWER));
        assertThat(send(as("rune", "/api/me")).statusCode()).isEqualTo(200);

        jdbc.update("update users set password_hash = '{bcrypt}none' where user_name = 'rune'");
        assertThat(send(as("rune", "/api/me")).statusCode()).as("remembered").isEqualTo(200);

        accounts.changePassword("rune", "quite another one", null);
        assertThat(send(as("rune", "/api/me")).statusCode()).as("old password").isEqualTo(401);
        assertThat(send(request("/api/me").header("Authorization", basic("rune", "quite another one")))
                        .statusCode())
                .isEqualTo(200);

        accounts.disable("rune", null);
        assertThat(send(request("/api/me").header("Authorization", basic("rune", "quite another one")))
                        .statusCode())
                .as("disabled")
                .isEqualTo(401);
    }

    @Test
    void whoeverGuessesHasToWaitAndOthersDoNot() {
        accounts.create("gunnar", passwordOf("gunnar"), Set.of(Role.VIEWER));
        for (int i = 0; i < SignInAttempts.FREE; i++) {
            assertProblem(
                    send(request("/api/me").header("Authorization", basic("gunnar", "guess " + i))),
                    401,
                    "unauthenticated");
        }

        HttpResponse<String> held = send(as("gunnar", "/api/me"));
        assertProblem(held, 429, "too-many-attempts");
        assertThat(Long.parseLong(held.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 2L);
        assertThat(send(as("viewer", "/api/me")).statusCode()).isEqualTo(200);
    }

    private void signIn(HttpClient browser, String name) throws Exception {
        String page =
                browser.send(request("/login").build(), BodyHandlers.ofString()).body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String form = "username=" + name + "&password=" + passwordOf(name) + "&_csrf=" + token.group(1);
        HttpResponse<Void> answer = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        browser.send(request("/api/me").build(), BodyHandlers.discarding());
    }
}

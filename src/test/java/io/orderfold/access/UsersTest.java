package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:users;DB_CLOSE_DELAY=-1")
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class UsersTest extends AccessTest {

    @Test
    void anOperatorCreatesAUserWhoThenSignsIn() {
        HttpResponse<String> created =
                send(json(as("operator", "/api/users"), "POST", user("alice", "alicealicealicealice", "clerk")));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/api/users/alice");
        assertThat(created.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(created.body()).doesNotContain("alicealice").doesNotContain("bcrypt");
        assertThat(body(created).get("changedBy").asString()).isEqualTo("user:operator");
        assertThat(body(send(as("alice", "/api/me"))).get("roles").toString()).isEqualTo("[\"clerk\"]");
        assertThat(send(as("operator", "/api/users/alice")).body()).isEqualTo(created.body());
        assertThat(send(as("operator", "/api/users")).body()).contains("alice").doesNotContain("bcrypt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "clerk", "manager"})
    void nobodyElseTouchesAccounts(String name) {
        assertProblem(send(as(name, "/api/users")), 403, "forbidden");
        assertProblem(send(as(name, "/api/users/viewer")), 403, "forbidden");
        assertProblem(send(json(as(name, "/api/users"), "POST", "not even JSON")), 403, "forbidden");
        assertProblem(send(json(as(name, "/api/users/viewer/roles"), "PUT", "{}")), 403, "forbidden");
        assertProblem(send(json(as(name, "/api/users/viewer/password"), "PUT", "{}")), 403, "forbidden");
        assertProblem(send(as(name, "/api/users/viewer").DELETE()), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "bob,   short,                 clerk,  400, unfit-password",
        "Bob,   bobbobbobbobbob,       clerk,  400, malformed-user-name",
        "b b,   bobbobbobbobbob,       clerk,  400, malformed-user-name",
        "bob,   bobbobbobbobbob,       king,   400, unknown-role",
        "clerk, bobbobbobbobbob,       clerk,  409, user-name-taken"
    })
    void refusesWhatWillNotDo(String name, String password, String role, int status, String code) {
        assertProblem(send(json(as("operator", "/api/users"), "POST", user(name, password, role))), status, code);
    }

    @Test
    void refusesAPasswordThatBcryptWouldCutOff() {
        String body = user("bob", "ä".repeat(37), "clerk");

        assertProblem(send(json(as("operator", "/api/users"), "POST", body)), 400, "unfit-password");
    }

    @Test
    void refusesUnknownUsersUnknownFieldsAndNoRoles() {
        assertProblem(send(as("operator", "/api/users/nobody")), 404, "user-not-found");
        assertProblem(
                send(json(as("operator", "/api/users/clerk/roles"), "PUT", "{\"roles\":[\"clerk\"],\"x\":1}")),
                400,
                "unknown-field");
        assertProblem(send(json(as("operator", "/api/users/clerk/roles"), "PUT", "{\"roles\":[]}")), 400, "no-role");
    }

    @Test
    void aChangeMadeForAnOlderVersionIsRefused() {
        accounts.create("dora", passwordOf("dora"), Set.of(Role.CLERK));
        String roles = "{\"roles\":[\"manager\"]}";

        assertThat(send(json(as("operator", "/api/users/dora/roles"), "PUT", roles)
                                .header("If-Match", "\"0\""))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                send(json(as("operator", "/api/users/dora/roles"), "PUT", roles).header("If-Match", "\"0\"")),
                412,
                "stale-version");
    }

    @Test
    void newRolesHoldFromTheNextRequestOn() {
        accounts.create("edda", passwordOf("edda"), Set.of(Role.VIEWER));
        assertProblem(send(as("edda", "/api/users")), 403, "forbidden");

        send(json(as("operator", "/api/users/edda/roles"), "PUT", "{\"roles\":[\"operator\"]}"));

        assertThat(send(as("edda", "/api/users")).statusCode()).isEqualTo(200);
        accounts.disable("edda", null);
    }

    @Test
    void aDisabledUserIsOutUntilEnabled() {
        accounts.create("finn", passwordOf("finn").repeat(2), Set.of(Role.VIEWER));
        var asFinn = basic("finn", passwordOf("finn").repeat(2));
        assertThat(send(request("/api/me").header("Authorization", asFinn)).statusCode())
                .isEqualTo(200);

        assertThat(send(as("operator", "/api/users/finn").DELETE()).statusCode())
                .isEqualTo(200);
        assertProblem(send(request("/api/me").header("Authorization", asFinn)), 401, "unauthenticated");

        send(json(as("operator", "/api/users/finn/enable"), "POST", ""));
        assertThat(send(request("/api/me").header("Authorization", asFinn)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLastOperatorStaysEvenWhenTwoGoAtOnce() throws Exception {
        accounts.enable("operator", null);
        accounts.enable("admin", null);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Account>> removals = new ArrayList<>();
            for (String name : List.of("admin", "operator")) {
                removals.add(two.submit(() -> {
                    go.await();
                    return accounts.disable(name, null);
                }));
            }
            go.countDown();
            long refused = removals.stream().filter(UsersTest::isRefused).count();
            assertThat(refused).isEqualTo(1);
        } finally {
            two.shutdown();
        }
        String left = accounts.get("admin").enabled() ? "admin" : "operator";
        assertThatThrownBy(() -> accounts.changeRoles(left, Set.of(Role.MANAGER), null))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo("last-operator"));
        accounts.enable("operator", null);
        accounts.enable("admin", null);
    }

    private static boolean isRefused(Future<Account> removal) {
        try {
            removal.get();
            return false;
        } catch (Exception e) {
            assertThat(e).hasCauseInstanceOf(Rejection.class);
            return true;
        }
    }

    private static String user(String name, String password, String role) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, password, role);
    }
}

package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.TestShop.Answer;
import io.orderfold.kernel.web.DryRunnable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever writes either says what it would do or refuses to be asked; a new endpoint that does neither fails here. */
class DryRunOfEveryWriteTest extends RunningShopTest {

    private static final Set<RequestMethod> READS =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.TRACE);

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    /** A write as it is called; what its path names is not there. */
    private record Write(String method, String path, boolean upload, boolean dryRunnable) {}

    private List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
            HandlerMethod handler = mapping.getValue();
            if (!handler.getBeanType().getName().startsWith("io.orderfold.")) {
                continue;
            }
            Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
            assertThat(methods).as(handler + " answers to any method").isNotEmpty();
            boolean upload = mapping.getKey().getConsumesCondition().getConsumableMediaTypes().stream()
                    .anyMatch(type -> type.includes(MediaType.MULTIPART_FORM_DATA));
            boolean dryRunnable = handler.hasMethodAnnotation(DryRunnable.class)
                    || handler.getBeanType().isAnnotationPresent(DryRunnable.class);
            for (RequestMethod method : methods) {
                for (String pattern : mapping.getKey().getPatternValues()) {
                    if (!READS.contains(method)) {
                        writes.add(new Write(method.name(), pattern, upload, dryRunnable));
                    }
                }
            }
        }
        return writes;
    }

    private Answer ask(Write write, String key) {
        String path = write.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()) + "?dryRun=true";
        String type = write.upload() ? "multipart/form-data; boundary=edge" : "application/json";
        String body = write.upload()
                ? "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\r\n--edge--\r\n"
                : "{}";
        return shop.call(write.method(), path, body, Map.of("Content-Type", type, "Idempotency-Key", key));
    }

    @Test
    void saysWhatItWouldDoOrRefusesToBeAsked() {
        List<Write> writes = writes();
        assertThat(writes).hasSizeGreaterThan(90);
        String key = "dry-" + UUID.randomUUID();
        for (Write write : writes) {
            Answer answer = ask(write, key);
            if (write.dryRunnable()) {
                assertThat(answer.status()).as(write + answer.response().body()).isIn(200, 400, 404, 409);
                assertThat(answer.response().body()).as(write.toString()).doesNotContain("dry-run-not-supported");
            } else {
                assertThat(answer.response().body()).as(write.toString()).contains("dry-run-not-supported");
                answer.refused(400, "dry-run-not-supported");
            }
        }
        assertThat(writeJdbc.queryForObject(
                        "select count(*) from idempotent_requests where idempotency_key = ?", Long.class, key))
                .isZero();
    }

    @Test
    void everyCommandToAnOrderSaysWhatItWouldDo() {
        assertThat(writes().stream()
                        .filter(write -> write.path().startsWith("/api/orders"))
                        .filter(write -> !write.dryRunnable()))
                .isEmpty();
    }

    @Test
    void allWritesAreOfTheApi() {
        assertThat(writes().stream().filter(write -> !write.path().startsWith("/api/")))
                .isEmpty();
    }
}

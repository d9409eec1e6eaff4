package io.orderfold.kernel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What all operations have in common, said once: how to sign in, the headers of writes and reads, the problems, and an
 * example of each shape ({@code openapi/examples.json}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenApiDocument {

    private static final String PROBLEM = "Problem";
    private static final String AS_OF_ONE = "As it was at this instant, RFC 3339; an event of that very instant counts";
    private static final String AS_OF_LIST = "As the list was at this instant, RFC 3339, with all filters and pages."
            + " Asked for by a manager, it is made if need be, which takes a while: 503 `past-view-not-ready` with"
            + " `Retry-After` and `progress`, unless it is there within the seconds of `Prefer: wait`, or 5";
    private static final String PROBLEM_JSON = "application/problem+json";

    @Bean
    OpenAPI orderfoldApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Orderfold")
                        .version("0.1")
                        .description("Orders whose every change is an event. Amounts are decimal text in the currency's"
                                + " own scale, times are UTC (RFC 3339), refusals are problems (RFC 9457) whose `type`"
                                + " is stable. Every write answers with the new version as `ETag`.")
                        .contact(new Contact().name("Orderfold").url("https://orderfold.io"))
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    /** A name that a client's method can bear, and that stays when another operation comes along. */
    @Bean
    GlobalOperationCustomizer operationNames() {
        return (operation, handler) -> {
            String method = handler.getMethod().getName();
            if (operation.getOperationId() == null || operation.getOperationId().startsWith(method)) {
                operation.setOperationId(method + noun(handler, method));
            }
            operation.getResponses().forEach((status, response) -> {
                if (status.startsWith("2") && response.getContent() != null) {
                    response.getContent().values().stream()
                            .filter(media -> media.getSchema() == null)
                            .forEach(media -> media.setSchema(answer(handler)));
                }
            });
            if (!handler.hasMethodAnnotation(GetMapping.class) && RefuseDryRuns.isDryRunnable(handler)) {
                describeDryRun(operation);
            }
            ReadableAsOf readable = handler.getMethodAnnotation(ReadableAsOf.class);
            if (readable != null && !isAskedFor(operation, ReadableAsOf.PARAMETER)) {
                describeAsOf(operation, readable.value());
            }
            return operation;
        };
    }

    /** Two handlers may be one operation: one answers as JSON, the other as a table. */
    private static boolean isAskedFor(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(known -> parameter.equals(known.getName()));
    }

    private static void describeAsOf(Operation operation, ReadableAsOf.Source source) {
        boolean ofViews = source == ReadableAsOf.Source.PAST_VIEW;
        Schema<?> instant = text("2026-01-31T23:00:00Z");
        instant.setFormat("date-time");
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(ReadableAsOf.PARAMETER)
                .required(false)
                .description(ofViews ? AS_OF_LIST : AS_OF_ONE)
                .schema(instant));
        if (ofViews) {
            add(
                    operation.getResponses(),
                    "409",
                    "With `asOf`: `past-view-missing`, for whoever may not have it made; `past-view-failed`");
        }
    }

    private static void describeDryRun(Operation operation) {
        Schema<Boolean> flag = new Schema<>();
        flag.addType("boolean");
        flag.setDefault(false);
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(DryRunRequests.PARAMETER)
                .required(false)
                .description("`true`: say which events it would record and how the order would be, and record nothing."
                        + " Refusals are those of the real call. What would follow by itself, with stock, payments and"
                        + " shipments, is not part of it. An `Idempotency-Key` is not used")
                .schema(flag));
        // Where the real answer is a 201, the dry run's must not take its place as what a client expects.
        String expected = operation.getResponses().containsKey("201") ? "2XX" : "200";
        ApiResponse answer = operation.getResponses().computeIfAbsent(expected, status -> new ApiResponse()
                .description("200: what it would do, with `dryRun=true`"));
        if (answer.getContent() == null) {
            answer.setContent(new Content());
        }
        answer.getContent()
                .addMediaType(
                        DryRunnable.MEDIA_TYPE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/OrderDryRun")));
    }

    /** An example that is given by hand makes springdoc forget what it is an example of. */
    private static Schema<?> answer(HandlerMethod handler) {
        ResolvableType type = ResolvableType.forMethodReturnType(handler.getMethod());
        ResolvableType body = ResponseEntity.class.equals(type.resolve()) ? type.getGeneric(0) : type;
        StringBuilder name = new StringBuilder(simpleName(body));
        for (ResolvableType generic : body.getGenerics()) {
            name.append(simpleName(generic));
        }
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static String simpleName(ResolvableType type) {
        return type.resolve(Object.class).getSimpleName();
    }

    private static String noun(HandlerMethod handler, String method) {
        String noun = handler.getBeanType().getSimpleName().replaceAll("(List)?Controller.*$", "");
        return method.toLowerCase(java.util.Locale.ROOT).contains(noun.toLowerCase(java.util.Locale.ROOT)) ? "" : noun;
    }

    /** What is not marked as nullable is always there: so says the code, so shall the document. */
    @Bean
    ModelConverter alwaysThere() {
        return new ModelConverter() {
            @Override
            public @Nullable Schema<?> resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                if (!chain.hasNext()) {
                    return null;
                }
                Schema<?> schema = chain.next().resolve(type, context, chain);
                Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
                if (schema != null && raw.isRecord()) {
                    Schema<?> model = schema.get$ref() == null
                            ? schema
                            : context.getDefinedModels()
                                    .get(schema.get$ref()
                                            .substring(schema.get$ref().lastIndexOf('/') + 1));
                    require(model, raw);
                }
                return schema;
            }
        };
    }

    private static void require(@Nullable Schema<?> model, Class<?> type) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        Arrays.stream(type.getRecordComponents())
                .filter(component -> !mayBeAbsent(component))
                .map(RecordComponent::getName)
                .filter(model.getProperties()::containsKey)
                .filter(name ->
                        model.getRequired() == null || !model.getRequired().contains(name))
                .forEach(model::addRequiredItem);
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        JsonInclude include = component.getAnnotation(JsonInclude.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (include != null && include.value() == JsonInclude.Include.NON_EMPTY);
    }

    @Bean
    GlobalOpenApiCustomizer common() throws IOException {
        Map<String, Object> examples = examples();
        return api -> {
            Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
            schemas.remove("ProblemDetail");
            schemas.put(PROBLEM, ProblemSchema.problem());
            schemas.put("Money", money());
            examples.forEach((name, example) -> {
                if (schemas.containsKey(name)) {
                    schemas.get(name).setExamples(List.of(example));
                }
            });
            api.getComponents().setSchemas(schemas);
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method, operation)));
            if (api.getTags() != null) {
                api.setTags(api.getTags().stream()
                        .filter(tag -> tag.getDescription() != null)
                        .sorted(Comparator.comparing(Tag::getName))
                        .toList());
            }
        };
    }

    private static Map<String, Object> examples() throws IOException {
        try (InputStream file = new ClassPathResource("openapi/examples.json").getInputStream()) {
            Map<String, Object> examples = new LinkedHashMap<>();
            Json.mapper().readTree(file).properties().forEach(entry -> examples.put(entry.getKey(), entry.getValue()));
            return examples;
        }
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean write = method != PathItem.HttpMethod.GET;
        boolean named = path.contains("{");
        if (method == PathItem.HttpMethod.POST) {
            header(
                    operation,
                    "Idempotency-Key",
                    "The same key and request again is answered as before",
                    "7f1c-order-1");
        }
        if (write && named) {
            header(operation, "If-Match", "Only if it is still at this version, as its `ETag` said", "\"3\"");
        }
        header(
                operation,
                "Prefer",
                write
                        ? "`wait=5`: answer once the read model shows it, or after so many seconds."
                                + " `merge`: with `If-Match`, do it on a later version too, if no event in between"
                                + " touched what this touches"
                        : "Wait up to so many seconds for what was written before",
                write && named ? "wait=5, merge" : "wait=5");
        last(operation, parameter -> parameter.getName().equals(DryRunRequests.PARAMETER));
        last(
                operation,
                parameter ->
                        AS_OF_ONE.equals(parameter.getDescription()) || AS_OF_LIST.equals(parameter.getDescription()));
        ApiResponses responses = operation.getResponses();
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                succeeded(response, named || write);
            } else {
                response.setContent(problemContent());
            }
        });
        add(responses, "400", "The request is wrong in itself; `errors` names the fields");
        add(responses, "401", "Nobody has signed in");
        add(responses, "403", "Whoever has signed in may not do this");
        if (named) {
            add(responses, "404", "There is no such thing; `id` repeats what was asked for");
        }
        if (write) {
            add(responses, "409", "Its state does not allow it");
            if (named) {
                add(
                        responses,
                        "412",
                        "It is at another version than `If-Match` said: `currentVersion` says at which, and `events`"
                                + " what came in between");
            }
        }
        if (method == PathItem.HttpMethod.POST) {
            add(responses, "422", "The `Idempotency-Key` was used for another request");
        }
        if (operation.getRequestBody() != null) {
            add(responses, "413", "The body is over 1 MiB");
        }
        add(responses, "503", "It may work in a moment; nothing has been done");
        operation.setResponses(sorted(responses));
    }

    private static ApiResponses sorted(ApiResponses responses) {
        ApiResponses sorted = new ApiResponses();
        new TreeMap<>(responses).forEach(sorted::addApiResponse);
        return sorted;
    }

    private static void succeeded(ApiResponse response, boolean versioned) {
        if (response.getDescription() == null || response.getDescription().equals("OK")) {
            response.setDescription("Done; the answer is what it is now");
        }
        if (versioned) {
            response.addHeaderObject(
                    "ETag", new Header().description("The version it is at").schema(text("\"3\"")));
        }
    }

    private static void add(ApiResponses responses, String status, String description) {
        ApiResponse known = responses.get(status);
        if (known == null) {
            responses.addApiResponse(
                    status, new ApiResponse().description(description).content(problemContent()));
        }
    }

    private static Content problemContent() {
        return new Content()
                .addMediaType(
                        PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }

    private static void header(Operation operation, String name, String description, String example) {
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        parameters.add(new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(text(example)));
        operation.setParameters(parameters);
    }

    /** Clients that are made of the document name what they pass by its place. */
    private static void last(Operation operation, Predicate<Parameter> which) {
        List<Parameter> parameters = new ArrayList<>(operation.getParameters());
        List<Parameter> found = parameters.stream().filter(which).toList();
        parameters.removeAll(found);
        parameters.addAll(found);
        operation.setParameters(parameters);
    }

    private static Schema<?> text(String example) {
        Schema<String> schema = new Schema<>();
        schema.addType("string");
        schema.setExamples(List.of(example));
        return schema;
    }

    private static Schema<?> money() {
        Schema<Object> money = new Schema<>();
        money.addType("object");
        money.setDescription(
                "An amount in the currency's own scale (ISO 4217), as text: never a floating-point number.");
        Schema<?> amount = text("19.90");
        amount.setPattern("^-?\\d{1,18}(\\.\\d{1,4})?$");
        Schema<?> currency = text("EUR");
        currency.setPattern("^[A-Z]{3}$");
        money.addProperty("amount", amount);
        money.addProperty("currency", currency);
        money.setRequired(List.of("amount", "currency"));
        money.setExamples(List.of(Map.of("amount", "19.90", "currency", "EUR")));
        return money;
    }
}

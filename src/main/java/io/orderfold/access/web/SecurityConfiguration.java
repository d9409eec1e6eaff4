package io.orderfold.access.web;

import static org.springframework.security.config.Customizer.withDefaults;

import io.orderfold.access.Accounts;
import io.orderfold.access.Permissions;
import io.orderfold.access.Role;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What needs which sign-in. Whatever is not named here is refused. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    private static final String CONSOLE = "/h2-console";

    @Bean
    static RoleHierarchy roleHierarchy() {
        return Permissions.HIERARCHY;
    }

    /** The console shows itself in frames and knows no tokens: an exception for it, and for nothing else. */
    @Bean
    @Order(1)
    SecurityFilterChain console(HttpSecurity http, SecurityProblems problems, Accounts accounts) {
        AuthorizationManager<RequestAuthorizationContext> operator =
                AuthorityAuthorizationManager.hasRole(Role.OPERATOR.name());
        OnThisMachine onThisMachine = new OnThisMachine();
        http.securityMatcher(CONSOLE, CONSOLE + "/**")
                .authorizeHttpRequests(rules -> rules.anyRequest()
                        .access(AuthorizationManagers.allOf(
                                operator,
                                (who, what) -> new AuthorizationDecision(onThisMachine.matches(what.getRequest())))))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin));
        return common(http, problems, accounts).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, SecurityProblems problems, Accounts accounts) {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**", "/error", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers("/api/**")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers(
                                HttpMethod.GET,
                                "/",
                                "/index.html",
                                "/home.css",
                                "/api-docs",
                                "/swagger-ui/**",
                                "/v3/api-docs",
                                "/v3/api-docs.yaml",
                                "/v3/api-docs/**")
                        .hasRole(Role.VIEWER.name())
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(new NeedsNoToken()));
        return common(http, problems, accounts).build();
    }

    private static HttpSecurity common(HttpSecurity http, SecurityProblems problems, Accounts accounts) {
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(SecurityProblems::isPage);
        return http.httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .formLogin(form -> form.failureHandler(problems))
                .logout(withDefaults())
                .requestCache(cache -> cache.requestCache(pages))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(problems, request -> true)
                        .accessDeniedHandler(problems))
                .addFilterBefore(new EndStaleSessions(accounts), AuthorizationFilter.class);
    }

    @Bean
    WebMvcConfigurer everyHandlerNeedsARule(RequireARule rule) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(rule);
            }
        };
    }
}

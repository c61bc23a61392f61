package cn.hengping.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** A command that the service maps: how it is asked for, and a body that it can read. */
record GuardedCommand(
        HttpMethod method,
        String pattern,
        String parameters,
        @Nullable MethodParameter body) {

    /** All there are, in the order of their addresses. */
    static List<GuardedCommand> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isCommand(entry.getValue()))
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(GuardedCommand::title))
                .toList();
    }

    private static boolean isCommand(HandlerMethod handler) {
        return parameters(handler)
                .anyMatch(parameter -> parameter.getParameterType().equals(Command.class));
    }

    private static Stream<MethodParameter> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters());
    }

    private static Stream<GuardedCommand> of(RequestMappingInfo info, HandlerMethod handler) {
        var asked = parameters(handler)
                .filter(GuardedCommand::hasToBeThere)
                .map(parameter -> parameter.getParameter().getName() + "=x")
                .collect(Collectors.joining("&"));
        var body = parameters(handler)
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .orElse(null);
        var found = new ArrayList<GuardedCommand>();
        for (var method : info.getMethodsCondition().getMethods()) {
            for (var pattern : info.getPatternsCondition().getPatterns()) {
                found.add(new GuardedCommand(method.asHttpMethod(), pattern.getPatternString(), asked, body));
            }
        }
        return found.stream();
    }

    private static boolean hasToBeThere(MethodParameter parameter) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        return asked != null
                && asked.required()
                && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !parameter.isOptional();
    }

    String title() {
        return pattern + " " + method;
    }

    boolean hasThing() {
        return pattern.contains("{");
    }

    /** The thing that it is about: the address up to the last name in braces that identifies it. */
    String thing() {
        var end = pattern.lastIndexOf('}') + 1;
        return pattern.substring(0, end);
    }

    /** Its address for a thing whose names in braces are these. */
    String address(List<String> names) {
        var address = pattern;
        for (var name : names) {
            address = address.replaceFirst("\\{[^}]+}", name);
        }
        return parameters.isEmpty() ? address : address + "?" + parameters;
    }

    /** Empty text for a command without a body. */
    Object sample() {
        if (body == null) {
            return "";
        }
        var type = ResolvableType.forMethodParameter(body);
        var isBytes = type.resolve() == byte[].class || type.getGeneric(0).resolve() == DataBuffer.class;
        return isBytes ? "x".getBytes(java.nio.charset.StandardCharsets.UTF_8) : SampleBody.of(type.getType());
    }
}

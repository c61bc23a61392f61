package cn.hengping.deploy.helm;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** The chart as Helm renders it, read into the objects that Kubernetes knows. */
final class Chart {
    static final Path FOLDER = Path.of("helm", "hengping").toAbsolutePath();

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "networking.k8s.io/v1 Ingress", Ingress.class);

    private final List<HasMetadata> objects = new ArrayList<>();

    Chart(Path values) {
        this(new Helm(FOLDER)
                .template()
                .withName("hp")
                .withNamespace("hengping")
                .withKubeVersion("1.33.0")
                .withValuesFile(values)
                .call());
    }

    private Chart(String rendered) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            while (documents.hasNext()) {
                var document = documents.next();
                if (document.isObject()) {
                    objects.add(object(document));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(rendered, e);
        }
    }

    private static HasMetadata object(JsonNode document) throws IOException {
        var kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        var type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalStateException("not expected in this chart: " + kind);
        }
        return YAML.treeToValue(document, type);
    }

    List<HasMetadata> objects() {
        return List.copyOf(objects);
    }

    <T extends HasMetadata> Map<String, T> all(Class<T> type) {
        var all = new LinkedHashMap<String, T>();
        objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .forEach(one -> all.put(one.getMetadata().getName(), one));
        return all;
    }

    /** Fields that Kubernetes does not know: the model keeps them aside, a real cluster would drop or refuse them. */
    static List<String> unknown(Object object, String place) {
        if (object instanceof Collection<?> many) {
            return many.stream()
                    .flatMap(one -> unknown(one, place + "[]").stream())
                    .toList();
        }
        if (object == null || !object.getClass().getName().startsWith("io.fabric8.")) {
            return List.of();
        }
        var unknown = new ArrayList<String>();
        for (var method : object.getClass().getMethods()) {
            if (method.getName().startsWith("get")
                    && method.getParameterCount() == 0
                    && method.getDeclaringClass() == object.getClass()) {
                var value = value(object, method);
                if (method.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) value).keySet().forEach(name -> unknown.add(place + "." + name));
                } else {
                    unknown.addAll(unknown(value, place + "." + method.getName().substring(3)));
                }
            }
        }
        return unknown;
    }

    private static Object value(Object object, java.lang.reflect.Method method) {
        try {
            return method.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    /** The chart with these values in place of its own: Helm lints a chart by the values that it holds. */
    static Path copyWith(Path values, Path folder) throws IOException {
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        var own = YAML.readTree(FOLDER.resolve("values.yaml").toFile());
        YAML.writeValue(
                folder.resolve("values.yaml").toFile(),
                YAML.readerForUpdating(own).readValue(values.toFile()));
        return folder;
    }
}

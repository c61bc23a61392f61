package cn.hengping.report.document.seal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * ofdrw's own validator for seals by GB/T 38540, in a class loader of its own with the Bouncy Castle that it was written for: what it
 * calls there has been removed since, and everybody else here uses a later one.
 */
final class OfdrwValidator {
    /** Filled by the build. */
    private static final Path OLD_BOUNCY_CASTLE = Path.of("target", "ofdrw");

    private final ClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());

    private static URL[] jars() {
        var jars = new ArrayList<Path>();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar")
                        && !jar.getFileName().toString().startsWith("bc"))
                .forEach(jars::add);
        try (var old = Files.list(OLD_BOUNCY_CASTLE)) {
            old.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars.stream().map(OfdrwValidator::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws what the validator throws at a file that does not hold. */
    void check(byte[] ofd) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            validate(ofd);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void validate(byte[] ofd) throws Exception {
        var readers = loader.loadClass("org.ofdrw.reader.OFDReader");
        var validators = loader.loadClass("org.ofdrw.sign.verify.OFDValidator");
        var containers = loader.loadClass("org.ofdrw.sign.verify.SignedDataValidateContainer");
        var seal = loader.loadClass("org.ofdrw.sign.verify.container.SESV4ValidateContainer");
        try (var reader = (AutoCloseable)
                        readers.getConstructor(InputStream.class).newInstance(new ByteArrayInputStream(ofd));
                var validator =
                        (AutoCloseable) validators.getConstructor(readers).newInstance(reader)) {
            validators
                    .getMethod("setValidator", containers)
                    .invoke(validator, seal.getConstructor().newInstance());
            validators.getMethod("exeValidate").invoke(validator);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}

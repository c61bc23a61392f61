package cn.hengping.bench.documents;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Peers that cannot share our class path: LibreOffice as a process, ofdrw's converter behind a class loader of its own. */
final class OtherProcesses {
    private final Path scratch;
    private final ClassLoader ofdrw;

    OtherProcesses(Path root, Path scratch) throws IOException {
        this.scratch = scratch;
        var jars = new ArrayList<URL>();
        try (var files = Files.list(root.resolve("deploy/bench/ofd-peer/target/lib"))) {
            for (var file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        ofdrw = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    static Optional<Path> libreOffice() {
        return List.of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Seconds for a document by a LibreOffice that is warm: what so many documents take in one call, less what one takes, by the
     * documents more.
     */
    double libreOfficeSeconds(Path soffice, byte[] docx, int count) throws IOException, InterruptedException {
        var one = converted(soffice, docx, 1);
        return (converted(soffice, docx, count + 1) - one) / count;
    }

    private double converted(Path soffice, byte[] docx, int count) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(scratch, "office");
        var command = new ArrayList<>(List.of(
                soffice.toString(),
                "-env:UserInstallation=" + scratch.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
        for (var i = 0; i < count; i++) {
            var file = folder.resolve(i + ".docx");
            Files.write(file, docx);
            command.add(file.toString());
        }
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (process.waitFor() != 0 || !Files.exists(folder.resolve(count - 1 + ".pdf"))) {
            throw new IOException("LibreOffice converted nothing: " + Files.readString(folder.resolve("log")));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** PDF to OFD as ofdrw's users do it: a file in, a file out. */
    byte[] ofdrw(byte[] pdf) throws Exception {
        var source = scratch.resolve("ofdrw.pdf");
        var target = scratch.resolve("ofdrw.ofd");
        Files.write(source, pdf);
        Files.deleteIfExists(target);
        var before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ofdrw);
        try {
            var type = Class.forName("org.ofdrw.converter.ofdconverter.PDFConverter", true, ofdrw);
            try (var converter = (AutoCloseable) type.getConstructor(Path.class).newInstance(target)) {
                type.getMethod("convert", Path.class, int[].class).invoke(converter, source, new int[0]);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return Files.readAllBytes(target);
    }
}

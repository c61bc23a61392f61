package cn.hengping.deploy.sizing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Size;

/** The main class behind {@code deploy/sizing}. */
public final class Sizing {
    private Sizing() {}

    /** Arguments: nothing, for the tables of the guide; or {@code measure} and the home of a running system that has walked. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            out.print(new Guide(Figures.shipped()).text());
            return;
        }
        var home = new Home(Path.of(arguments[1]).toAbsolutePath());
        new Measuring(home, Ports.usual(System.getenv(), Size.ONE)).all().forEach(out::println);
    }
}

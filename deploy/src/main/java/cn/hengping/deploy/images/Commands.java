package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import cn.hengping.deploy.Failed;

/** Runs a tool of this machine and waits for its end; what it says goes to the log. */
record Commands(Path log) {
    private static final int MINUTES = 15;

    void run(String what, List<String> command) {
        run(what, command, Map.of());
    }

    void run(String what, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new Failed(what + "：" + MINUTES + " 分钟还没有做完，日志见 " + log);
            }
            if (process.exitValue() != 0) {
                throw new Failed(what + "：" + command.getFirst() + " 没有成功，日志见 " + log);
            }
        } catch (IOException e) {
            throw new Failed(what + "：" + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }
}

package cn.hengping.deploy.walk;

import java.net.URI;
import java.nio.file.Path;

/** The system to walk through: its gateway, the demonstration accounts' password, and where the report files are put. */
public record WalkTarget(URI gateway, String password, Path reports) {}

# Sourced: find_jdk prints the home of a JDK 25 or newer, or nothing. Maven may run on an older one. A bundle brings the Java that it runs on.
version_of() { "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1; }
is_new_enough() { [ -x "$1/bin/javac" ] && [ "$(version_of "$1")" -ge 25 ] 2>/dev/null; }
find_jdk() {
    local candidate
    if [ -x "${checkout:-/nowhere}/java/bin/java" ]; then echo "$checkout/java"; return; fi
    for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nowhere/bin/javac)")")")" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
        if [ -n "$candidate" ] && is_new_enough "$candidate"; then echo "$candidate"; return; fi
    done
}

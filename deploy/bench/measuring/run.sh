# Sourced by each command of this folder. bench MODULE MAIN HEAP [argument...] builds the module and what it needs, inside the
# reactor (nothing is installed anywhere), and runs its main class on the JDK that the system runs on.
bench_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
. "$bench_root/deploy/jdk.sh"

bench() {
    local module=$1 main=$2 heap=$3 folder=$bench_root/deploy/bench/$1 jdk
    shift 3
    jdk=$(find_jdk)
    [ -n "$jdk" ] || { echo "没有找到 JDK 25 或更新的版本" >&2; return 1; }
    mkdir -p "$folder/target"
    JAVA_HOME=$jdk mvn --batch-mode -f "$bench_root/pom.xml" -Pbench -pl "deploy/bench/$module" -am package -DskipTests >"$folder/target/build.log" 2>&1 \
        || { grep -E 'ERROR|BUILD' "$folder/target/build.log" | head -n 30 >&2; return 1; }
    "$jdk/bin/java" "-Xmx$heap" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 "-Dbench.root=$bench_root" "-Dbench.results=$folder/target" \
        -cp "$folder/target/classes:$folder/target/lib/*" "$main" "$@"
}

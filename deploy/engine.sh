# Sourced: need_engine finds a Docker engine that answers, or starts one of our own where that is possible; DOCKER_HOST is set then.
engine_folder=${HENGPING_ENGINE:-$checkout/.hengping/engine}
engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }
need_engine() {
    command -v docker >/dev/null || { echo "没有容器引擎：没有找到 docker（Debian 软件包 docker.io）" >&2; return 3; }
    if engine_answers; then return 0; fi
    export DOCKER_HOST=unix://$engine_folder/docker.sock
    if engine_answers; then return 0; fi
    if [ "$(id -u)" != 0 ] || ! command -v dockerd >/dev/null; then
        echo "没有容器引擎在运行，这里也不能启动一个（要 root 和 dockerd）" >&2
        return 3
    fi
    mkdir -p "$engine_folder"
    engine_is_ours=yes
    nohup setsid dockerd --data-root "$engine_folder/data" --exec-root "$engine_folder/run" -p "$engine_folder/pid" -H "$DOCKER_HOST" \
        >"$engine_folder/log" 2>&1 </dev/null &
    for _ in $(seq 60); do
        if engine_answers; then return 0; fi
        sleep 0.5
    done
    echo "没有容器引擎：dockerd 没有起来，日志末尾：" >&2
    tail -n 5 "$engine_folder/log" >&2
    return 3
}
# Stops the engine that need_engine started, and no other.
stop_engine() {
    if [ -f "$engine_folder/pid" ]; then
        local pid
        pid=$(cat "$engine_folder/pid")
        kill "$pid" 2>/dev/null || true
        while [ -d "/proc/$pid" ]; do sleep 0.2; done
    fi
}
# Which images the engine lacks of those in the list that deploy/images wrote.
missing_images() {
    local name id _
    while read -r name id _; do
        [ -n "$name" ] || continue
        [ "$(docker image inspect --format '{{.Id}}' "$name" 2>/dev/null || true)" = "$id" ] || echo "$name"
    done <"$1"
}
load_images() {
    [ -f "$1/IMAGES" ] || { echo "还没有镜像，请先运行 deploy/images" >&2; return 1; }
    if [ -n "$(missing_images "$1/IMAGES")" ]; then
        (cd "$1" && sha256sum --check --quiet SHA256SUMS) || return 1
        docker load --quiet --input "$1/hengping-images.tar" >/dev/null || return 1
    fi
    [ -z "$(missing_images "$1/IMAGES")" ] || { echo "镜像没有装全" >&2; return 1; }
}

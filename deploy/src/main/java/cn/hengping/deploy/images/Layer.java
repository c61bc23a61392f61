package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.hengping.deploy.Failed;

/** One layer of an image: a tar, known by what its bytes hash to. */
record Layer(String what, Path file, String digest) {

    static Layer of(String what, Path file) {
        return new Layer(what, file, Sha256.of(file));
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new Failed(file.getFileName() + " 不能读取：" + e.getMessage(), e);
        }
    }
}

/**
 * Builds the container images of the system out of Debian's packages, Maven Central's artifacts and our own jars, without an
 * engine and without a registry. The same inputs give the same image, byte by byte. How the containers run together is the
 * compose file's, and how the engine is found the shell's.
 */
@NullMarked
package cn.hengping.deploy.images;

import org.jspecify.annotations.NullMarked;

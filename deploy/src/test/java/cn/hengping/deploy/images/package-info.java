/** Tests of the image builder that need no engine, and of the compose file as it is written. */
@NullMarked
package cn.hengping.deploy.images;

import org.jspecify.annotations.NullMarked;

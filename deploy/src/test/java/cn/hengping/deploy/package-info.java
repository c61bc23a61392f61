/** The main job on real parts, and what happens to it when parts die. */
@NullMarked
package cn.hengping.deploy;

import org.jspecify.annotations.NullMarked;

@NullMarked
package cn.hengping.platform.tokens;

import org.jspecify.annotations.NullMarked;

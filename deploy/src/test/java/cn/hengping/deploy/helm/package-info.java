@NullMarked
package cn.hengping.deploy.helm;

import org.jspecify.annotations.NullMarked;

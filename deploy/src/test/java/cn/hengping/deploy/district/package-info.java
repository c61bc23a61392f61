/** What a demonstration district is made of. */
@NullMarked
package cn.hengping.deploy.district;

import org.jspecify.annotations.NullMarked;

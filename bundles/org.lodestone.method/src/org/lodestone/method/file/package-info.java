/** Reading and writing files of images. */
package org.lodestone.method.file;

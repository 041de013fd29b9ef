package org.lodestone.method.atlas;

/**
 * What an atlas is.
 *
 * @param id permanent, {@code aal}
 * @param title for menus
 * @param space BIDS name of its template space
 * @param citation paper to cite
 * @param licence under which it may be used
 */
public record AtlasInfo(String id, String title, String space, String citation, String licence) {
}

package io.asciichat.media.image;

import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/**
 * Description of one frame in a GIF besides the pixels (GIF89a, sections 20 and 23).
 *
 * @param left column of the frame's left edge on the canvas
 * @param top row of the frame's upper edge on the canvas
 * @param delayNanos how long to show it
 * @param disposal what happens to its area before the next frame
 */
record GifFrame(int left, int top, long delayNanos, Disposal disposal) {
  /** The native metadata format of the JDK's GIF reader. */
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private static final long HUNDREDTH = 10_000_000;

  /**
   * Frames with less than two hundredths of a second are shown for as long as browsers show them:
   * such files were made for programs that could not go faster.
   */
  private static final int MIN_HUNDREDTHS = 2;

  private static final long DEFAULT_DELAY = 100_000_000;

  /** The fates of a frame's area when its time is over. */
  enum Disposal {
    KEEP,
    CLEAR,
    RESTORE_PREVIOUS
  }

  static GifFrame of(IIOMetadata metadata) {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode place = child(root, "ImageDescriptor");
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    int hundredths = number(control, "delayTime");
    return new GifFrame(
        number(place, "imageLeftPosition"),
        number(place, "imageTopPosition"),
        hundredths < MIN_HUNDREDTHS ? DEFAULT_DELAY : hundredths * HUNDREDTH,
        switch (control.getAttribute("disposalMethod")) {
          case "restoreToBackgroundColor" -> Disposal.CLEAR;
          case "restoreToPrevious" -> Disposal.RESTORE_PREVIOUS;
          default -> Disposal.KEEP;
        });
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    return root.getElementsByTagName(name).item(0) instanceof IIOMetadataNode found
        ? found
        : new IIOMetadataNode(name);
  }

  private static int number(IIOMetadataNode node, String attribute) {
    String text = node.getAttribute(attribute);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}

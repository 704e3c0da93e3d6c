package io.asciichat.media.recording;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * An endless GIF animation, written frame by frame: each has a palette of its own and holds only
 * the rectangle that has changed. Not thread-safe.
 */
final class GifWriter implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int MAX_CENTISECONDS = 0xffff;

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final OutputStream file;
  private final MemoryCacheImageOutputStream out;
  private final Quantizer quantizer = new Quantizer();
  private boolean first = true;

  /**
   * @param out where to; closed by {@link #close()}
   */
  GifWriter(OutputStream out) throws IOException {
    this.file = out;
    this.out = new MemoryCacheImageOutputStream(out);
    writer.setOutput(this.out);
    writer.prepareWriteSequence(null);
  }

  /**
   * Adds a frame; the first fills the whole picture.
   *
   * @param pixels 0xRRGGBB of the changed rectangle, row by row
   * @param place the rectangle
   * @param centiseconds how long it is shown; more than GIF can say is cut
   */
  void write(int[] pixels, Rectangle place, int centiseconds) throws IOException {
    byte[] indexes = new byte[place.width * place.height];
    IndexColorModel colors = quantizer.quantize(pixels, indexes.length, indexes);
    BufferedImage image =
        new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_INDEXED, colors);
    image.getRaster().setDataElements(0, 0, place.width, place.height, indexes);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    describe(metadata, place, Math.clamp(centiseconds, 2, MAX_CENTISECONDS));
    writer.writeToSequence(new IIOImage(image, null, metadata), null);
    // What is written need not be kept for going back.
    out.flushBefore(out.getStreamPosition());
    first = false;
  }

  private void describe(IIOMetadata metadata, Rectangle place, int delay) throws IOException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode position = child(root, "ImageDescriptor");
    position.setAttribute("imageLeftPosition", Integer.toString(place.x));
    position.setAttribute("imageTopPosition", Integer.toString(place.y));
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(delay));
    if (first) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Sub-block 1: how often to repeat, 0 for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(FORMAT, root);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode node = new IIOMetadataNode(name);
    root.appendChild(node);
    return node;
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    try {
      writer.endWriteSequence();
      out.close();
      file.close();
    } finally {
      writer.dispose();
    }
  }
}

package io.asciichat.benchmarks;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One viewer's frame: from 640×480 sources to text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SceneBenchmark {
  private static final int HEADER = 24;

  /** The number of sources in the scene. */
  @Param({"1"})
  public int sources = 1;

  /** Terminal size. */
  @Param({"200x60"})
  public String terminal = "200x60";

  /** Colours. */
  @Param({"TRUECOLOR"})
  public ColorLevel color = ColorLevel.TRUECOLOR;

  /** The way cells are drawn. */
  @Param({"FOREGROUND"})
  public RenderMode mode = RenderMode.FOREGROUND;

  /** The choice of characters. */
  @Param({"RAMP"})
  public GlyphChoice glyphs = GlyphChoice.RAMP;

  /** Degrees of steadiness. */
  @Param({"4"})
  public int steady = Look.USUAL_STEADINESS;

  private Scene scene = new Scene();
  private ViewerProfile profile = ViewerProfile.ofSize(1, 1);
  private final SceneRenderer renderer = new SceneRenderer(new BufferPool(), HEADER);

  /** Draws the sources. */
  @Setup
  public void prepare() {
    scene = new Scene();
    for (int i = 0; i < sources; i++) {
      scene.add(SyntheticPicture.of(640, 480, i), "");
    }
    int cross = terminal.indexOf('x');
    profile =
        ViewerProfile.ofSize(
                Integer.parseInt(terminal.substring(0, cross)),
                Integer.parseInt(terminal.substring(cross + 1)))
            .withColorLevel(color)
            .withRenderMode(mode)
            .withLook(
                Look.USUAL
                    .withGlyphs(glyphs)
                    .withSymbols(SymbolSet.OCTANTS)
                    .withSteadiness(steady));
  }

  /** Composes and renders; returns the bytes of text. */
  @Benchmark
  public int render() {
    PooledBuffer text = renderer.render(profile, scene, 0);
    int length = text.length() - HEADER;
    text.release();
    return length;
  }
}

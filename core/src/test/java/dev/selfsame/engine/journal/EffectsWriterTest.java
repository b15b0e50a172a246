package dev.selfsame.engine.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.ProfileStore;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writes that add fragments, begun in parts, ended or not, with other things in between. */
class EffectsWriterTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Settings SETTINGS =
      Settings.builder().namespaces(CRM).policy("newest", TestPolicy.newest()).build();
  private static final SettingsMark MARK = SettingsMark.of(SETTINGS);
  private static final Pattern TEXT = Pattern.compile("text-\\d+;");
  private static final FileName NAME = new FileName(1, false);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final SimulatedDisk disk = new SimulatedDisk(seed);
  private final WriteQueue queue = new WriteQueue();
  private final StoreState state =
      new StoreState(LastingSettings.of(SETTINGS), SETTINGS.graphRules(), 0, 0);
  private final EffectsListener listener =
      new EffectsListener(state, SuppressionList.withKey(new byte[32]), queue, 2);
  private final Locations locations = new Locations();
  private final EffectsWriter writer =
      new EffectsWriter(locations, new Declarations(), MARK.namespaces());
  private final Segment segment;

  /** The slow twin: the texts of each write that was ended, and the number of each fragment. */
  private final List<List<String>> writes = new ArrayList<>();

  private final Map<String, Integer> numbers = new HashMap<>();
  private int next;
  private int begun;
  private int cutOff;
  private int notEnded;

  EffectsWriterTest() throws IOException {
    state.addListener(listener);
    FileHeader header =
        new FileHeader(FileHeader.SEGMENT, NAME.number(), 0, random.nextLong(), 7, MARK);
    segment = Segment.create(disk, NAME.toString(), NAME, header);
  }

  @Test
  void append_afterPartsAndOtherThings_addsEachWriteOnceAndAsAWhole() throws IOException {
    for (int i = 0; i < 400; i++) {
      write();
      assertThat(textsOfWrites()).as("seed %s", seed).isEqualTo(writes);
    }
    numbers.forEach(
        (text, number) ->
            assertThat(textAt(locations.get(number))).as("seed %s", seed).isEqualTo(text));
    segment.seal(0);
    segment.flush();
    assertThat(disk.sizes()).containsEntry(NAME.toString(), (int) segment.written());
    assertThat(begun).isGreaterThan(50);
    assertThat(cutOff).isGreaterThan(10);
    assertThat(notEnded).isGreaterThan(10);
  }

  /** Makes a write, with all that can come between its parts; some of these may be lost. */
  private void write() throws IOException {
    List<String> texts = new ArrayList<>();
    List<ProfileFragment> fragments = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String text = "text-%d;".formatted(next++);
      texts.add(text);
      fragments.add(
          ProfileFragment.record("crm", Instant.EPOCH.plusSeconds(next))
              .id("r" + next)
              .identity(CRM.identity("c" + next))
              .attribute("name" + next % 100, text)
              .build());
    }
    ProfileStore store = ProfileStore.of(SETTINGS);
    store.addAll(fragments);
    state.addAsHeld(store.fragments().toList());
    List<Part> parts = queue.take(0).parts();
    Effects effects = listener.take();
    for (Part part : parts) {
      if (random.nextInt(10) > 0) {
        writer.begin(part, segment);
      }
      between();
    }
    boolean isBegun = segment.frames().isWriteOpen();
    begun += isBegun ? 1 : 0;
    if (random.nextInt(5) > 0) {
      writer.append(effects, segment);
      segment.flush();
      number(effects, texts);
      writes.add(texts);
    } else {
      notEnded += isBegun ? 1 : 0;
      for (AddedFragments part : effects.added) {
        part.numbers.stream()
            .forEach(number -> assertThat(locations.get(number)).isEqualTo(Place.NONE));
      }
    }
    effects.close();
  }

  private void between() throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> {
        cutOff += segment.frames().isWriteOpen() ? 1 : 0;
        segment.seal(0);
        segment.flush();
      }
      case 1 -> {
        segment.flush();
        segment.force();
        assertThat(segment.notForced()).isZero();
      }
      case 2, 3, 4, 5, 6 -> segment.flushAhead();
      default -> {}
    }
  }

  private void number(Effects effects, List<String> texts) {
    int at = 0;
    for (AddedFragments part : effects.added) {
      for (int i = 0; i < part.size(); i++) {
        numbers.put(texts.get(at), part.numbers.get(i));
        at++;
      }
    }
    assertThat(at).isEqualTo(texts.size());
  }

  private byte[] file() {
    return disk.contents().getOrDefault(NAME.toString(), new byte[0]);
  }

  /**
   * Returns the texts in each write that has its end, but for seals. No frame says that its own
   * write, or a later one, was on disk.
   */
  private List<List<String>> textsOfWrites() throws IOException {
    FrameReader frames = new FrameReader(new ByteArrayInputStream(file())::readNBytes, "file");
    List<List<String>> all = new ArrayList<>();
    List<String> write = new ArrayList<>();
    long start = frames.end();
    while (frames.next() == FrameReader.State.INTACT) {
      assertThat(frames.durable()).as("seed %s", seed).isLessThanOrEqualTo(start);
      if (frames.kind() == Frames.FRAGMENT) {
        write.add(text(new String(frames.bytes(), frames.start(), frames.length(), ISO_8859_1)));
      }
      if (frames.isLast()) {
        start = frames.end();
        if (!write.isEmpty()) {
          all.add(write);
          write = new ArrayList<>();
        }
      }
    }
    return all;
  }

  /** Returns the first text in the file from a place on. */
  private String textAt(long place) {
    int offset = (int) Place.offset(place);
    byte[] file = file();
    return text(new String(file, offset, file.length - offset, ISO_8859_1));
  }

  private static String text(String in) {
    Matcher text = TEXT.matcher(in);
    assertThat(text.find()).isTrue();
    return text.group();
  }
}

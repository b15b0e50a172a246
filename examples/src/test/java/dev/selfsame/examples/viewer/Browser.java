package dev.selfsame.examples.viewer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium through its driver, both from the distribution's packages. */
final class Browser implements AutoCloseable {
  /** When this is {@code required} in the environment, a missing browser is a failure. */
  private static final String SWITCH = "SELFSAME_BROWSER_TESTS";

  private static final Path SCREENSHOTS = Path.of("target", "viewer-screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser; without one the tests are skipped, or fail where one is required. */
  static Browser start(Path userData) {
    Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = find("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      String message =
          "The viewer's browser tests need Chromium and its driver. Install them, for example with:"
              + " apt-get install chromium chromium-driver";
      if ("required".equals(System.getenv(SWITCH))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
    // The path is given, so the library looks for no driver elsewhere.
    System.setProperty("webdriver.chrome.driver", chromedriver.orElseThrow().toString());
    // It warns of newer browsers, and nothing of what it means is used.
    LOG.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toString());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1360,1000",
        "--user-data-dir=" + userData);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> find(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(String address) {
    // A change behind the # alone would not load the page anew.
    driver.get("about:blank");
    driver.get(address);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** Waits for the element that is to be seen. */
  WebElement see(String css) {
    return wait(css)
        .until(
            any ->
                shown(css).stream().findFirst().orElseThrow(() -> new NoSuchElementException(css)));
  }

  /** Waits for an element that says something. */
  WebElement see(String css, String text) {
    return wait(css + " that says " + text)
        .until(
            any ->
                shown(css).stream()
                    .filter(element -> element.getText().contains(text))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(css)));
  }

  void untilGone(String css) {
    wait("no " + css).until(any -> shown(css).isEmpty());
  }

  private List<WebElement> shown(String css) {
    try {
      return driver.findElements(By.cssSelector(css)).stream()
          .filter(WebElement::isDisplayed)
          .toList();
    } catch (StaleElementReferenceException e) {
      return List.of();
    }
  }

  private WebDriverWait wait(String what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(40));
    wait.withMessage(() -> "waited for " + what).ignoring(StaleElementReferenceException.class);
    return wait;
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  @Nullable Object script(String script, @Nullable Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void back() {
    driver.navigate().back();
  }

  /** Makes the window as if it were on another device; the head of a real window is no part. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  void resetSize() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1360, 1000));
  }

  /** Writes what is to be seen, the whole page, into the build's folder, when that is wanted. */
  void screenshot(String name) {
    if (!Boolean.getBoolean("viewer.screenshots")) {
      return;
    }
    resize(number("document.documentElement.clientWidth"), height());
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int height() {
    return Math.min(4000, Math.max(600, number("document.documentElement.scrollHeight")));
  }

  private int number(String expression) {
    return Integer.parseInt(String.valueOf(script("return " + expression)));
  }

  /** Returns what the browser complained of since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}

package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page, in a real browser. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before all tests.
class ViewerBrowserTest {
  @TempDir private static Path userData;

  private static Browser browser;
  private static ViewerServer demoServer;
  private static ViewerServer difficultServer;
  private static String demo;
  private static String difficult;

  @BeforeAll
  static void start() throws InterruptedException {
    browser = Browser.start(userData);
    demoServer = ViewerServer.start(Fixtures.demo(), 0);
    demo = demoServer.address();
    difficultServer = ViewerServer.start(ProfileViewer.builder(Fixtures.difficult()).build(), 0);
    difficult = difficultServer.address();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      demoServer.close();
      difficultServer.close();
    }
  }

  @BeforeEach
  void reset() {
    browser.resetSize();
    browser.dark(false);
  }

  /** A violation of the policy of the page, or a failed script, is a complaint. */
  @AfterEach
  void browserComplainsOfNothing() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(
            browser.script(
                "return performance.getEntriesByType('resource').filter(each => !each.name.startsWith(location.origin)).length"))
        .isEqualTo(0L);
  }

  private static String at(String server, String... parameters) {
    StringBuilder address = new StringBuilder(server).append('#');
    for (int i = 0; i < parameters.length; i += 2) {
      address
          .append(i == 0 ? "" : "&")
          .append(parameters[i])
          .append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return address.toString();
  }

  @Test
  void start_listsAllPeople() {
    browser.open(demo);

    browser.see("#results-status", "17 people");
    assertThat(browser.texts("#results .result-name"))
        .hasSize(17)
        .startsWith("Ada Byrne-Nolan", "Zoë Lindqvist");
    browser.see("#person", "Open a person");
    browser.screenshot("start");
  }

  @Test
  void search_andOpen_showsThePersonAndItsAddress() {
    browser.open(demo);
    browser.see("#results .result");
    browser.see("#q").sendKeys("loyalty.tier = gold and name.first = Ada", Keys.ENTER);

    browser.see("#results-status", "1 person");
    browser.see("#results .result").click();
    browser.see(".person-name", "Ada Byrne-Nolan");

    assertThat(browser.address()).contains("identity=crm%3A1001", "q=loyalty.tier");
    assertThat(browser.focused().getText()).isEqualTo("Ada Byrne-Nolan");
    assertThat(browser.see(".namespaces").getText()).contains("crm", "1001", "c-7f31");
    assertThat(browser.see(".tree").getText())
        .contains("city", "Cork", "loyalty", "2026-02-20", "2 other values lost");
    browser.see(".leaf .lost summary").click();
    browser.see(".lost-list", "it is older");
    browser.screenshot("person");

    browser.back();
    browser.see("#person", "Open a person");
  }

  @Test
  void search_whenWrong_saysWhatToFix() {
    browser.open(at(demo, "q", "tier = "));

    browser.see("#q-error", "A value is missing here");
    assertThat(browser.see("#q").getDomAttribute("aria-invalid")).isEqualTo("true");
    browser.screenshot("wrong-search");

    browser.see("#q").clear();
    browser.see("#q").sendKeys("nobody at all", Keys.ENTER);
    browser.see("#results", "No person found");
    browser.untilGone("#q-error .notice");
    browser.see("#results button", "Show all people").click();
    browser.see("#results-status", "17 people");
    // The browser itself tells of an answer that is an error.
    assertThat(browser.complaints()).allMatch(text -> text.contains("400 (Bad Request)"));
  }

  @Test
  void policy_whenSwitched_showsWhatChanges() {
    browser.open(at(demo, "identity", "crm:1001"));

    browser.see(".policy", "changes 1 value");
    browser.see(".policy-changes summary").click();
    assertThat(browser.see(".policy-changes table").getText())
        .contains("name.last", "Byrne-Nolan", "Byrne");
    browser.see(".policy input[value=crm-first]").click();

    browser.see(".policy.chosen", "crm-first");
    browser.see(".leaf-from", "source order");
    browser.see(".person-name", "Ada Byrne");
    assertThat(browser.address()).contains("policy=crm-first");
    assertThat(browser.texts(".person-name")).containsExactly("Ada Byrne");
  }

  @Test
  void asOf_whenMovedByKey_showsThePast() {
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see(".as-of-ends", "2024-05-30");
    WebElement slider = browser.see("#as-of:enabled");
    assertThat(browser.see(".person-facts").getText()).contains("5 events");

    slider.sendKeys(Keys.HOME);
    for (int i = 0; i < 3; i++) {
      slider.sendKeys(Keys.ARROW_RIGHT);
    }

    browser.see(".as-of-label", "2026-02-20");
    browser.see(".person-facts", "0 events");
    assertThat(browser.address()).contains("asOf=2026-02-20T00%3A00%3A00Z");
    assertThat(slider.getDomAttribute("aria-valuetext")).isEqualTo("2026-02-20");
    browser.screenshot("as-of");

    browser.see(".as-of button", "Back to now").click();
    browser.see(".person-facts", "5 events");
    assertThat(browser.address()).doesNotContain("asOf");
  }

  @Test
  void explain_whenTwoArePicked_saysWhyNotAndWhy() {
    browser.open(at(demo, "identity", "crm:1005", "tab", "graph"));
    browser.see(".graph-canvas canvas");
    browser.see(".links td", "× removed");

    browser.see("#pair-a").sendKeys("crm:1004");
    browser.see("#pair-b").sendKeys("crm:1005", Keys.ENTER);
    browser.see(".explain-answer", "crm is unique");
    assertThat(browser.address()).contains("a=crm%3A1004", "b=crm%3A1005");
    browser.screenshot("why-not");

    browser.see(".links button[aria-label^='Why?']").click();
    browser.see(".explain-answer", "One person");
    browser.screenshot("why");
  }

  @Test
  void graph_whenHoveredAndClicked_tellsTheEvidenceAndPicks() {
    browser.open(at(demo, "identity", "crm:1005", "tab", "graph"));
    browser.see(".graph-canvas canvas");
    browser.see(".links td", "× removed");
    // Over the whole drawing, until something is under the pointer.
    String sweep =
        "const canvas = document.querySelector('.graph-canvas canvas:last-of-type').parentElement;"
            + "const box = canvas.getBoundingClientRect();"
            + "for (let y = 8; y < box.height; y += 6) { for (let x = 8; x < box.width; x += 6) {"
            + "  const at = {clientX: box.x + x, clientY: box.y + y, bubbles: true, view: window};"
            + "  canvas.dispatchEvent(new MouseEvent('mousemove', at));"
            + "  window.dispatchEvent(new MouseEvent('mousemove', at));"
            + "  const tip = document.querySelector('.graph-tip');"
            + "  if (!tip.hidden && tip.textContent.includes('removed') && tip.textContent.includes('2026')) return tip.textContent;"
            + "}} return document.querySelector('.graph-tip').textContent;";

    assertThat(String.valueOf(browser.script(sweep)))
        .contains("email:office", "× removed", "crm2026");
    assertThat(browser.see(".graph-tip", "crm is unique").getText())
        .contains("namespace limit", "The rule was applied at", "mentions the two together");
  }

  @Test
  void timeline_whenFiltered_showsThoseAlone() {
    browser.open(at(demo, "identity", "crm:1001", "tab", "timeline"));
    browser.see(".event");
    assertThat(browser.count(".event")).isEqualTo(5);
    browser.see(".event-values", "249.90");

    browser.see("#event-where").sendKeys("order.total > 100", Keys.ENTER);

    browser.see("[role=status]", "1 event of 5");
    assertThat(browser.count(".event")).isEqualTo(1);
    assertThat(browser.address()).contains("where=order.total");
    browser.see(".filters button", "Clear filters").click();
    browser.see("[role=status]", "5 events");
  }

  @Test
  void tabs_areReachedByKeys() {
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see("#tab-attributes[aria-selected=true]");
    browser.script("document.getElementById('tab-attributes').focus()");

    browser.press(Keys.ARROW_RIGHT);

    browser.see("#panel-timeline");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("tab-timeline");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("panel-timeline");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("event-type");
  }

  @Test
  void everyControl_hasANameForScreenReaders() {
    for (String[] view :
        List.of(
            new String[] {"view", "people"},
            new String[] {"identity", "crm:1005", "tab", "timeline"},
            new String[] {"identity", "crm:1005", "tab", "graph"},
            new String[] {"view", "statistics"},
            new String[] {"view", "refused"})) {
      browser.open(at(demo, view));
      browser.see("h1, h2");
      browser.untilGone(".skeleton");

      assertThat(
              browser.script(
                  "return [...document.querySelectorAll('a, button, input, select, summary, [tabindex=\"0\"]')]"
                      + ".filter(each => each.checkVisibility())"
                      + ".filter(each => !(each.textContent.trim() || each.getAttribute('aria-label')"
                      + " || each.labels?.length || each.getAttribute('aria-labelledby')))"
                      + ".map(each => each.outerHTML)"))
          .isEqualTo(List.of());
      assertThat(
              browser.script(
                  "const ids = [...document.querySelectorAll('[id]')].map(each => each.id);"
                      + " return ids.filter((id, index) => ids.indexOf(id) !== index)"))
          .isEqualTo(List.of());
    }
  }

  @Test
  void narrowWindow_showsOneThingAtATimeAndNeverScrollsSideways() {
    browser.resize(375, 800);
    for (String[] view :
        List.of(
            new String[] {"q", "exists name"},
            new String[] {"identity", "crm:1005"},
            new String[] {"identity", "crm:1005", "tab", "timeline"},
            new String[] {"identity", "crm:1005", "tab", "graph", "a", "crm:1004", "b", "crm:1005"},
            new String[] {"view", "statistics"},
            new String[] {"view", "refused"})) {
      browser.resize(375, 800);
      browser.open(at(demo, view));
      browser.see("h1, h2");
      browser.untilGone(".skeleton");

      assertThat(
              browser.script(
                  "const page = document.documentElement; return Math.max(0, page.scrollWidth - page.clientWidth)"))
          .as(String.join(" ", view))
          .isEqualTo(0L);
      browser.screenshot("narrow-" + view[view.length > 2 ? 3 : 0]);
    }
    browser.resize(375, 800);
    browser.open(at(demo, "identity", "crm:1005"));
    browser.see(".back").click();
    browser.see("#results .result");
    browser.untilGone("#person");
  }

  @Test
  void darkMode_andStatistics_andRefused() {
    browser.dark(true);
    browser.open(at(demo, "view", "statistics"));
    browser.see(".figures", "17");
    assertThat(browser.texts(".chart h3")).contains("Graph sizes", "Sources", "Namespaces");
    browser.screenshot("dark-statistics");
    browser.see(".views a", "Refused").click();
    browser.see("#refused .codes", "PLACEHOLDER");
    assertThat(browser.focused().getText()).isEqualTo("Refused and in quarantine");
    browser.see("#refused .codes a", "PLACEHOLDER").click();
    browser.see("#refused tbody", "the identity of email");
    browser.screenshot("dark-refused");
    browser.open(at(demo, "identity", "crm:1001", "tab", "graph"));
    browser.see(".graph-canvas canvas");
    browser.see(".links td");
    browser.screenshot("dark-graph");
    assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(17, 20, 26)");
  }

  @Test
  void scripts_whereverTheyStand_areShownAsText() {
    for (String tab : List.of("attributes", "timeline", "graph")) {
      browser.open(
          at(
              difficult,
              "q",
              "device:<script",
              "identity",
              "device:" + Fixtures.SCRIPT,
              "tab",
              tab,
              "a",
              "device:" + Fixtures.SCRIPT,
              "b",
              "device:" + Fixtures.IMAGE));
      browser.see(".person-name", "<");
      browser.see("#results-status", "1 person");
      browser.see(
          tab.equals("attributes") ? ".tree" : tab.equals("timeline") ? ".event" : ".links",
          Fixtures.SCRIPT);
      if (tab.equals("graph")) {
        browser.see(".explain-answer", Fixtures.IMAGE);
      }
      browser.screenshot("scripts-" + tab);

      assertThat(browser.count("main script, main img, footer ~ script, main [onerror]")).isZero();
      assertThat(browser.script("return window['hacked']")).isNull();
    }
  }

  @Test
  void busyPerson_staysUsable() {
    browser.open(at(difficult, "identity", "crm:busy", "tab", "graph"));
    browser.see(".person-name", "Bea Usy");
    browser.see("#graph-title + p", "50 identities, 49 accepted links, 200 removed links");
    browser.see(".links button", "Show more");
    assertThat(browser.count(".links tbody tr")).isEqualTo(25);
    browser.screenshot("busy-graph");

    browser.see("#tab-timeline").click();
    browser.see("[role=status]", "50 of 5,000 events");
    assertThat(browser.count(".event")).isEqualTo(50);
    browser.see(".events button", "Show more events").click();
    browser.see("[role=status]", "100 of 5,000 events");
    browser.screenshot("busy-timeline");
  }

  @Test
  void quarantine_isListedAndExplained() {
    browser.open(at(difficult, "view", "refused"));
    browser.see("#refused", "What was refused is not known");
    browser.see(".quarantine a", "kiosk").click();

    browser.see(".person-name", "kiosk");
    browser.see("#tab-graph").click();
    browser.see("#panel-graph", "in quarantine");
    // Nothing is stored under it, which the browser tells as well.
    assertThat(browser.complaints()).allMatch(text -> text.contains("404 (Not Found)"));
  }

  @Test
  void search_whenAnswersAreEmpty_asksOnByItself() {
    try (ViewerServer sparse =
        ViewerServer.start(ProfileViewer.builder(Fixtures.sparse()).build(), 0)) {
      browser.open(at(sparse.address(), "q", "far-", "policy", "shop-first"));

      browser.see("#results-status", "1 person");
      assertThat(browser.texts("#results .result-name")).containsExactly("Faraway");
    }
  }

  @Test
  void search_forARareValue_showsWhomItFindsAndLooksFurther() {
    ProfileViewer viewer = ProfileViewer.builder(Fixtures.sparse()).scanLimit(100).build();
    try (ViewerServer sparse = ViewerServer.start(viewer, 0)) {
      browser.open(sparse.address());
      browser.see("#results-status", "The first 20 people");
      holdBack("cursor=", 2);
      browser.see("#q").sendKeys("page = 7 or name = Faraway", Keys.ENTER);

      // One person is found at once, and the other in the last answer of many.
      browser.see("#results-status", "Searching further … 1 found so far");
      assertThat(browser.texts("#results .result-name")).hasSize(1);
      assertThat(browser.see("#results-more button").getText()).isEqualTo("Loading …");
      browser.screenshot("search-looking-further");
      letGo();
      browser.see("#results-status", "2 people");
      assertThat(browser.texts("#results .result-name")).hasSize(2).endsWith("Faraway");
      browser.untilGone("#results-more button");
    }
  }

  @Test
  void search_whileItLooksFurther_isEndedByAnother() {
    ProfileViewer viewer = ProfileViewer.builder(Fixtures.sparse()).scanLimit(100).build();
    try (ViewerServer sparse = ViewerServer.start(viewer, 0)) {
      browser.open(sparse.address());
      browser.see("#results-status", "The first 20 people");
      holdBack("Faraway&limit=", 1);
      browser.see("#q").sendKeys("page = none or name = Faraway", Keys.ENTER);
      browser.see("#results-status", "Searching further … 0 found so far");
      assertThat(browser.count("#results .skeleton")).isPositive();
      browser.screenshot("search-nobody-so-far");
      browser.see("#q").clear();
      browser.see("#q").sendKeys("page = 7", Keys.ENTER);
      browser.see("#results-status", "1 person");

      letGo();

      assertThat(browser.count("#results .result")).isEqualTo(1);
      assertThat(browser.see("#results-status").getText()).isEqualTo("1 person");
    }
  }

  @Test
  void search_whenAnAnswerFailsOnTheWay_keepsThePeopleAndGoesOnThere() {
    ProfileViewer viewer = ProfileViewer.builder(Fixtures.sparse()).scanLimit(100).build();
    try (ViewerServer sparse = ViewerServer.start(viewer, 0)) {
      browser.open(sparse.address());
      browser.see("#results-status", "The first 20 people");
      browser.script(
          "const real = window.fetch; let asked = 0; window.fetch = (address, ...more) => {"
              + " if (address.includes('cursor=') && ++asked === 3) throw new TypeError('offline');"
              + " return real(address, ...more); }");
      browser.see("#q").sendKeys("page <= 150 or name = Faraway", Keys.ENTER);
      browser.see("#results-status", "The first 20 people");
      browser.see("#q").clear();
      browser.see("#q").sendKeys("page = 7 or page = 150 or name = Faraway", Keys.ENTER);

      browser.see("#results-more [role=alert]", "does not answer");
      assertThat(browser.texts("#results .result-name")).hasSize(2);
      browser.see("#results-more button", "Try again").click();
      browser.see("#results-status", "3 people");
      assertThat(browser.texts("#results .result-name")).hasSize(3).endsWith("Faraway");
    }
  }

  @Test
  void answer_whenItComesLate_isNotShownElsewhere() {
    browser.open(difficult);
    browser.see("#results-status", "The first 20 people");
    holdBack("cursor=", 0);
    browser.see("#results-more button", "Show more").click();
    browser.see("#results-more button", "Loading");
    browser.see("#q").sendKeys("busy", Keys.ENTER);
    browser.see("#results-status", "1 person");

    letGo();

    assertThat(browser.count("#results .result")).isEqualTo(1);
    assertThat(browser.see("#results-status").getText()).isEqualTo("1 person");
  }

  @Test
  void person_whenTheAnswerFails_isAskedForAnew() {
    browser.open(demo);
    browser.see("#results-status", "17 people");
    browser.script(
        "window.real = window.fetch; window.fetch = (address, ...more) =>"
            + " address.startsWith('api/profile?') ? Promise.reject(new TypeError()) : window.real(address, ...more)");
    browser.see("#results .result").click();
    browser.see("#person .notice", "does not answer");

    browser.script("window.fetch = window.real");
    browser.see("#person .notice button", "Try again").click();

    browser.see(".tree", "Cork");
    browser.see(".person-name", "Ada Byrne-Nolan");
    assertThat(browser.count("#person .notice")).isZero();
  }

  @Test
  void policy_whenThereIsNone_offersTheDefaultOne() {
    browser.open(at(demo, "identity", "crm:1001", "policy", "gone"));

    browser.see("#notice", "There is no merge policy “gone” here");
    browser.screenshot("no-policy");
    browser.see("#notice button", "Use the default policy").click();

    browser.see(".person-name", "Ada Byrne-Nolan");
    browser.untilGone("#notice");
    assertThat(browser.address()).doesNotContain("policy");
  }

  @Test
  void title_isOfWhatIsShown() {
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see(".person-name", "Ada Byrne-Nolan");
    assertThat(title()).isEqualTo("Ada Byrne-Nolan · Selfsame viewer");

    browser.see(".views a", "Statistics").click();
    browser.see(".figures");
    assertThat(title()).isEqualTo("Statistics · Selfsame viewer");
    browser.back();
    browser.see(".person-name");
    assertThat(title()).isEqualTo("Ada Byrne-Nolan · Selfsame viewer");

    holdBack("api/profile?", 0);
    browser.script("location.hash = '#identity=crm:1002'");
    browser.see(".person-name", "crm:1002");
    browser.script("location.hash = '#identity=crm:1003'");
    browser.see(".person-name", "crm:1003");
    letGo();
    browser.see(".person-name", "Mateo");
    assertThat(title()).startsWith("Mateo");
  }

  @Test
  void person_whenThereIsNoneAtThatTime_losesTheName() {
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see(".person-name", "Ada Byrne-Nolan");

    browser.script("location.hash = '#identity=crm:1001&asOf=2001-01-01'");

    browser.see("#person .empty", "No profile");
    assertThat(browser.see(".person-name").getText()).isEqualTo("crm:1001");
    assertThat(title()).isEqualTo("crm:1001 · Selfsame viewer");
    assertThat(browser.complaints()).allMatch(text -> text.contains("404 (Not Found)"));
  }

  @Test
  void focus_whenMoreIsShown_goesOnAtTheFirstNewOne() {
    browser.open(difficult);
    browser.see("#results-more button", "Show more").sendKeys(Keys.ENTER);
    browser.see("#results-status", "The first 40 people");
    assertThat(focusIsAt("#results > li:nth-child(21) a")).isTrue();

    browser.open(at(difficult, "identity", "crm:busy", "tab", "timeline"));
    browser.see(".events button", "Show more events").sendKeys(Keys.ENTER);
    browser.see("[role=status]", "100 of 5,000 events");
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("event");

    browser.see("#tab-graph").click();
    browser.see(".links button", "Show more").sendKeys(Keys.ENTER);
    assertThat(focusIsAt(".links tbody tr:nth-child(26) button")).isTrue();
  }

  @Test
  void focus_whenAPersonIsLeft_goesBackToTheList() {
    browser.resize(375, 800);
    browser.open(demo);
    browser.see("#results .result").sendKeys(Keys.ENTER);
    browser.see(".person-name", "Ada Byrne-Nolan");
    browser.see(".back").sendKeys(Keys.ENTER);
    browser.untilGone("#person");
    assertThat(focusIsAt("#results > li:first-child a")).isTrue();

    browser.open(at(demo, "view", "refused"));
    browser.see("#refused .codes a", "PLACEHOLDER").sendKeys(Keys.ENTER);
    browser.see("#refused .codes a[aria-current]", "PLACEHOLDER");
    assertThat(focusIsAt("#refused .codes a[aria-current]")).isTrue();
  }

  @Test
  void asOf_whenMovedByManyKeys_isOneStepBack() {
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see(".as-of-ends", "2024-05-30");
    WebElement slider = browser.see("#as-of:enabled");
    for (int i = 0; i < 4; i++) {
      slider.sendKeys(Keys.ARROW_LEFT);
    }
    browser.see(".as-of.past");
    slider.sendKeys(Keys.HOME);
    browser.see(".person-facts", "0 events");

    browser.back();

    browser.see(".person-facts", "5 events");
    assertThat(browser.address()).doesNotContain("asOf");
  }

  @Test
  void name_isOfThePersonBeforeThatOfACompany() {
    browser.open(demo);

    assertThat(
            browser.script(
                "return import('./format.js').then(({displayName}) => ["
                    + "{company: {name: 'Pier'}, name: {first: 'Ada', last: 'Byrne'}},"
                    + "{company: {name: 'Pier'}, name: 'Ada B.'},"
                    + "{company: {name: 'Pier'}}, {}]"
                    + ".map(attributes => displayName({attributes, identities: ['crm:1']})))"))
        .isEqualTo(List.of("Ada Byrne", "Ada B.", "Pier", "crm:1"));
  }

  /** Keeps answers of some addresses back until they are let go, but for the first few. */
  private static void holdBack(String part, int first) {
    browser.script(
        "const real = window.fetch; const part = arguments[0]; let passing = arguments[1]; window.held = [];"
            + "window.fetch = async (address, ...more) => { const answer = await real(address, ...more);"
            + " if (window.held && address.includes(part) && passing-- <= 0) await new Promise(go => window.held.push(go));"
            + " return answer; }",
        part,
        first);
  }

  private static void letGo() {
    browser.script(
        "window.held.forEach(go => go()); window.held = null;"
            + " return new Promise(done => setTimeout(done, 200))");
  }

  private static String title() {
    return String.valueOf(browser.script("return document.title"));
  }

  private static boolean focusIsAt(String css) {
    return Boolean.TRUE.equals(
        browser.script(
            "return document.activeElement === document.querySelector(arguments[0])", css));
  }

  @Test
  void loading_movesNothing() {
    browser.open(demo);
    browser.see("#results .result");
    browser.open(at(demo, "identity", "crm:1001"));
    browser.see(".tree", "Cork");

    String moved =
        String.valueOf(
            browser.script(
                "return new Promise(done => { let sum = 0; new PerformanceObserver(list => {"
                    + " for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value; })"
                    + ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300); })"));
    assertThat(Double.parseDouble(moved)).isLessThan(0.1);
  }
}

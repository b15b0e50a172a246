package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.json.FragmentMapping.Outcome.Mapped;
import dev.selfsame.json.FragmentMapping.Outcome.Refused;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentMappingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String START = "'source':'crm','identities':{'id':'crm'}";

  @Test
  void map_rowOfATable_isARecord() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'crm','timestamp':{'path':'Geändert am','format':'dd.MM.yyyy','zone':'Europe/Berlin'},
             'identities':{'Kundennr':'crm','E-Mail':'email'},
             'attributes':{'Name':'name','Punkte':{'path':'loyalty.points','type':'integer'}}}""");
    Map<String, String> row =
        Map.of(
            "Kundennr", "42",
            "E-Mail", "ada@example.com",
            "Geändert am", "11.02.2026",
            "Name", "Ada",
            "Punkte", "1200",
            "Rest", "x");
    assertThat(fragment(mapping.map(row, NOW)))
        .isEqualTo(
            ProfileFragment.record("crm", Instant.parse("2026-02-10T23:00:00Z"))
                .identity("crm", "42")
                .identity("email", "ada@example.com")
                .attribute("name", "Ada")
                .attribute("loyalty.points", 1200)
                .build());
    assertThat(mapping.columns())
        .containsExactlyInAnyOrder("Kundennr", "E-Mail", "Name", "Punkte", "Geändert am");
    assertThat(mapping.namespaces()).containsExactly("crm", "email");
    assertThat(mapping.sources()).containsExactly("crm");
  }

  @Test
  void mapJson_objectWithAnArray_isAFragmentForEachElement() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'shop','each':'customers','timestamp':'updated_at',
             'identities':{'id':'shop','email':'email','addresses[].phone':'phone'},'attributes':{'*':'*'}}""");
    List<Outcome> outcomes =
        mapping.mapJson(
            json(
                """
                {'customers':[
                 {'id':7,'email':'a@example.com','updated_at':'2026-02-11T10:00:00+01:00','first':'Ada',
                  'addresses':[{'phone':'1','city':'Kiel'},{'phone':'2'}]},
                 {'id':8,'updated_at':'yesterday'},
                 9]}"""),
            NOW);
    assertThat(outcomes).hasSize(3);
    ProfileFragment first = ((Mapped) outcomes.get(0)).fragment();
    assertThat(first.identities())
        .containsExactly(
            new Identity("shop", "7"),
            new Identity("email", "a@example.com"),
            new Identity("phone", "1"),
            new Identity("phone", "2"));
    assertThat(first.timestamp()).hasValue(Instant.parse("2026-02-11T09:00:00Z"));
    // An array is taken whole.
    assertThat(first.attributes().keySet()).containsExactly("addresses", "first");
    assertRefused(outcomes.get(1), RejectionReason.INVALID_TIMESTAMP, "customers[1].updated_at");
    assertRefused(outcomes.get(2), RejectionReason.INVALID_VALUE, "customers[2]");
    assertThat(mapping.each()).hasValue("customers");
    assertThat(mapping.forElements().mapJson("{\"id\":7,\"updated_at\":\"2026-02-11\"}", NOW))
        .singleElement()
        .isInstanceOf(Mapped.class);
    assertRefused(
        only(mapping.mapJson("{\"id\":1}", NOW)), RejectionReason.NOT_MAPPED, "customers");
    assertThat(mapping.mapJson("{\"customers\":[]}", NOW)).isEmpty();
  }

  @Test
  void mapJson_noObject_isRefused() {
    FragmentMapping mapping = mapping("{" + START + "}");
    assertRefused(only(mapping.mapJson("[1]", NOW)), RejectionReason.MALFORMED_JSON, null);
    assertRefused(only(mapping.mapJson("{\"id\":1", NOW)), RejectionReason.MALFORMED_JSON, null);
    assertRefused(
        only(mapping.mapJson("{\"id\":1,\"id\":2}", NOW)), RejectionReason.MALFORMED_JSON, null);
  }

  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "42.0, 42",
    "4.2e1, 42",
    "420e-1, 42",
    "-0.0, 0",
    "1e3, 1000",
    "12345678901234567890123, 12345678901234567890123",
    "'\"42\"', 42",
    "'\"042\"', 042"
  })
  void identity_wholeNumber_isItsDigitsHoweverItIsWritten(String written, String value) {
    ProfileFragment fragment =
        fragment(mapping("{" + START + "}").mapJson("{\"id\":" + written + "}", NOW));
    assertThat(fragment.identities()).containsExactly(new Identity("crm", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42.5", "1e-3", "true", "{\"a\":1}", "[1]", "1e999999"})
  void identity_thatIsNoTextAndNoWholeNumber_isLeftOut(String written) {
    List<Outcome> outcomes = mapping("{" + START + "}").mapJson("{\"id\":" + written + "}", NOW);
    if (only(outcomes) instanceof Refused refused) {
      assertThat(refused.reason()).isEqualTo(RejectionReason.NUMBER_OUT_OF_RANGE);
      return;
    }
    Mapped mapped = (Mapped) only(outcomes);
    assertThat(mapped.fragment().identities()).isEmpty();
    assertThat(mapped.leftOut())
        .singleElement()
        .satisfies(
            leftOut -> {
              assertThat(leftOut.path()).isEqualTo("id");
              assertThat(leftOut.reason()).isEqualTo(RejectionReason.INVALID_VALUE);
            });
  }

  @Test
  void identity_doubleOfAHost_isItsDigitsWhileItHasThemAll() {
    FragmentMapping mapping = mapping("{" + START + "}");
    assertThat(fragment(mapping.map(Map.of("id", 42.0), NOW)).identities())
        .containsExactly(new Identity("crm", "42"));
    assertThat(fragment(mapping.map(Map.of("id", 9.1e15), NOW)).identities()).isEmpty();
    assertThat(fragment(mapping.map(Map.of("id", (short) 7), NOW)).identities())
        .containsExactly(new Identity("crm", "7"));
  }

  @Test
  void identities_ofMembersOfAnObject_haveTheirNamesAsNamespaces() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','identities':{'identityMap.*[]':{'namespace':'*','value':'id','primary':'primary'}},
             'namespaces':{'e_mail':'email','GAID':null},'attributes':{'identityMap':null,'*':'*'}}""");
    String json =
        """
        {'identityMap':{'GAID':[{'id':'g'}],'ECID':[{'id':'e1','primary':true},{'id':'e2'}],
         'Email':[{'id':'a@example.com'}],'CRM':[{'x':1}]},'a':1}""";
    ProfileFragment fragment = fragment(mapping.mapJson(json(json), NOW));
    assertThat(fragment.identities())
        .containsExactly(
            new Identity("ECID", "e1"),
            new Identity("ECID", "e2"),
            new Identity("email", "a@example.com"));
    assertThat(fragment.primary()).hasValue(new Identity("ECID", "e1"));
    assertThat(fragment.attributes()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void identities_ofObjectsWithTheirNamespace_andJoinedOnes() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','primary':'crm','identities':{
              'ids[]':{'namespace':{'path':'type'},'value':'id'},
              'cookie':{'namespace':'cookie','with':'stream'},'nr':'crm'}}""");
    ProfileFragment fragment =
        fragment(
            mapping.mapJson(
                json("{'ids':[{'type':'braze','id':'b'}],'cookie':'1|2','stream':9,'nr':5}"), NOW));
    assertThat(fragment.identities())
        .containsExactlyInAnyOrder(
            new Identity("braze", "b"),
            new Identity("cookie", "9|1\\|2"),
            new Identity("crm", "5"));
    assertThat(fragment.primary()).hasValue(new Identity("crm", "5"));
    Mapped withoutStream =
        (Mapped) only(mapping.mapJson(json("{'ids':[{'id':'b'}],'cookie':'1','nr':5}"), NOW));
    assertThat(withoutStream.fragment().identities())
        .containsExactly(new Identity("cookie", "|1"), new Identity("crm", "5"));
    assertThat(withoutStream.leftOut())
        .extracting(FragmentMapping.LeftOut::path)
        .containsExactly("ids[]");
  }

  @Test
  void identities_haveAConditionAndSeveralPlacesOfTheirValue() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','identities':{
              'ids[]':{'namespace':{'path':'type'},'value':['@id','id'],'when':{'collection':['users']}},
              'a.email':'email','b.email':'email',
              'nr':{'namespace':'crm','when':{'country':{'not':'US'}}}}}""");
    String row =
        "{'ids':[{'type':'a','id':'1','collection':'users'},{'type':'b','@id':'2','id':'3','collection':'users'},"
            + "{'type':'c','id':'4','collection':'accounts'}],'a':{'email':'m'},'b':{'email':'m'},'nr':5,'country':'%s'}";
    assertThat(fragment(mapping.mapJson(json(row.formatted("DE")), NOW)).identities())
        .containsExactly(
            new Identity("a", "1"),
            new Identity("b", "2"),
            new Identity("email", "m"),
            new Identity("crm", "5"));
    assertThat(fragment(mapping.mapJson(json(row.formatted("US")), NOW)).identities()).hasSize(3);
  }

  @Test
  void namespaces_ofCasesAreRenamedAfterThoseOfAll() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','identities':{'id':'urn:4'},'namespaces':{'URN:4':'ECID'},
             'cases':[{'namespaces':{'ecid':'device'}}]}""");
    assertThat(fragment(mapping.mapJson("{\"id\":1}", NOW)).identities())
        .containsExactly(new Identity("device", "1"));
  }

  @Test
  void jsonTexts_areParsed() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','jsonTexts':['ctx','other','none'],'identities':{'ctx.data[].id':'crm'},'attributes':{'other':'o'}}""");
    ProfileFragment fragment =
        fragment(
            mapping.map(
                Map.of("ctx", "{\"data\":[{\"id\":1},{\"id\":2}]}", "other", "{no json"), NOW));
    assertThat(fragment.identities())
        .containsExactly(new Identity("crm", "1"), new Identity("crm", "2"));
    assertThat(fragment.attributes()).isEqualTo(Map.of("o", "{no json"));
  }

  @Test
  void rests_ofOneTargetAreTheFirstWithAValue() {
    FragmentMapping mapping =
        mapping(
            "{'source':'x','identities':{'id':'crm'},'attributes':{'a.*':'*','b.*':'*','c.*':'c.*'}}");
    assertThat(
            fragment(
                    mapping.mapJson(
                        json("{'id':1,'a':{'x':1},'b':{'x':2,'y':3},'c':{'z':4}}"), NOW))
                .attributes())
        .isEqualTo(Map.of("x", 1L, "y", 3L, "c", Map.of("z", 4L)));
  }

  @Test
  void cases_firstThatHoldsTakesTheRow() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'web','identities':{'userId':'crm','anonymousId':'cookie'},'cases':[
              {'when':{'type':'identify'},'kind':'patch','attributes':{'traits.*':'*'}},
              {'when':{'type':['track','page'],'test':{'not':true},'event':{'exists':true}},'kind':'event',
               'type':'event','id':[['none','messageId'],'n']},
              {'when':{'type':'page'},'kind':'event','type':{'value':'page'},'identities':{'userId':null}}]}""");
    ProfileFragment patch =
        fragment(mapping.mapJson(json("{'type':'identify','userId':'u','traits':{'a':1}}"), NOW));
    assertThat(patch.kind()).isEqualTo(FragmentKind.PATCH);
    assertThat(patch.attributes()).isEqualTo(Map.of("a", 1L));
    ProfileFragment event =
        fragment(
            mapping.mapJson(
                json("{'type':'track','event':'Buy','userId':'u','messageId':'m|1'}"), NOW));
    assertThat(event.type()).hasValue("Buy");
    assertThat(event.id()).hasValue("m\\|1|");
    ProfileFragment page =
        fragment(
            mapping.mapJson(
                json("{'type':'page','test':true,'event':'x','userId':'u','anonymousId':'a'}"),
                NOW));
    assertThat(page.type()).hasValue("page");
    assertThat(page.identities()).containsExactly(new Identity("cookie", "a"));
    assertRefused(
        only(mapping.mapJson(json("{'type':'track','userId':'u'}"), NOW)),
        RejectionReason.NOT_MAPPED,
        null);
  }

  @Test
  void each_pathsLeadOutOfAnElement() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':{'path':'^.shop','default':'web'},'each':['body.items','.'],'kind':'event',
             'timestamp':{'path':'at','default':'now'},'identities':{'^.user':'crm','user':'crm'},
             'attributes':{'sku':'sku'}}""");
    List<Outcome> outcomes =
        mapping.mapJson(
            json("{'shop':'kiel','user':'u','body':{'items':[{'sku':1},{'sku':2}]}}"), NOW);
    assertThat(outcomes)
        .extracting(outcome -> ((Mapped) outcome).fragment().source())
        .containsExactly("kiel", "kiel");
    assertThat(((Mapped) outcomes.get(1)).fragment().identities())
        .containsExactly(new Identity("crm", "u"));
    assertThat(mapping.each()).isEmpty();
    assertThatThrownBy(mapping::forElements).isInstanceOf(IllegalStateException.class);
    // The row itself, where there is no array.
    ProfileFragment itself = fragment(mapping.mapJson(json("{'user':'u','sku':3}"), NOW));
    assertThat(itself.source()).isEqualTo("web");
    assertThat(itself.attributes()).isEqualTo(Map.of("sku", 3L));
  }

  @Test
  void paths_keysWithDotsAndBracketsGoFirst() {
    FragmentMapping mapping =
        mapping(
            "{'source':'x','identities':{'user.id':'crm'},'attributes':{'tags[]':'tags','a.b':'ab','*':'*'}}");
    Map<String, Object> row = new HashMap<>();
    row.put("user.id", "1");
    row.put("tags[]", "x");
    row.put("a", Map.of("b", 1, "c", 2));
    row.put("Customer.io", "y");
    ProfileFragment fragment = fragment(mapping.map(row, NOW));
    assertThat(fragment.identities()).containsExactly(new Identity("crm", "1"));
    assertThat(fragment.attributes())
        .isEqualTo(
            Map.of(
                "tags", List.of("x"),
                "ab", 1L,
                "a", Map.of("c", 2L),
                "Customer", Map.of("io", "y")));
  }

  @Test
  void attributes_haveTheirTypes() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','identities':{'id':'crm'},'decimalComma':true,'nullTexts':['NULL','-'],'attributes':{
              'i':{'path':'i','type':'integer'},'d':{'path':'d','type':'decimal'},
              'b':{'path':'b','type':'boolean','true':['ja'],'false':['nein']},
              'day':{'path':'day','type':'date','format':['yyyy/MM/dd','dd.MM.yyyy']},
              'at':{'path':'at','type':'timestamp','format':'seconds'},
              't':{'path':'t','type':'text'},'tags':{'path':'tags','split':','},
              'p':{'path':'p','pairs':{'key':'key','value':'value.*'}},
              'mail':'contact','mail2':'contact','none':'none'}}""");
    ProfileFragment fragment =
        fragment(
            mapping.mapJson(
                json(
                    """
                    {'id':1,'i':'1.234','d':'-1.234,50','b':'Ja','day':'11.02.2026','at':1767225600,
                     't':4.20,'tags':'a, b,,-','p':[{'key':'k','value':{'s':null,'i':7}},{'key':'l','value':{'s':'NULL'}}],
                     'mail':'NULL','mail2':'second','none':'-'}"""),
                NOW));
    assertThat(fragment.attributes())
        .isEqualTo(
            Map.of(
                "i",
                1234L,
                "d",
                new BigDecimal("-1234.50"),
                "b",
                true,
                "day",
                "2026-02-11",
                "at",
                "2026-01-01T00:00:00Z",
                "t",
                "4.2",
                "tags",
                List.of("a", "b"),
                "p",
                Map.of("k", 7L),
                "contact",
                "second"));
  }

  @Test
  void attribute_thatDoesNotFit_isLeftOutAndTold() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','identities':{'id':'crm'},'attributes':{
              'i':{'path':'i','type':'integer'},'d':{'path':'d','type':'decimal'},
              'b':{'path':'b','type':'boolean'},'day':{'path':'day','type':'date','format':'dd.MM.yyyy'},
              'full':'name','*':'*'}}""");
    Mapped mapped =
        (Mapped)
            only(
                mapping.mapJson(
                    json(
                        "{'id':1,'i':'1,5','d':'1,5','b':'jein','day':'31.02.2026','full':'A','name':{'first':'B'},'ok':1}"),
                    NOW));
    assertThat(mapped.leftOut())
        .extracting(FragmentMapping.LeftOut::path)
        .containsExactly("i", "d", "b", "day", "name");
    assertThat(mapped.leftOut())
        .allSatisfy(
            leftOut -> assertThat(leftOut.message()).doesNotContain("1,5", "jein", "31.02"));
    assertThat(mapped.fragment().attributes()).isEqualTo(Map.of("name", "A", "ok", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "seconds, 1767225600, 2026-01-01T00:00:00Z",
    "seconds, 1767225600.5, 2026-01-01T00:00:00.500Z",
    "seconds, '\"1767225600\"', 2026-01-01T00:00:00Z",
    "millis, 1767225600123, 2026-01-01T00:00:00.123Z",
    "micros, '\"1767225600123456\"', 2026-01-01T00:00:00.123456Z",
    "nanos, 1767225600123456789, 2026-01-01T00:00:00.123456789Z",
    "iso, '\"2026-01-01\"', 2026-01-01T00:00:00Z",
    "dd MMM yyyy HH:mm, '\"1 jan 2026 08:30\"', 2026-01-01T08:30:00Z",
    "yyyyMMdd, 20260101, 2026-01-01T00:00:00Z"
  })
  void timestamp_isReadInItsFormat(String format, String written, Instant time) {
    FragmentMapping mapping =
        mapping(
            "{%s,'timestamp':{'path':'at','format':['%s','d MMM yyyy HH:mm']}}"
                .formatted(START, format));
    assertThat(fragment(mapping.mapJson("{\"id\":1,\"at\":" + written + "}", NOW)).timestamp())
        .hasValue(time);
  }

  @ParameterizedTest
  @CsvSource({
    "millis, 1767225600, INVALID_TIMESTAMP, seconds",
    "seconds, 1767225600123, INVALID_TIMESTAMP, millis",
    "micros, 1767225600123, INVALID_TIMESTAMP, millis",
    "iso, 1767225600, INVALID_TIMESTAMP, seconds",
    "iso, '\"1969-12-31\"', INVALID_TIMESTAMP, earliest",
    "iso, '\"2026-03-03\"', FUTURE_TIMESTAMP, futureTolerance",
    "seconds, '\"x\"', INVALID_TIMESTAMP, format",
    "dd.MM.yyyy, '\"31.02.2026\"', INVALID_TIMESTAMP, dd.MM.yyyy",
    "iso, '\" \"', MISSING_TIMESTAMP, default"
  })
  void timestamp_outsideOfItsFormatAndWindow_isRefusedWithItsRemedy(
      String format, String written, RejectionReason reason, String remedy) {
    FragmentMapping mapping =
        mapping("{%s,'timestamp':{'path':'at','format':'%s'}}".formatted(START, format));
    Outcome outcome = only(mapping.mapJson("{\"id\":1,\"at\":" + written + "}", NOW));
    assertRefused(outcome, reason, "at");
    assertThat(((Refused) outcome).message()).contains(remedy).doesNotContain("1767225600");
  }

  @Test
  void timestamp_windowAndDefaultAndZone() {
    FragmentMapping old =
        mapping(
            "{%s,'timestamp':{'path':'at','format':'millis'},'earliest':'0001-01-01'}"
                .formatted(START));
    assertThat(fragment(old.mapJson(json("{'id':1,'at':1767225600}"), NOW)).timestamp())
        .hasValue(Instant.parse("1970-01-21T10:53:45.600Z"));
    FragmentMapping far =
        mapping("{%s,'timestamp':'at','futureTolerance':'P365D'}".formatted(START));
    assertThat(fragment(far.mapJson(json("{'id':1,'at':'2026-12-24'}"), NOW)).timestamp())
        .isPresent();
    FragmentMapping now =
        mapping("{%s,'timestamp':{'path':['a','b'],'default':'now'}}".formatted(START));
    assertThat(fragment(now.mapJson(json("{'id':1}"), NOW)).timestamp()).isEmpty();
    assertThat(fragment(now.mapJson(json("{'id':1,'a':'','b':'2026-01-02'}"), NOW)).timestamp())
        .hasValue(Instant.parse("2026-01-02T00:00:00Z"));
    FragmentMapping zoned =
        mapping("{%s,'timestamp':{'path':'at','zone':'Europe/Berlin'}}".formatted(START));
    assertThat(fragment(zoned.mapJson(json("{'id':1,'at':'2026-01-02 08:00'}"), NOW)).timestamp())
        .hasValue(Instant.parse("2026-01-02T07:00:00Z"));
    assertThat(fragment(zoned.mapJson(json("{'id':1,'at':'2026-01-02T08:00Z'}"), NOW)).timestamp())
        .hasValue(Instant.parse("2026-01-02T08:00:00Z"));
  }

  @Test
  void timestamp_clockOfADevice_isCorrected() {
    FragmentMapping mapping =
        mapping(
            "{%s,'timestamp':[{'original':'o','sent':'s','received':'r'},'o']}".formatted(START));
    assertThat(
            fragment(
                    mapping.mapJson(
                        json(
                            "{'id':1,'o':'1999-01-01T00:00:00Z','s':'1999-01-01T00:00:05Z','r':'2026-02-01T00:00:05Z'}"),
                        NOW))
                .timestamp())
        .hasValue(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(fragment(mapping.mapJson(json("{'id':1,'o':'1999-01-01','s':''}"), NOW)).timestamp())
        .hasValue(Instant.parse("1999-01-01T00:00:00Z"));
  }

  @Test
  void keyPrefixes_areTakenOffEverywhere() {
    FragmentMapping mapping =
        mapping(
            "{'source':'x','keyPrefixes':['xdm:','@'],'identities':{'id':'crm'},'attributes':{'*':'*'}}");
    ProfileFragment fragment =
        fragment(
            mapping.mapJson(
                json("{'@id':1,'xdm:a':{'xdm:b':[{'xdm:c':1}]},'xdm:d':1,'d':2}"), NOW));
    assertThat(fragment.attributes())
        .isEqualTo(Map.of("a", Map.of("b", List.of(Map.of("c", 1L))), "xdm:d", 1L, "d", 2L));
  }

  @Test
  void map_andMapJson_doTheSame() {
    FragmentMapping mapping =
        mapping("{'source':'x','identities':{'ids.*':'*'},'attributes':{'*':'rest.*','ids':null}}");
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("z", "1");
    ids.put("a", "2");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("ids", ids);
    row.put("b", Arrays.asList(1, null, ""));
    row.put("a", "");
    assertThat(mapping.map(row, NOW))
        .isEqualTo(mapping.mapJson(json("{'ids':{'z':'1','a':'2'},'b':[1,null,''],'a':''}"), NOW));
  }

  @Test
  void map_valueOfAHostThatIsNoAttribute_isRefusedWithItsPath() {
    Outcome outcome =
        only(
            mapping("{'source':'x','identities':{'id':'crm'},'attributes':{'*':'*'}}")
                .map(Map.of("id", 1, "at", new Object()), NOW));
    assertRefused(outcome, RejectionReason.INVALID_VALUE, null);
    assertThat(((Refused) outcome).message()).contains("'at'");
  }

  @Test
  void format_isThatOfTheDocument() {
    RowFormat format =
        mapping(
                "{%s,'delimiter':';','quote':'','charset':'windows-1252','header':['id','b'],'maxCellLines':5,'form':'csv'}"
                    .formatted(START))
            .format();
    assertThat(format.delimiter()).hasValue(';');
    assertThat(format.quote()).isEmpty();
    assertThat(format.charset()).hasValue(Charset.forName("windows-1252"));
    assertThat(format.header()).containsExactly("id", "b");
    assertThat(format.maxCellLines()).isEqualTo(5);
    assertThat(format.form()).hasValue("csv");
    RowFormat usual = mapping("{" + START + "}").format();
    assertThat(usual.quote()).hasValue('"');
    assertThat(usual.delimiter()).isEmpty();
    assertThat(usual).isEqualTo(mapping("{" + START + ",'id':'x'}").format()).isNotEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{'identities':{'id':'crm'}} # source",
        "{'source':'x'} # identities",
        "{'source':'x','identities':{}} # identities",
        "{'source':'x','identities':{'id':'crm'},'colour':1} # colour",
        "{'source':'x','identities':{'id':7}} # 'id' in 'identities'",
        "{'source':'x','identities':{'id':{'value':'x'}}} # namespace",
        "{'source':'x','identities':{'a..b':'crm'}} # a..b",
        "{'source':'x','identities':{'a[x]':'crm'}} # a[x]",
        "{'source':'x','identities':{'id':'crm'},'kind':'row'} # kind",
        "{'source':'x','identities':{'id':'crm'},'type':'t'} # type",
        "{'source':'x','identities':{'id':'crm'},'timestamp':{'path':'t','format':'dd.MM'}} # dd.MM",
        "{'source':'x','identities':{'id':'crm'},'timestamp':{'path':'t','format':'bogus'}} # bogus",
        "{'source':'x','identities':{'id':'crm'},'timestamp':{'path':'t','zone':'Mars'}} # zone",
        "{'source':'x','identities':{'id':'crm'},'timestamp':{'path':'t','default':'never'}} # default",
        "{'source':'x','identities':{'id':'crm'},'timestamp':{'format':'iso'}} # path",
        "{'source':'x','identities':{'id':'crm'},'futureTolerance':'-PT1H'} # futureTolerance",
        "{'source':'x','identities':{'id':'crm'},'earliest':'long ago'} # earliest",
        "{'source':'x','identities':{'id':'crm'},'attributes':{'a':'x','b':'x.y'}} # x.y",
        "{'source':'x','identities':{'id':'crm'},'attributes':{'a':'x..y'}} # x..y",
        "{'source':'x','identities':{'id':'crm'},'attributes':{'*':'all'}} # '*' in 'attributes'",
        "{'source':'x','identities':{'id':'crm'},'attributes':{'a':{'path':'a','type':'colour'}}} # type",
        "{'source':'x','identities':{'id':'crm'},'delimiter':';;'} # delimiter",
        "{'source':'x','identities':{'id':'crm'},'charset':'klingon'} # charset",
        "{'source':'x','identities':{'id':'crm'},'header':['a','a']} # header",
        "{'source':'x','identities':{'id':'crm'},'form':'xml'} # form",
        "{'source':'x','identities':{'id':'crm'},'maxCellLines':0} # maxCellLines",
        "{'source':'x','identities':{'id':'crm'},'cases':[]} # cases",
        "{'source':'x','identities':{'id':'crm'},'cases':[{'when':{'a':{'is':1}}}]} # is",
        "{'source':'x','identities':{'id':'crm'},'cases':[{'when':{'a':{}}}]} # 'a' in 'when' of case 1",
        "{'source':'x','identities':{'id':'crm'},'cases':[{'kind':'x'}]} # case 1",
        "{'source':'x','identities':{'id':'crm'},'namespaces':{'a_b':'x','AB':'y'}} # two spellings",
        "{'source':'x','mapping':'nothing'} # nothing",
        "[] # JSON"
      })
  void read_documentThatIsWrong_namesTheKey(String document, String named) {
    assertThatThrownBy(() -> mapping(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void equality_isThatOfDocuments() {
    FragmentMapping mapping = mapping("{" + START + "}");
    assertThat(FragmentMapping.fromMap(mapping.toMap()))
        .isEqualTo(mapping)
        .hasSameHashCodeAs(mapping);
    assertThat(FragmentMapping.read(mapping.toJson())).isEqualTo(mapping);
    assertThat(mapping).isNotEqualTo(mapping("{" + START + ",'kind':'event'}"));
  }

  private static FragmentMapping mapping(String document) {
    return FragmentMapping.read(json(document));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static Outcome only(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static ProfileFragment fragment(List<Outcome> outcomes) {
    assertThat(only(outcomes)).isInstanceOf(Mapped.class);
    return ((Mapped) only(outcomes)).fragment();
  }

  private static void assertRefused(
      Outcome outcome, RejectionReason reason, @Nullable String path) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
    assertThat(((Refused) outcome).path()).isEqualTo(Optional.ofNullable(path));
  }
}

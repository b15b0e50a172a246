package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.json.FragmentMapping.Outcome.Mapped;
import dev.selfsame.json.FragmentMapping.Outcome.Refused;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents and rows say at the edges of what they may say. */
class FragmentMappingEdgesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String START = "'source':'x','identities':{'id':'crm'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'delimiter':';'",
        "'quote':''",
        "'charset':'UTF-16'",
        "'header':['id']",
        "'maxCellLines':7",
        "'form':'json'"
      })
  void formats_thatDifferInOneKey_differ(String key) {
    RowFormat usual = mapping("{" + START + "}").format();
    RowFormat other = mapping("{" + START + "," + key + "}").format();
    assertThat(other)
        .isNotEqualTo(usual)
        .isEqualTo(mapping("{" + START + "," + key + "}").format())
        .hasSameHashCodeAs(mapping("{" + START + "," + key + "}").format())
        .isNotEqualTo("other");
    assertThat(other.toString()).isNotEqualTo(usual.toString());
  }

  @Test
  void primary_isTheFlaggedIdentityOrTheFirstOfItsNamespace() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':'x','primary':'crm','identities':{'nr[]':'crm',
              'map.*[]':{'namespace':'*','value':'id','primary':'primary'}}}""");
    assertThat(primary(mapping, "{'nr':['1','2']}")).hasValue(new Identity("crm", "1"));
    assertThat(primary(mapping, "{'nr':['1'],'map':{'ecid':[{'id':'e','primary':true}]}}"))
        .hasValue(new Identity("ecid", "e"));
    assertThat(
            primary(
                mapping,
                "{'map':{'crm':[{'id':'9','primary':false}],'ecid':[{'id':'e','primary':true},{'id':'e','primary':true}]}}"))
        .hasValue(new Identity("ecid", "e"));
    assertThat(primary(mapping, "{'map':{'ecid':[{'id':'e'},'plain']}}")).isEmpty();
    Outcome twice =
        only(
            mapping.mapJson(
                json("{'map':{'a':[{'id':'1','primary':true}],'b':[{'id':'2','primary':true}]}}"),
                NOW));
    assertThat(((Refused) twice).reason()).isEqualTo(RejectionReason.INVALID_VALUE);
    assertThat(((Refused) twice).message()).contains("primary");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-02-11\"', 2026-02-11",
    "'\"2026-02-11T23:30:00\"', 2026-02-11",
    "'\"2026-02-11T23:30:00-05:00\"', 2026-02-11",
    "'\"20260211T0930+0100\"', 2026-02-11",
    "'\"2026-042\"', 2026-02-11",
    "20260211, 2026-02-11"
  })
  void date_inIsoFormat_isTheOneThatIsWritten(String written, String date) {
    FragmentMapping mapping =
        mapping("{" + START + ",'attributes':{'d':{'path':'d','type':'date'}}}");
    Mapped mapped = (Mapped) only(mapping.mapJson("{\"id\":1,\"d\":" + written + "}", NOW));
    assertThat(mapped.leftOut()).isEmpty();
    assertThat(mapped.fragment().attributes()).isEqualTo(Map.of("d", date));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "timestamp", "text", "integer", "decimal", "boolean"})
  void attribute_ofAType_leavesObjectsOut(String type) {
    FragmentMapping mapping =
        mapping("{" + START + ",'attributes':{'d':{'path':'d','type':'" + type + "'}}}");
    Mapped mapped = (Mapped) only(mapping.mapJson("{\"id\":1,\"d\":{\"a\":1}}", NOW));
    assertThat(mapped.leftOut()).extracting(LeftOut::path).containsExactly("d");
    assertThat(mapped.fragment().attributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'text'",
        "['a']",
        "[{'value':1}]",
        "[{'key':'k','value':1},{'key':'k','value':2}]",
        "[{'key':{'a':1},'value':1}]"
      })
  void pairs_thatAreNone_areLeftOut(String pairs) {
    FragmentMapping mapping =
        mapping(
            "{"
                + START
                + ",'attributes':{'p':{'path':'p','pairs':{'key':'key','value':['value','other']}}}}");
    Mapped mapped = (Mapped) only(mapping.mapJson(json("{'id':1,'p':" + pairs + "}"), NOW));
    assertThat(mapped.leftOut()).extracting(LeftOut::path).containsExactly("p");
    Mapped right =
        (Mapped)
            only(mapping.mapJson(json("{'id':1,'p':[{'key':'k'},{'key':'l','other':2}]}"), NOW));
    assertThat(right.fragment().attributes()).isEqualTo(Map.of("p", Map.of("l", 2L)));
  }

  @ParameterizedTest
  @CsvSource({
    "seconds, 1e99",
    "seconds, 99999999999999999999999999999999999999",
    "millis, '\"1.2.3\"'",
    "nanos, '\"-\"'",
    "iso, '{\"a\":1}'",
    "seconds, true",
    "dd.MM.yyyy, '{\"a\":1}'",
    "micros, '\"12345678901234567890123456789012345678901234567890\"'"
  })
  void timestamp_thatIsNone_isRefused(String format, String written) {
    FragmentMapping mapping =
        mapping("{%s,'timestamp':{'path':'at','format':'%s'}}".formatted(START, format));
    Outcome outcome = only(mapping.mapJson("{\"id\":1,\"at\":" + written + "}", NOW));
    assertThat(((Refused) outcome).reason()).isEqualTo(RejectionReason.INVALID_TIMESTAMP);
    assertThat(((Refused) outcome).path()).hasValue("at");
  }

  @Test
  void timestamp_farTolerance_andZonedDate() {
    FragmentMapping all =
        mapping(
            "{%s,'timestamp':{'path':'at','zone':'Europe/Berlin'},'futureTolerance':'PT9223372036854775807S'}"
                .formatted(START));
    assertThat(fragment(all, "{'id':1,'at':'2030-07-01'}").timestamp())
        .hasValue(Instant.parse("2030-06-30T22:00:00Z"));
    assertThat(fragment(all, "{'id':1,'at':'2030-07-01T00:00:00Z'}").timestamp())
        .hasValue(Instant.parse("2030-07-01T00:00:00Z"));
    FragmentMapping german =
        mapping(
            "{%s,'timestamp':{'path':'at','format':'d. MMMM yyyy','locale':'de'}}"
                .formatted(START));
    assertThat(fragment(german, "{'id':1,'at':'2. März 2025'}").timestamp())
        .hasValue(Instant.parse("2025-03-02T00:00:00Z"));
  }

  @Test
  void conditions_andTexts() {
    FragmentMapping mapping =
        mapping(
            """
            {'source':{'path':['a.name','b']},'identities':{'id':'crm'},'kind':'event',
             'type':{'path':['t','u'],'value':'other'},'when':{'n':[1,true],'m':{'exists':false}}}""");
    assertThat(fragment(mapping, "{'id':1,'n':1.0,'b':'shop'}").source()).isEqualTo("shop");
    assertThat(fragment(mapping, "{'id':1,'n':true,'b':7}").type()).hasValue("other");
    assertThat(fragment(mapping, "{'id':1,'n':true,'b':7,'u':'x'}").type()).hasValue("x");
    assertRefused(mapping, "{'id':1,'n':1}", RejectionReason.INVALID_VALUE);
    assertRefused(mapping, "{'id':1,'n':{'x':1},'b':'shop'}", RejectionReason.NOT_MAPPED);
    assertRefused(mapping, "{'id':1,'n':1,'m':2,'b':'shop'}", RejectionReason.NOT_MAPPED);
    assertRefused(mapping, "{'id':1,'n':1,'b':['shop']}", RejectionReason.INVALID_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'timestamp':7 # timestamp",
        "'timestamp':[7] # timestamp",
        "'timestamp':[] # timestamp",
        "'timestamp':{'path':'t','format':[]} # format",
        "'timestamp':{'path':'t','format':7} # format",
        "'timestamp':{'path':'t','locale':'?'} # locale",
        "'timestamp':{'path':{'original':'a'}} # sent",
        "'when':{'a':1.5} # 'a' in 'when'",
        "'when':{'a':null} # 'a' in 'when'",
        "'when':7 # when",
        "'kind':'event','type':{'value':' '} # value",
        "'id':[7] # id",
        "'id':[['a',7]] # id",
        "'id':{'path':'a'} # id",
        "'namespaces':{'a':7} # 'a' in 'namespaces'",
        "'primary':7 # primary",
        "'each':7 # each",
        "'attributes':{'a':7} # 'a' in 'attributes'",
        "'attributes':{'a':{'path':'a','split':''}} # split",
        "'attributes':{'a':{'type':'text'}} # path",
        "'attributes':{'a.*':'b'} # 'a.*' in 'attributes'",
        "'attributes':{'a':'x.y','b':'x'} # above or below",
        "'decimalComma':'yes' # decimalComma",
        "'quote':';','delimiter':';' # delimiter",
        "'charset':'?' # charset",
        "'header':[] # header",
        "'header':[7] # header",
        "'mapping':7 # mapping",
        "'cases':7 # cases",
        "'cases':[7] # case"
      })
  void read_documentThatIsWrong_namesTheKey(String keys, String named) {
    assertThatThrownBy(() -> mapping("{" + START + "," + keys + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void read_sourceAndIdentitiesThatAreWrong_namesTheKey() {
    assertThatThrownBy(() -> mapping("{'source':' ','identities':{'id':'crm'}}"))
        .hasMessageContaining("source");
    assertThatThrownBy(() -> mapping("{'source':7,'identities':{'id':'crm'}}"))
        .hasMessageContaining("source");
    assertThatThrownBy(() -> mapping("{'source':'x','identities':{'id':' '}}"))
        .hasMessageContaining("'id' in 'identities'");
    assertThatThrownBy(() -> mapping("{'source':'x','identities':{'id':null}}"))
        .hasMessageContaining("identities");
  }

  private static Optional<Identity> primary(FragmentMapping mapping, String row) {
    return fragment(mapping, row).primary();
  }

  private static ProfileFragment fragment(FragmentMapping mapping, String row) {
    return ((Mapped) only(mapping.mapJson(json(row), NOW))).fragment();
  }

  private static void assertRefused(FragmentMapping mapping, String row, RejectionReason reason) {
    assertThat(((Refused) only(mapping.mapJson(json(row), NOW))).reason()).isEqualTo(reason);
  }

  private static Outcome only(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static FragmentMapping mapping(String document) {
    return FragmentMapping.read(json(document));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

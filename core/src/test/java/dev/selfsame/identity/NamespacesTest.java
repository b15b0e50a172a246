package dev.selfsame.identity;

import static dev.selfsame.identity.IdentityType.COOKIE;
import static dev.selfsame.identity.IdentityType.CROSS_DEVICE;
import static dev.selfsame.identity.IdentityType.DEVICE;
import static dev.selfsame.identity.IdentityType.NON_PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamespacesTest {
  private static final Namespace CRM = Namespace.of("crm", CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace ECID = Namespace.of("ecid", COOKIE);

  @Test
  void of_keepsTheOrderAsPriority() {
    Namespaces namespaces = Namespaces.of(CRM, EMAIL, ECID);
    assertThat(namespaces.asList()).containsExactly(CRM, EMAIL, ECID);
    assertThat(namespaces.priority("crm")).isEqualTo(1);
    assertThat(namespaces.priority("ecid")).isEqualTo(3);
    assertThat(namespaces.priority("Crm")).isEqualTo(4);
    assertThat(namespaces.find("email")).contains(EMAIL);
    assertThat(namespaces.find("Email")).isEmpty();
    assertThat(namespaces).isEqualTo(Namespaces.copyOf(List.of(CRM, EMAIL, ECID)));
    assertThat(namespaces).isNotEqualTo(Namespaces.of(EMAIL, CRM, ECID));
  }

  @Test
  void of_whenThereIsNone_isRefused() {
    assertThatThrownBy(Namespaces::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Declare at least one");
  }

  @Test
  void of_whenTwoHaveOneCode_namesIt() {
    assertThatThrownBy(() -> Namespaces.of(CRM, Namespace.email("crm")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two namespaces have the code crm. Give each a different code.");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEVICE", "COOKIE"})
  void of_whenADeviceIsUnique_isRefused(IdentityType type) {
    Namespace unique = Namespace.builder("d").type(type).unique().build();
    assertThatThrownBy(() -> Namespaces.of(CRM, unique))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Leave out unique.");
    assertThat(Namespaces.of(CRM, Namespace.builder("d").type(type).limit(2).build()).asList())
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"CROSS_DEVICE", "EMAIL", "PHONE"})
  void of_whenADeviceStandsAboveAPerson_isRefused(IdentityType person) {
    assertThatThrownBy(
            () ->
                Namespaces.of(
                    Namespace.of("d", DEVICE),
                    Namespace.of("shop", NON_PEOPLE),
                    Namespace.of("p", person)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Namespace d (DEVICE) has a higher priority than p")
        .hasMessageContaining("Put person namespaces first.");
  }

  @Test
  void of_whenSomethingThatTakesNoPartStandsAnywhere_isAccepted() {
    Namespace shop = Namespace.builder("shop").type(NON_PEOPLE).unique().build();
    assertThat(Namespaces.of(shop, CRM, ECID).asList()).hasSize(3);
    assertThat(Namespaces.of(CRM, ECID, shop).asList()).hasSize(3);
  }

  @Test
  void order_isByPriorityThenBytesOfTheValueThenUnknownOnesByCode() {
    Namespaces namespaces = Namespaces.of(EMAIL, CRM);
    List<Identity> inOrder =
        List.of(
            new Identity("email", "b"),
            new Identity("crm", "10"),
            new Identity("crm", "9"),
            new Identity("crm", "\uffe5"),
            new Identity("crm", "\ud83d\ude00"),
            new Identity("aaa", "x"),
            new Identity("bbb", "a"));
    List<Identity> reversed = new ArrayList<>(inOrder);
    Collections.reverse(reversed);
    reversed.sort(namespaces.order());
    assertThat(reversed).isEqualTo(inOrder);
  }
}

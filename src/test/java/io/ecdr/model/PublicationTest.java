package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places for an endpoint, as they are typed. */
class PublicationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretsmanager:app/orders",
        "secretsmanager:app/orders:host",
        "secretsmanager:app/{cache}:db host,endpoint=reader,form=host",
        "secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/orders-AbCdEf",
        "secretsmanager:arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:a-AbCdEf:host",
        "ssm:/app/orders,form=port",
        "ssm:arn:aws:ssm:eu-west-1:111122223333:parameter/app/orders",
        "route53:Z0123456789ABC/orders.example.com",
        "route53:Z0123456789ABC/{cache}.example.com.,endpoint=reader"
      })
  void readsWhatItWrites(String typed) {
    assertThat(Publication.of(typed).typed()).isEqualTo(typed);
  }

  @Test
  void takesWhatIsUsual() {
    var secret = Publication.of("secretsmanager:a:b,endpoint=main,form=host:port");
    assertThat(secret.typed()).isEqualTo("secretsmanager:a:b");
    assertThat(secret.key()).contains("b");
    assertThat(Publication.of("route53:Z1/a.example,form=host").form())
        .isEqualTo(Publication.Form.HOST);
    assertThat(Publication.of("ssm:/dr/{cache}/e").in("orders").name()).isEqualTo("/dr/orders/e");
    assertThat(Publication.of("ssm:arn:aws:ssm:eu-west-1:111122223333:parameter/a").named())
        .contains(new Region("eu-west-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:bucket|is not secretsmanager:SECRET[:KEY]",
        "secretsmanager:|is no name for secretsmanager",
        "secretsmanager:a:|they are not empty",
        "secretsmanager:a b|is no name for secretsmanager",
        "ssm:a,form=url|it is host:port or host or port",
        "ssm:a,endpoint=primary|it is main or reader",
        "ssm:a,region=eu-west-1|is not endpoint=… or form=…",
        "ssm:a b|is no name for ssm",
        "route53:orders.example.com|is no name for route53",
        "route53:Z1/orders.example.com,form=port|its form is host"
      })
  void saysWhatIsWrong(String typed, String words) {
    assertThatThrownBy(() -> Publication.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void partsAnEndpoint() {
    assertThat(Publication.Form.HOST_PORT.of("a.example:6379")).isEqualTo("a.example:6379");
    assertThat(Publication.Form.HOST.of("a.example:6379")).isEqualTo("a.example");
    assertThat(Publication.Form.PORT.of("a.example:6379")).isEqualTo("6379");
  }
}

package io.ecdr.execute;

import io.ecdr.codec.SecretDocument;
import io.ecdr.codec.SecretDocument.Holds;
import io.ecdr.codec.Sha256;
import io.ecdr.model.Value;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.PublishWords;

/**
 * Publishing to a secret, or to one member of its JSON. What else it holds is read, kept in memory
 * and sent back as it was, and shows nowhere.
 *
 * <p>The service has no way to write only when nobody else has written since: what somebody writes
 * to the secret between our look and our call is then its version before, {@code AWSPREVIOUS}.
 */
final class PublishSecret extends Publishing {

  @Override
  public String kind() {
    return PublishSteps.SECRET;
  }

  @Override
  There judge(Target target, Value.Fields told, Dialogue dialogue) {
    if (!(told.get("SecretString").orElse(null) instanceof Value.Concealed concealed)) {
      return unfit(target, Holds.BINARY);
    }
    var text = concealed.reveal();
    var key = target.place().key();
    if (key.isEmpty() && text.equals(target.text())) {
      return new There.Said();
    }
    var holds = SecretDocument.holds(text, target.place());
    if (PublishWords.secret(target.place(), holds.word()).isPresent()) {
      return unfit(target, holds);
    }
    if (key.flatMap(k -> SecretDocument.value(text, k)).filter(target.text()::equals).isPresent()) {
      return new There.Said();
    }
    var whole = key.map(k -> SecretDocument.with(text, k, target.text())).orElse(target.text());
    var put =
        PublishCalls.put(
            dialogue.calls(), target.region(), target.place(), new Value.Concealed(whole));
    return new There.Other(put.with("ClientRequestToken", token(target, told, dialogue)));
  }

  private static There unfit(Target target, Holds holds) {
    return new There.Unfit(PublishWords.secret(target.place(), holds.word()).orElseThrow());
  }

  /**
   * The same for the same change of the same version, so that the service takes it on once
   * (SECAPI:PutSecretValue: 32 to 64 characters).
   */
  private static Value token(Target target, Value.Fields told, Dialogue dialogue) {
    var words =
        String.join(
            "\n",
            dialogue.operation(),
            target.place().typed(),
            target.text(),
            told.text("VersionId").orElse(""));
    return new Value.Text(Sha256.of(words).substring(0, 64));
  }
}

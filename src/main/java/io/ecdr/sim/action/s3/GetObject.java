package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Content;
import io.ecdr.sim.action.ContentAction;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Gives an object's bytes, all or a range (S3API:GetObject). */
public final class GetObject implements ContentAction<GetObjectRequest, GetObjectResponse> {

  private static final List<String> OVERRIDES =
      List.of(
          "CacheControl",
          "ContentDisposition",
          "ContentEncoding",
          "ContentLanguage",
          "ContentType",
          "Expires");

  @Override
  public Reply<GetObjectResponse> answer(
      GetObjectRequest request, Content content, Caller caller, World world) {
    var read = ObjectRead.of(request, caller, world);
    var response = GetObjectResponse.builder();
    read.describe(response);
    OVERRIDES.forEach(
        member ->
            request
                .getValueForField("Response" + member, Object.class)
                .ifPresent(value -> Fields.set(response, member, value)));
    return new Reply<>(response.build(), Optional.of(stream(read.object(), read.wanted())));
  }

  private static Reply.Stream stream(StoredObject object, ByteRange range) {
    try {
      var bytes = object.body().range(range.from(), range.length()).open(0);
      return new Reply.Stream(bytes, range.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

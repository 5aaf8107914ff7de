package io.ecdr.codec;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.Escalation;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.LossProof;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RoleChangeRequest;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests of commands that change something as objects, told apart by {@code verb}. */
final class RequestForm {

  private static final List<String> ROLE =
      List.of(
          "verb",
          "timeout",
          "hooks",
          "cache",
          "region",
          "loss",
          "expectPrimary",
          "probe",
          "antiFlap",
          "fence",
          "afterwards");

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private RequestForm() {}

  static Value.Fields of(ChangeRequest request) {
    if (request instanceof BackupRequest backup) {
      return of(backup);
    }
    if (request instanceof AutomaticRequest automatic) {
      return AutomaticForm.of(automatic);
    }
    if (request instanceof BucketRequest bucket) {
      return BucketForm.of(bucket);
    }
    if (request instanceof CopyRequest copy) {
      return CopyForm.of(copy);
    }
    if (request instanceof MarkRequest mark) {
      return MarkForm.of(mark);
    }
    if (request instanceof DeleteRequest delete) {
      return DeleteForm.of(delete);
    }
    if (request instanceof PruneRequest prune) {
      return PruneForm.of(prune);
    }
    if (request instanceof DrillRestoreRequest drill) {
      return DrillForm.of(drill);
    }
    if (request instanceof EvacuateRequest evacuate) {
      return EvacuateForm.of(evacuate);
    }
    if (request instanceof DrillSwitchoverRequest drill) {
      return DrillForm.of(drill);
    }
    if (request instanceof DrillCleanupRequest cleanup) {
      return DrillForm.of(cleanup);
    }
    if (request instanceof RestoreRequest restore) {
      return RestoreForm.of(restore);
    }
    if (request instanceof StandbyCreateRequest standby) {
      return StandbyForm.of(standby);
    }
    if (request instanceof StandbyRebuildRequest rebuild) {
      return StandbyForm.of(rebuild);
    }
    if (request instanceof StandbyRemoveRequest remove) {
      return StandbyForm.of(remove);
    }
    if (request instanceof FenceRequest fence) {
      return FenceForm.of(fence);
    }
    if (request instanceof RescueRequest rescue) {
      return of(rescue.backup()).with("verb", "rescue");
    }
    if (request instanceof VerifyRequest verify) {
      return VerifyForm.of(verify);
    }
    if (request instanceof SwitchoverRequest switchover) {
      return of(switchover);
    }
    if (request instanceof FailbackRequest failback) {
      return FailbackForm.of(failback);
    }
    return request instanceof FailoverRequest failover ? of(failover) : of((DetachRequest) request);
  }

  static ChangeRequest read(Value.Fields fields) {
    var form = new Form(fields, "request");
    try {
      var mark = MarkRequest.Word.ofVerb(form.text("verb"));
      if (mark.isPresent()) {
        return MarkForm.read(mark.get(), form);
      }
      return switch (form.text("verb")) {
        case "backup create" -> backup(form);
        case "backup automatic" -> AutomaticForm.read(form);
        case "backup bucket" -> BucketForm.read(form);
        case "backup copy" -> CopyForm.read(form);
        case VerifyRequest.VERB -> VerifyForm.read(form);
        case "backup delete" -> DeleteForm.read(form);
        case "backup prune" -> PruneForm.read(form);
        case "restore" -> RestoreForm.read(form);
        case "drill cleanup" -> DrillForm.cleanup(form);
        case DrillSwitchoverRequest.VERB -> DrillForm.switchover(form);
        case "drill restore" -> DrillForm.restore(form);
        case "standby create" -> StandbyForm.create(form);
        case "standby rebuild" -> StandbyForm.rebuild(form);
        case "standby remove" -> StandbyForm.remove(form);
        case EvacuateRequest.VERB -> EvacuateForm.read(form);
        case "switchover" -> switchover(form);
        case "failback" -> FailbackForm.read(form);
        case "failover" -> failover(form);
        case "detach" -> detach(form);
        case "rescue" -> new RescueRequest(backup(form));
        case "fence" -> FenceForm.read(form);
        default -> throw new Malformed("request: unknown verb '" + form.text("verb") + "'");
      };
    } catch (IllegalArgumentException e) {
      throw new Malformed("request: " + e.getMessage(), e);
    }
  }

  static Value.Fields verb(String verb, Optional<Duration> timeout, Hooks hooks) {
    var fields = Value.fields("verb", verb).with("timeout", timeout.map(Duration::toString));
    return hooks.equals(Hooks.NONE) ? fields : fields.with("hooks", HooksForm.of(hooks));
  }

  static Hooks hooks(Form form) {
    return form.maybe("hooks", name -> HooksForm.read(form.fields(name))).orElse(Hooks.NONE);
  }

  static Optional<Duration> timeout(Form form) {
    return form.maybe("timeout", name -> positive(form, name));
  }

  /** The command line asks for one that is neither nothing nor endless. */
  private static Duration positive(Form form, String name) {
    var time = form.duration(name);
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new Malformed("request: '" + name + "' is out of range: " + time);
    }
    return time;
  }

  static Region region(Form form, String name) {
    return form.parsed(name, Region::new);
  }

  private static Value.Fields of(BackupRequest request) {
    return verb("backup create", request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("drRegion", request.drRegion().id())
        .with("bucket", request.bucket())
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix())
        .with("stages", stages(request.stages()));
  }

  private static Value.Fields stages(BackupStages stages) {
    return Value.Fields.NONE
        .with("export", stages.export())
        .with("copy", stages.copy())
        .with("check", stages.check())
        .with("deep", stages.deep());
  }

  /** Plans of before there was a choice go through all. */
  private static BackupStages stages(Form form) {
    return form.maybe("stages", form::fields)
        .map(fields -> new Form(fields, "stages"))
        .map(
            all ->
                new BackupStages(
                    all.flag("export"), all.flag("copy"), all.flag("check"), all.flag("deep")))
        .orElse(BackupStages.USUAL);
  }

  private static BackupRequest backup(Form form) {
    form.only(
        "verb",
        "timeout",
        "hooks",
        "cache",
        "region",
        "drRegion",
        "bucket",
        "drBucket",
        "prefix",
        "stages");
    return new BackupRequest(
        form.text("cache"),
        region(form, "region"),
        region(form, "drRegion"),
        form.maybe("bucket", form::text).orElse(""),
        form.maybe("drBucket", form::text).orElse(""),
        form.text("prefix"),
        timeout(form),
        hooks(form),
        stages(form));
  }

  private static Value.Fields of(SwitchoverRequest request) {
    return role("switchover", request)
        .with("to", request.to().id())
        .with("maxPause", request.maxPause().map(Duration::toString))
        .with("escalateAfter", request.escalation().map(e -> e.after().toString()))
        .with("orDetach", request.escalation().filter(Escalation::orDetach).isPresent())
        .with("proof", Words.of(request.proof()));
  }

  private static SwitchoverRequest switchover(Form form) {
    form.only(role("to", "maxPause", "escalateAfter", "orDetach", "proof"));
    boolean orDetach = form.maybe("orDetach", form::flag).orElse(false);
    return new SwitchoverRequest(
        form.text("cache"),
        region(form, "region"),
        region(form, "to"),
        terms(form),
        form.maybe("maxPause", form::duration),
        form.maybe("escalateAfter", name -> new Escalation(form.duration(name), orDetach)),
        form.<LossProof>maybe(
                "proof", name -> form.parsed(name, word -> Words.parse(LossProof.class, word)))
            .orElse(LossProof.AUTO));
  }

  private static Value.Fields of(FailoverRequest request) {
    var fields =
        role("failover", request)
            .with("to", request.to().id())
            .with("evenIfHealthy", request.evenIfHealthy())
            .with("orDetach", request.orDetach())
            .with("promoteDeadline", request.promoteDeadline().map(Duration::toString));
    return request.atOnce() ? fields.with("atOnce", true) : fields;
  }

  /** Whether somebody confirms is known when it is applied. */
  private static FailoverRequest failover(Form form) {
    form.only(role("to", "evenIfHealthy", "orDetach", "promoteDeadline", "atOnce"));
    return new FailoverRequest(
        form.text("cache"),
        region(form, "region"),
        region(form, "to"),
        terms(form),
        true,
        form.flag("evenIfHealthy"),
        false,
        form.flag("orDetach"),
        form.maybe("promoteDeadline", form::duration),
        form.maybe("atOnce", form::flag).orElse(false));
  }

  private static Value.Fields of(DetachRequest request) {
    return role("detach", request);
  }

  private static DetachRequest detach(Form form) {
    form.only(role());
    return new DetachRequest(form.text("cache"), region(form, "region"), terms(form));
  }

  /** What all changes of roles have. */
  static Value.Fields role(String verb, RoleChangeRequest request) {
    return verb(verb, request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("loss", of(request.loss()))
        .with("expectPrimary", request.expectPrimary().map(Region::id))
        .with("probe", of(request.probe()))
        .with("antiFlap", request.terms().antiFlap().toString())
        .with("fence", of(request.terms().fence()))
        .with("afterwards", AfterwardsForm.of(request.terms().afterwards()));
  }

  static String[] role(String... more) {
    return Stream.concat(ROLE.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** A request of before there was a window opens the usual one. */
  static RoleTerms terms(Form form) {
    return new RoleTerms(
        loss(form.fields("loss")),
        form.maybe("expectPrimary", name -> region(form, name)),
        timeout(form),
        probe(form.fields("probe")),
        hooks(form),
        form.maybe("antiFlap", form::duration).orElse(RoleTerms.ANTI_FLAP),
        form.maybe("fence", name -> fence(form.fields(name))).orElse(FenceTerms.OFF),
        AfterwardsForm.read(form));
  }

  private static Value.Fields of(FenceTerms terms) {
    var fields =
        Value.Fields.NONE.with("users", terms.users()).with("wait", terms.patience().toString());
    return terms.hook().map(hook -> fields.with("hook", HooksForm.of(hook))).orElse(fields);
  }

  private static FenceTerms fence(Value.Fields fields) {
    var form = new Form(fields, "fence").only("users", "wait", "hook");
    return new FenceTerms(
        form.flag("users"),
        form.maybe("hook", name -> HooksForm.program(form.fields(name))),
        form.duration("wait"));
  }

  private static Value.Fields of(LossLimit limit) {
    return Value.Fields.NONE
        .with("unknownToo", limit.unknownToo())
        .with("most", limit.most().map(Duration::toString))
        .with("writesStopped", limit.writesStopped().map(Object::toString));
  }

  private static LossLimit loss(Value.Fields fields) {
    var form = new Form(fields, "loss").only("unknownToo", "most", "writesStopped");
    return new LossLimit(
        form.maybe("most", form::duration),
        form.flag("unknownToo"),
        form.maybe("writesStopped", form::time));
  }

  static Value.Fields of(WriteProbe probe) {
    return Value.fields("mode", Words.of(probe.mode()))
        .with("user", probe.user())
        .with("auth", probe.auth());
  }

  static WriteProbe probe(Value.Fields fields) {
    var form = new Form(fields, "probe").only("mode", "user", "auth");
    return new WriteProbe(
        form.parsed("mode", word -> Words.parse(WriteProbe.Mode.class, word)),
        form.maybe("user", form::text),
        form.maybe("auth", form::text));
  }
}

package io.ecdr.aws;

import io.ecdr.model.Region;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/** Where people sign in before a profile's credentials can be had. */
public final class SignIn {

  private static final String SSO_SESSION = "sso_session";

  private SignIn() {}

  /** The Regions of IAM Identity Center that a profile, or one that it builds on, names. */
  public static Set<Region> regions(Access access) {
    try {
      var name =
          access.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
      return regions(ProfileFile.defaultProfileFile(), name);
    } catch (RuntimeException e) {
      // A file that cannot be read is told where credentials are looked for.
      return Set.of();
    }
  }

  static Set<Region> regions(ProfileFile file, String name) {
    var regions = new TreeSet<Region>();
    var seen = new HashSet<String>();
    var profile = file.profile(name);
    while (profile.isPresent() && seen.add(profile.get().name())) {
      region(file, profile.get()).ifPresent(regions::add);
      profile = profile.get().property(ProfileProperty.SOURCE_PROFILE).flatMap(file::profile);
    }
    return regions;
  }

  private static Optional<Region> region(ProfileFile file, Profile profile) {
    return profile
        .property(ProfileProperty.SSO_REGION)
        .or(
            () ->
                profile
                    .property(SSO_SESSION)
                    .flatMap(session -> file.getSection("sso-session", session))
                    .flatMap(section -> section.property(ProfileProperty.SSO_REGION)))
        .map(Region::new);
  }
}

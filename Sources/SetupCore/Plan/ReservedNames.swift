/// Names that a planned attribute must not take.
public enum ReservedNames {
  /// Attributes of a SCIM User and its common attributes (RFC 7643, sections 3.1, 4.1 and 8.7.1).
  public static let scim: Set<String> = [
    "id", "externalId", "meta", "schemas", "userName", "name", "displayName", "nickName",
    "profileUrl", "title", "userType", "preferredLanguage", "locale", "timezone", "active",
    "password", "emails", "phoneNumbers", "ims", "photos", "addresses", "groups", "entitlements",
    "roles", "x509Certificates", "formatted", "familyName", "givenName", "middleName",
    "honorificPrefix", "honorificSuffix",
  ]

  /// Base attributes that Okta puts into such an app's profile by itself.
  public static let oktaBase: Set<String> = [
    "userName", "email", "givenName", "familyName", "middleName", "displayName", "emailType",
    "secondaryEmail", "secondaryEmailType", "primaryPhone", "primaryPhoneType", "addressType",
    "streetAddress", "locality", "region", "postalCode", "country", "employeeNumber",
    "costCenter", "organization", "division", "department", "managerValue", "managerDisplayName",
  ]

  /// Whether a name is taken, whatever its letter case: SCIM's attribute names ignore it
  /// (RFC 7643, section 2.1).
  public static func contains(_ name: String) -> Bool {
    folded.contains(name.lowercased())
  }

  private static let folded = Set(scim.union(oktaBase).map { $0.lowercased() })
}

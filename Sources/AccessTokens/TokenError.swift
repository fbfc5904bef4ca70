/// Why a token is none of ours. Holds nothing that stood in it.
public enum TokenError: String, Error, Sendable, Hashable {
  /// Longer than `SignedToken.bytesMax`.
  case tooLong
  /// Not three parts of canonical base64url, the first two JSON objects that name everything once.
  case malformed
  /// Not an algorithm of our keys, or not that of the key it names.
  case algorithm
  /// Names a key that we do not have, or none where there are several.
  case unknownKey
  case signature
  /// A claim that has to be there is not, or is of another type.
  case claims
  case issuer
  case audience
  /// No access token.
  case type
  case expired
  case notYetValid
}

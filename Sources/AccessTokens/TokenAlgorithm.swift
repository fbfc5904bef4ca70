/// How a token may be signed. A source of keys has one family: a secret is never used as a public key, nor a
/// public key as a secret.
enum TokenAlgorithm: String, Sendable {
  case hs256 = "HS256"
  case rs256 = "RS256"
  case es256 = "ES256"
}

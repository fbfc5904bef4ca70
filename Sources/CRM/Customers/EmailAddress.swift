/// E-mail addresses: what every mail system accepts, no more.
///
/// Source: RFC 5321, sections 4.1.2 (dot-string, domain) and 4.5.3.1 (64 octets before the @). Quoted local
/// parts and address literals are legal there and used by nobody; they are refused.
enum EmailAddress {
  static func normalized(
    _ text: String, field: String, _ violations: inout Violations
  ) -> String {
    let address = TextRule.name.apply(text, field, &violations)
    if address.isEmpty {
      violations.add(field, "is required")
    } else if !isValid(address) {
      violations.add(field, "must be an e-mail address such as name@example.com")
    }
    return address
  }

  static func isValid(_ address: String) -> Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 64 else { return false }
    return isLocalPart(parts[0]) && isDomain(parts[1])
  }

  private static func isLocalPart(_ text: Substring) -> Bool {
    let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
    return atoms.allSatisfy { atom in
      !atom.isEmpty
        && atom.unicodeScalars.allSatisfy { scalar in
          isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
        }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
      }
  }

  /// Beyond ASCII as RFC 6531 allows: letters, marks and digits of any script.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: scalar.value >= 0x80 && scalar.properties.isIDContinue
    }
  }
}

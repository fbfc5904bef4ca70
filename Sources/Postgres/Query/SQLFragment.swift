/// A piece of SQL that is text of this program: a column, a direction, a table.
///
/// It can only be made from literals, so that no text from outside ever becomes SQL.
public struct SQLFragment: Sendable, Hashable, ExpressibleByStringLiteral {
  let text: String

  public init(stringLiteral text: StaticString) {
    self.text = text.description
  }

  private init(text: String) {
    self.text = text
  }

  public static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
    SQLFragment(text: left.text + right.text)
  }
}

extension Sequence where Element == SQLFragment {
  public func joined(separator: SQLFragment) -> SQLFragment {
    var whole: SQLFragment = ""
    var isFirst = true
    for part in self {
      whole = isFirst ? part : whole + separator + part
      isFirst = false
    }
    return whole
  }
}

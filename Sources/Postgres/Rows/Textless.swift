// What holds values has no text of them: whatever prints, logs or dumps it gets its shape.

extension Query: CustomStringConvertible, CustomReflectable {
  /// The text, in which values are parameters.
  public var description: String { sql }

  public var customMirror: Mirror { .empty(of: self) }
}

extension Row: CustomStringConvertible, CustomReflectable {
  public var description: String { "Row of \(columnCount) columns" }

  public var customMirror: Mirror { .empty(of: self) }
}

extension Rows: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(count) rows" }

  public var customMirror: Mirror { .empty(of: self) }
}

extension CellDecoder: CustomStringConvertible, CustomReflectable {
  public var description: String { "column \(column) of \(row)" }

  public var customMirror: Mirror { .empty(of: self) }
}

extension Mirror {
  fileprivate static func empty<Subject>(of subject: Subject) -> Mirror {
    Mirror(subject, children: EmptyCollection<Child>())
  }
}

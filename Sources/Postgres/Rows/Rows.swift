/// The rows of one statement, in the order in which PostgreSQL sent them.
///
/// They share libpq's memory, which lives as long as any of them, and are decoded when asked for.
public struct Rows: Sendable, RandomAccessCollection {
  let result: ResultSet?

  public var startIndex: Int { 0 }
  public var endIndex: Int { result?.rowCount ?? 0 }

  public subscript(position: Int) -> Row {
    guard let result, position >= 0, position < result.rowCount else {
      preconditionFailure("row \(position) of \(endIndex)")
    }
    return Row(result: result, index: position)
  }

  /// Rows inserted, updated, deleted or read by the statement.
  public var affectedRowCount: Int { result?.affectedRowCount ?? 0 }
}

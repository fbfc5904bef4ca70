internal import CLibPQ

/// Owns one `PGresult` and frees it.
///
/// `@unchecked Sendable`: once libpq has handed a result out it never changes, and every function
/// used here only reads it.
@usableFromInline
@safe final class ResultSet: @unchecked Sendable {
  private let result: OpaquePointer
  @usableFromInline let rowCount: Int
  @usableFromInline let columnCount: Int

  init(owning result: OpaquePointer) {
    unsafe self.result = result
    rowCount = Int(unsafe PQntuples(result))
    columnCount = Int(unsafe PQnfields(result))
  }

  deinit {
    unsafe PQclear(result)
  }

  /// Rows written or, for a SELECT, read.
  var affectedRowCount: Int {
    unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) } ?? 0
  }

  /// `COMMIT`, `INSERT 0 1`, …
  var commandTag: String {
    unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? ""
  }

  func columnName(_ column: Int) -> String {
    guard let column = Int32(exactly: column), let name = unsafe PQfname(result, column) else {
      return ""
    }
    return unsafe String(cString: name)
  }

  /// nil when there is no such column.
  func column(named name: String) -> Int? {
    // PQfnumber folds case and knows quotes; names here are meant as they stand.
    (0..<columnCount).first { columnName($0) == name }
  }

  @usableFromInline
  func type(ofColumn column: Int) -> PostgresType {
    PostgresType(oid: unsafe PQftype(result, Int32(truncatingIfNeeded: column)))
  }

  /// Shows one cell in libpq's memory; false is SQL NULL.
  ///
  /// - Precondition: row and column exist; `Row` sees to it.
  @usableFromInline
  func readCell(row: Int, column: Int, _ read: (Span<UInt8>) -> Void) -> Bool {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
    let row = Int32(truncatingIfNeeded: row)
    let column = Int32(truncatingIfNeeded: column)
    guard unsafe PQgetisnull(result, row, column) == 0,
      let start = unsafe PQgetvalue(result, row, column)
    else { return false }
    let length = Int(unsafe PQgetlength(result, row, column))
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: length)
    unsafe read(Span(_unsafeBytes: bytes))
    return true
  }
}

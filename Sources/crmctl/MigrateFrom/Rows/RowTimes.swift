import Protobuf
import WireProto

/// When a row was made and changed in the replaced service: the new row has times of its own.
struct RowTimes {
  let members: [JSONValue.Member]

  init(_ row: OldRow, _ time: OldTime) {
    members = ["created_at", "updated_at"].compactMap { column in
      guard case .instant(let instant, _) = time.read(row[column]) else { return nil }
      // A time that was read can be written.
      return (try? instant.json()).map { .init(column, $0) }
    }
  }
}

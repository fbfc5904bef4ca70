import Postgres

/// The statements about who is in which segment.
enum MembershipStore {
  /// As which PostgreSQL ends a transaction that relies on an old catalogue.
  static let catalogueChanged = SQLState("CRM01")

  /// Ends the transaction when criteria have changed since; keeps them from changing until its end.
  static func require(_ catalogue: SegmentCatalogue) -> Query {
    "SELECT require_segment_catalogue(\(catalogue.version))"
  }

  /// Who is to be in which of some segments.
  struct Memberships: Sendable {
    /// Each once.
    var customers: [ResourceID] = []
    /// The segments that are being decided about; all others stay as they are.
    let affected: [Int32]
    /// A place in `customers`, from 1, for each of `segments`.
    private(set) var places: [Int32] = []
    /// Those of each customer ascend.
    private(set) var segments: [Int32] = []
    private var ends: [Int] = []

    init(deciding affected: [Int32]) {
      self.affected = affected
    }

    mutating func add(_ customer: ResourceID, in segments: [Int32]) {
      customers.append(customer)
      places.append(contentsOf: repeatElement(Int32(customers.count), count: segments.count))
      self.segments += segments
      ends.append(self.segments.count)
    }

    /// Adds other customers, about whom the same segments are decided.
    mutating func append(_ others: Memberships) {
      places += others.places.map { $0 + Int32(customers.count) }
      ends += others.ends.map { $0 + segments.count }
      customers += others.customers
      segments += others.segments
    }

    /// The customers that are stored otherwise.
    /// - Parameter stored: for each of them, its segments, among them others than those decided about.
    func differing(from stored: [[Int32]]) -> [ResourceID] {
      let affected = Set(affected)
      var start = 0
      var different: [ResourceID] = []
      for (index, end) in ends.enumerated() {
        let known = stored[index].filter(affected.contains)
        if known != Array(segments[start..<end]) { different.append(customers[index]) }
        start = end
      }
      return different
    }
  }

  /// Writes what differs, behind the customers' locks: members, counts, events, and (unless it is a
  /// calculation) what timelines tell. Answers for each segment how many entered and left.
  static func change(
    _ memberships: Memberships, at now: Timestamptz, cause: String, isCalculation: Bool
  ) -> Query {
    """
    WITH wanted AS (
      SELECT customer_id,
        COALESCE(array_agg(segment) FILTER (WHERE segment IS NOT NULL), '{}') AS segments
      FROM unnest(\(memberships.customers)) WITH ORDINALITY AS given (customer_id, place)
      LEFT JOIN unnest(\(memberships.places), \(memberships.segments)) AS pair (place, segment)
        USING (place)
      GROUP BY customer_id),
    changed AS (
      SELECT customer_id, old, new FROM (
        SELECT wanted.customer_id, COALESCE(stored.segments, '{}') AS old,
          COALESCE(stored.segments - \(memberships.affected), '{}') | wanted.segments AS new
        FROM wanted LEFT JOIN customer_segment AS stored USING (customer_id)
        -- Reckoned once.
        OFFSET 0) AS compared
      WHERE old <> new),
    stored AS (
      INSERT INTO customer_segment (customer_id, bucket, segments)
      SELECT customer.id, customer.search_bucket, changed.new
      FROM changed JOIN customer ON customer.id = changed.customer_id
      ON CONFLICT (customer_id) DO UPDATE SET segments = excluded.segments),
    move AS (
      SELECT customer_id, segment, TRUE AS entered FROM changed, unnest(new - old) AS segment
      UNION ALL
      SELECT customer_id, segment, FALSE FROM changed, unnest(old - new) AS segment),
    counted AS (
      INSERT INTO segment_count AS counted (segment_number, slot, customers)
      SELECT segment, pg_backend_pid() % 8, sum(CASE WHEN entered THEN 1 ELSE -1 END)
      FROM move GROUP BY segment ORDER BY segment
      ON CONFLICT ON CONSTRAINT segment_count_pkey
      DO UPDATE SET customers = counted.customers + excluded.customers),
    told AS (
      INSERT INTO segment_change (customer_id, segment_number, occurred_at, entered, cause)
      SELECT customer_id, segment, \(now), entered, \(cause) FROM move
      WHERE NOT \(isCalculation)),
    event AS (
      INSERT INTO outbox_event
        (occurred_at, type, resource_id, revision, fields, customers, cause)
      SELECT \(now), CASE WHEN entered THEN 'crm.segment.entered' ELSE 'crm.segment.left' END,
        segment.id, segment.revision, '{}', array_agg(move.customer_id), \(cause)
      FROM move JOIN segment ON segment.number = move.segment
      GROUP BY segment.id, segment.revision, entered)
    SELECT segment, count(*) FILTER (WHERE entered), count(*) FILTER (WHERE NOT entered)
    FROM move GROUP BY segment
    """
  }

  /// When a customer's segments are to be looked at again.
  struct Due: Sendable {
    let customer: ResourceID
    let at: Timestamptz
  }

  /// Brings forward when customers' segments are looked at again.
  /// - Parameter dues: in the order of the customers' ids, in which everybody takes their locks.
  static func bringForward(_ dues: [Due]) -> Query {
    """
    INSERT INTO segment_due AS stored (customer_id, due_at)
    SELECT given.customer_id, given.due_at
    FROM unnest(\(dues.map(\.customer)), \(dues.map(\.at)))
      WITH ORDINALITY AS given (customer_id, due_at, place)
    LEFT JOIN segment_due AS known
      ON known.customer_id = given.customer_id AND known.due_at <= given.due_at
    -- A conflict would lock the row, though it stays as it is.
    WHERE known.customer_id IS NULL ORDER BY given.place
    ON CONFLICT ON CONSTRAINT segment_due_pkey
    DO UPDATE SET due_at = excluded.due_at WHERE excluded.due_at < stored.due_at
    """
  }
}

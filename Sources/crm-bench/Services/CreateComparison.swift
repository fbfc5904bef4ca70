import CRMProto
import DemoData
import Logging
import Measurement
import Postgres
import RPCClient
import Synchronization

/// CreateCustomer, beside pgbench that commits the same rows: of customer, words, audit and outbox.
struct CreateComparison {
  func run(on stage: ServicesStage) async throws -> [Promise] {
    let customers = DemoCustomers(seed: stage.seed)
    let service = CustomerServiceClient(stage.client)
    let samples = try await (0..<PgBench.scriptsMax).asyncMap { number in
      try await service.createCustomer(.init(customer: customers.customer(number).customer)).id
    }
    let pgbench = try PgBench(
      stage.server.database, scripts: try await scripts(of: samples, on: stage))
    defer { pgbench.removeFiles() }

    let next = Atomic(PgBench.scriptsMax)
    let load = ClosedLoop(client: stage.client, inFlight: 64) { _ in
      let number = next.add(1, ordering: .relaxed).newValue
      _ = try await service.createCustomer(.init(customer: customers.customer(number).customer))
    }
    let comparison = try await Comparison(
      load, with: pgbench, plan: stage.plan, on: stage.server)
    Report.printHeader()
    Report("create", inFlight: 64, comparison).print(asJSON: false)
    return [.atLeast("ratio to pgbench", comparison.ratio, 0.7, "")]
  }

  /// For each customer a transaction that writes its rows again, with another id and address each time.
  private func scripts(of ids: [String], on stage: ServicesStage) async throws -> [String] {
    let database = Database(
      DatabaseConfiguration(connectionString: stage.server.database),
      logger: Logger(label: "crm-bench"))
    let deadline = ContinuousClock.now + .seconds(60)
    _ = try await database.write([Self.insertText], deadline: deadline)
    let rows = try await database.report(Self.inserts(of: ids), deadline: deadline)
    let scripts = try rows.map { row in
      var cells = row.makeDecoder()
      let id = try cells.next(String.self)
      let email = try cells.next(String.self)
      let inserts = try cells.next([String].self).map { insert in
        Self.withoutVariables(insert).replacing("'\(id)'", with: Self.nextID(stage.seed))
          .replacing("'\(email)'", with: Self.nextEmail(stage.seed))
      }
      return """
        \\set n :n + 1
        \\startpipeline
        BEGIN;
        \(inserts.joined(separator: ";\n"));
        COMMIT;
        \\endpipeline

        """
    }
    await database.shutdown()
    return scripts
  }

  /// pgbench takes a colon before a word for a variable of its own, in a literal too: `"is_active":true`.
  private static func withoutVariables(_ sql: String) -> String {
    sql.replacing(/([^:]):([A-Za-z_])/) { "\($0.1): \($0.2)" }
  }

  /// Ascends for each client, as the server's do.
  private static func nextID(_ seed: UInt64) -> String {
    """
    (lpad(to_hex(:n::bigint), 12, '0') || '70008000' || lpad(to_hex(\(seed)), 8, '0') ||
      lpad(to_hex(:client_id::bigint), 4, '0'))::uuid
    """
  }

  private static func nextEmail(_ seed: UInt64) -> String {
    "'bench.\(seed).' || :n || '.' || :client_id || '@example.ma'"
  }

  /// A function that writes a row as the statement that would insert it.
  private static let insertText: Query = """
    CREATE OR REPLACE FUNCTION pg_temp_insert_text(relation regclass, key text, id uuid) RETURNS text
    LANGUAGE plpgsql AS $$
    DECLARE
      names text;
      literals text;
      answer text;
    BEGIN
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
        string_agg(format('quote_nullable(%I::text)', attname), ' || '', '' || ' ORDER BY attnum)
      INTO names, literals FROM pg_attribute
      WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' AND attidentity = '';
      EXECUTE format(
        'SELECT %L || %s || '')'' FROM %s WHERE %I = $1',
        format('INSERT INTO %s (%s) VALUES (', relation, names), literals, relation, key)
      INTO answer USING id;
      RETURN answer;
    END $$
    """

  private static func inserts(of ids: [String]) -> Query {
    """
    SELECT id::text, email, ARRAY[
      format('INSERT INTO search_word SELECT unnest(%L::text[]) ON CONFLICT DO NOTHING',
        ARRAY(SELECT term FROM unnest(search_terms) AS term WHERE term !~ '^[~^]' ORDER BY 1)),
      pg_temp_insert_text('customer', 'id', id),
      pg_temp_insert_text('outbox_event', 'resource_id', id),
      pg_temp_insert_text('audit_entry', 'resource_id', id),
      (SELECT format('INSERT INTO audit_value VALUES (currval(''audit_entry_id_seq''), %L, %L)',
        salt, changes)
      FROM audit_entry JOIN audit_value ON entry_id = audit_entry.id
      WHERE resource_id = customer.id LIMIT 1)]
    FROM customer WHERE id::text = ANY (\(ids))
    """
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(
    _ transform: (Element) async throws -> Value
  ) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}

/// Brings the four tables over, customers first: the others are theirs.
struct Migration {
  let context: MigrationContext

  func run() async throws {
    let created = try await createdCustomers()
    if !context.destination.isDryRun { try context.links.begin() }
    try await CustomerMigration(context: context, created: created).run()
    try await context.migrate(.interactions, by: InteractionMigration(context: context))
    try await context.migrate(.feedback, by: FeedbackMigration(context: context))
    // One after the other: they may refer to each other, and a name goes to the first.
    try await context.alone.migrate(.segments, by: SegmentMigration(context: context))
  }

  /// - Throws: `InputError` when the service has customers of an earlier run, of which no file of links is here:
  ///   interactions and feedback would come over once more.
  private func createdCustomers() async throws -> [Int64: CreatedCustomer] {
    let links = context.links
    let created = try await CreatedCustomer.all(
      in: context.destination, system: context.system, except: { links.isDone(.customers, $0) })
    guard links.isContinued || created.isEmpty else {
      throw InputError(
        """
        the service has \(created.count) customers of \(context.system) already: give the file of links \
        of that run by --links, without which interactions and feedback would come over twice
        """)
    }
    return created
  }
}

extension MigrationContext {
  /// The same, with one call in flight.
  var alone: MigrationContext {
    var context = self
    context.destination.inFlight = 1
    return context
  }
}
